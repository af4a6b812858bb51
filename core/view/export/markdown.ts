import { piecesOf } from '../../text/isolate.ts';
import { markdownText } from '../../text/markdown.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import { cut } from '../escape.ts';
import type { Say } from '../model/placed.ts';
import type { Picture } from '../picture.ts';
import { zonesOf } from './svg.ts';

/** Rows of the table of instances; larger clusters are summed up by zone. */
const MOST_ROWS = 100;

/** The picture as Markdown: for pull requests and notes. */
export function toMarkdown(picture: Picture, say: Say): string {
  const words = (template: string, params: Message['params'] = {}) =>
    say(message(template, params));
  const lines = [`**${cell(picture.sentence)}**`, ''];
  lines.push(
    row([words('Service'), words('Tasks'), words('Not placed')]),
    row(['---', '---', '---']),
  );
  for (const [index, group] of picture.groups.entries()) {
    const rest = picture.unplaced.find((each) => each.group === index);
    const why = rest ? rest.reasons.map(({ message }) => message).join('; ') : '';
    lines.push(row([group.label, `${group.running + group.placed} / ${group.desired}`, why]));
  }
  for (const lane of picture.fargate) {
    const name = words('{group} on {provider}', {
      group: lane.label,
      provider: lane.capacityProvider,
    });
    const count = lane.copies + lane.running;
    lines.push(row([name, `${count} / ${count}`, '']));
  }
  lines.push('');
  const head = [
    'Availability Zone',
    'Instance',
    'Tasks',
    'CPU units available',
    'Memory available, MiB',
  ];
  lines.push(row(head.map((name) => words(name))), row(head.map(() => '---')));
  const summed = picture.instances.length > MOST_ROWS;
  for (const [zone, instances] of zonesOf(picture)) {
    if (summed) {
      const sum = (of: (one: (typeof instances)[number]) => number) =>
        String(instances.reduce((total, one) => total + of(one), 0));
      const count = words('{instances, plural, one {# instance} other {# instances}}', {
        instances: instances.length,
      });
      lines.push(
        row([
          zone,
          count,
          sum((one) => one.taskCount),
          sum((one) => one.cpu.remaining),
          sum((one) => one.memory.remaining),
        ]),
      );
      continue;
    }
    for (const one of instances) {
      const tasks: string[] = [];
      for (let at = 0; at < one.counts.length; at += 2) {
        const label = picture.groups[one.counts[at] ?? -1]?.label ?? words('other task');
        tasks.push(`${one.counts[at + 1]} × ${label}`);
      }
      const left = [one.cpu, one.memory].map((each) => `${each.remaining} / ${each.registered}`);
      lines.push(row([zone, one.label, tasks.join(', '), ...left]));
    }
  }
  for (const { label, capacityProvider, zones } of picture.fargate) {
    for (const { zone, copies, running } of zones) {
      lines.push(row([zone, capacityProvider, `${copies + running} × ${label}`, '', '']));
    }
  }
  return `${lines.join('\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return markdownText(cut(piecesOf(text).join(''), 200));
}
