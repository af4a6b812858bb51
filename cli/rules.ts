import { DEFAULT_PRESET } from '../core/lint/presets.ts';
import { rules } from '../core/lint/rules.generated.ts';
import { ruleUrl } from '../core/lint/urls.ts';
import { Status } from './failure.ts';
import {
  counted,
  type Line,
  line,
  print,
  printJson,
  STYLE,
  styled,
  type Terminal,
} from './terminal.ts';

/** `stowage rules`: every rule with its severity and its page. */
export function rulesCommand(format: 'pretty' | 'json', terminal: Terminal): number {
  const sorted = [...rules].sort((a, b) => (a.area + a.id < b.area + b.id ? -1 : 1));
  if (format === 'json') {
    const list = sorted.map(({ id, area, severity, evidence, preset, title, docs }) => {
      return {
        id,
        area,
        severity,
        evidence,
        preset: preset ?? DEFAULT_PRESET,
        title,
        docs: ruleUrl(id),
        source: docs,
      };
    });
    printJson(terminal, { rules: list });
    return Status.fine;
  }
  const lines: Line[] = [];
  const width = Math.max(0, ...sorted.map((rule) => rule.id.length));
  let area = '';
  for (const rule of sorted) {
    if (rule.area !== area) {
      area = rule.area;
      lines.push([styled('bold', area)]);
    }
    const severity = styled(STYLE[rule.severity], rule.severity.padEnd(7));
    lines.push(line`  ${rule.id.padEnd(width)}  ${severity}  ${rule.title}`);
  }
  print(terminal, [...lines, '', counted(sorted.length, 'rule')]);
  return Status.fine;
}
