import type { FleetOnFargate } from '../../analysis/fleet/fargate.ts';
import type { Fleet, FleetSearch } from '../../analysis/fleet/search.ts';
import { EC2_PRICE_REGION } from '../../ecs/data/fargate-prices.ts';
import { RESOURCES } from '../../placement/resources.ts';
import { markdownText } from '../../text/markdown.ts';
import { type Message, message } from '../../text/message.ts';

/** Fleets of a plan with what they are compared with. */
export interface FleetAnswer {
  readonly search: FleetSearch;
  readonly fargate: FleetOnFargate;
}

type Say = (message: Message) => string;

/** A fleet in short: types and counts, those of one type together. */
export function fleetName({ parts }: Fleet): string {
  const counts = new Map<string, number>();
  for (const { type, count } of parts) counts.set(type.name, (counts.get(type.name) ?? 0) + count);
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}

/** Columns of the list of fleets. */
export function fleetHead(say: Say): readonly string[] {
  return [
    message('instances'),
    message('USD an hour'),
    message('of the bound'),
    message('headroom'),
    message('what binds'),
    message('tasks are placed by'),
  ].map(say);
}

/** One line of the list of fleets. */
export function fleetRow(fleet: Fleet, bound: number, say: Say): readonly string[] {
  const headroom = Object.entries(fleet.headroom).map(
    ([name, share]) => `${name} ${Math.round(share * 100)} %`,
  );
  const placedBy =
    fleet.placedBy === 'strategies'
      ? message('the strategies of the services')
      : message('the assignment below');
  return [
    fleetName(fleet),
    fleet.price.toFixed(3),
    bound > 0 ? `${Math.round((fleet.price / bound) * 1000) / 10} %` : '–',
    headroom.join(', '),
    say(message(RESOURCES[fleet.binding].label)),
    say(placedBy),
  ];
}

/** What is said about the list as a whole. */
export function fleetNotes({ search, fargate }: FleetAnswer, say: Say): readonly string[] {
  const { bound, demand, fleets } = search;
  const tasks = demand.items.reduce((sum, { count }) => sum + count, 0);
  const notes = [
    message(
      'No fleet for these {tasks} tasks costs less than {bound} USD an hour, at prices of {region}.',
      { tasks, bound: bound.toFixed(3), region: EC2_PRICE_REGION },
    ),
  ];
  if (fargate.price !== undefined) {
    const template = 'On Fargate the same tasks cost {price} USD an hour, at prices of {region}.';
    notes.push(message(template, { price: fargate.price.toFixed(3), region: fargate.region }));
  } else if (fargate.impossible.length > 0) {
    const template = 'Fargate has no task size for {groups}.';
    notes.push(message(template, { groups: fargate.impossible.join(', ') }));
  }
  if (demand.impossible.length > 0) {
    const template = 'No instance type with a known price takes a task of {groups}.';
    notes.push(message(template, { groups: demand.impossible.join(', ') }));
  }
  if (fleets.length === 0) notes.push(message('No fleet was found.'));
  return notes.map(say);
}

/** The tasks on each instance of a fleet, one line for instances that hold the same. */
export function assignmentLines({ parts }: Fleet): readonly string[] {
  return parts.map(({ type, count, tasks }) => {
    const held = tasks.map(
      (one) => `${one.count} ${one.group.replace(/^(?:service|family):/, '')}`,
    );
    return `${count} × ${type.name}: ${held.join(', ')}`;
  });
}

/** The fleets as a Markdown page. */
export function fleetMarkdown(answer: FleetAnswer, say: Say): string {
  const { bound, fleets } = answer.search;
  const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  const head = fleetHead(say);
  const lines = [row(head), `|${head.map(() => '---').join('|')}|`];
  for (const fleet of fleets) lines.push(row(fleetRow(fleet, bound, say)));
  lines.push('', ...fleetNotes(answer, say).map((note) => `* ${markdownText(note)}`));
  const assigned = fleets.find(({ placedBy }) => placedBy === 'assignment');
  if (assigned) {
    lines.push('', `## ${markdownText(fleetName(assigned))}`, '');
    lines.push(...assignmentLines(assigned).map((one) => `* ${markdownText(one)}`));
  }
  return `${lines.join('\n')}\n`;
}
