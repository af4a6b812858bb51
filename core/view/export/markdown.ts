import { piecesOf } from '../../text/isolate.ts';
import { markdownText } from '../../text/markdown.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import { cut } from '../escape.ts';
import type { Say } from '../model/placed.ts';
import type { Picture, PictureInstance } from '../picture.ts';
import { zonesOf } from './svg.ts';

/** Rows of the table of instances; larger clusters are summed up by zone. */
const MOST_ROWS = 100;

type Words = (template: string, params?: Message['params']) => string;

/** The picture as Markdown: for pull requests and notes. */
export function toMarkdown(picture: Picture, say: Say): string {
  const words: Words = (template, params = {}) => say(message(template, params));
  const lines = [
    `**${cell(picture.sentence)}**`,
    '',
    ...serviceRows(picture, words),
    '',
    ...instanceRows(picture, words),
  ];
  return `${lines.join('\n')}\n`;
}

/** Services with how many of their tasks are placed, and why others are not. */
function serviceRows({ groups, unplaced, fargate }: Picture, words: Words): string[] {
  const lines = [
    row([words('Service'), words('Tasks'), words('Not placed')]),
    row(['---', '---', '---']),
  ];
  for (const [index, group] of groups.entries()) {
    const rest = unplaced.find((each) => each.group === index);
    const why = rest ? rest.reasons.map(({ message }) => message).join('; ') : '';
    lines.push(row([group.label, `${group.running + group.placed} / ${group.desired}`, why]));
  }
  for (const { label, capacityProvider: provider, copies, running } of fargate) {
    const name = words('{group} on {provider}', { group: label, provider });
    const count = copies + running;
    lines.push(row([name, `${count} / ${count}`, '']));
  }
  return lines;
}

/** Instances by zone with what they run and have left; of a large cluster the sums of each zone. */
function instanceRows(picture: Picture, words: Words): string[] {
  const { instances: all, groups, fargate } = picture;
  const head = [
    'Availability Zone',
    'Instance',
    'Tasks',
    'CPU units available',
    'Memory available, MiB',
  ];
  const lines = [row(head.map((name) => words(name))), row(head.map(() => '---'))];
  for (const [zone, instances] of zonesOf(picture)) {
    if (all.length > MOST_ROWS) {
      lines.push(sumRow(zone, instances, words));
      continue;
    }
    for (const one of instances) {
      const tasks: string[] = [];
      for (let at = 0; at < one.counts.length; at += 2) {
        const label = groups[one.counts[at] ?? -1]?.label ?? words('other task');
        tasks.push(`${one.counts[at + 1]} × ${label}`);
      }
      const left = [one.cpu, one.memory].map((each) => `${each.remaining} / ${each.registered}`);
      lines.push(row([zone, one.label, tasks.join(', '), ...left]));
    }
  }
  for (const { label, capacityProvider, zones } of fargate) {
    for (const { zone, copies, running } of zones) {
      lines.push(row([zone, capacityProvider, `${copies + running} × ${label}`, '', '']));
    }
  }
  return lines;
}

/** A zone in one row. */
function sumRow(zone: string, instances: readonly PictureInstance[], words: Words): string {
  const sum = (of: (one: PictureInstance) => number): string =>
    String(instances.reduce((total, one) => total + of(one), 0));
  const count = words('{instances, plural, one {# instance} other {# instances}}', {
    instances: instances.length,
  });
  const left = [sum((one) => one.cpu.remaining), sum((one) => one.memory.remaining)];
  return row([zone, count, sum((one) => one.taskCount), ...left]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return markdownText(cut(piecesOf(text).join(''), 200));
}
