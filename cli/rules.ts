import { rules } from '../core/lint/rules.generated.ts';
import { ruleUrl } from '../core/lint/urls.ts';
import { Status } from './failure.ts';
import { counted, painter, STYLE, type Terminal } from './terminal.ts';

/** `stowage rules`: every rule with its severity and its page. */
export function rulesCommand(format: 'pretty' | 'json', terminal: Terminal): number {
  const sorted = [...rules].sort((a, b) => (a.area + a.id < b.area + b.id ? -1 : 1));
  if (format === 'json') {
    const list = sorted.map(({ id, area, severity, evidence, title, docs }) => {
      return { id, area, severity, evidence, title, docs: ruleUrl(id), source: docs };
    });
    terminal.out(`${JSON.stringify({ rules: list }, null, 2)}\n`);
    return Status.fine;
  }
  const paint = painter(terminal);
  const width = Math.max(0, ...sorted.map((rule) => rule.id.length));
  let area = '';
  for (const rule of sorted) {
    if (rule.area !== area) {
      area = rule.area;
      terminal.out(`${paint('bold', area)}\n`);
    }
    const severity = paint(STYLE[rule.severity], rule.severity.padEnd(7));
    terminal.out(`  ${rule.id.padEnd(width)}  ${severity}  ${rule.title}\n`);
  }
  terminal.out(`\n${counted(sorted.length, 'rule')}\n`);
  return Status.fine;
}
