import { markdownText } from '../../text/markdown.ts';
import type { GridColumn, GridMark } from '../resilience.ts';

/** The grid as a Markdown table: services by disturbances. */
export function resilienceMarkdown(columns: readonly GridColumn[]): string {
  const { services = [], heads = [] } = columns[0] ?? {};
  const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  const lines = [
    row(['', ...heads.map(({ label }) => label)]),
    `|---|${heads.map(() => '---').join('|')}|`,
  ];
  for (const [at, service] of services.entries()) {
    lines.push(row([service, ...columns.map(({ cells }) => textOf(cells[at] ?? null))]));
  }
  return `${lines.join('\n')}\n`;
}

function textOf(mark: GridMark | null): string {
  if (!mark) return '–';
  return mark.down ? `▾ ${mark.text}` : mark.text;
}
