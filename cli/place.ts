import { draw, groupLabel, shortName } from '../core/placement/drawing/draw.ts';
import { Links } from '../core/placement/drawing/links.ts';
import { explainUnplaced } from '../core/placement/explain/unplaced.ts';
import type { PlacementResult } from '../core/placement/model.ts';
import type { Picture, PictureInstance } from '../core/placement/picture.ts';
import { place } from '../core/placement/place.ts';
import { format } from '../core/text/message.ts';
import { Status } from './failure.ts';
import { openPlan } from './plan.ts';
import { painter, printable, type Terminal } from './terminal.ts';

export interface PlaceCommand {
  readonly plan: string;
  readonly format: 'pretty' | 'json';
  readonly seed: number | undefined;
}

/** `stowage place`: where the tasks of a plan land, and why the others don't. */
export async function placeCommand(command: PlaceCommand, terminal: Terminal): Promise<number> {
  const plan = await openPlan(command.plan, terminal);
  const requests = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, requests, { seed: command.seed ?? plan.seed });
  const picture = draw({ plan, result }, format, new Links());
  terminal.out(
    command.format === 'json' ? json(command.plan, result, picture) : pretty(picture, terminal),
  );
  const broken = plan.findings.some(({ severity }) => severity === 'error');
  return picture.unplaced.length > 0 || broken ? Status.findings : Status.fine;
}

/**
 * The object of the contract: placed and unplaced copies, and what is left on each instance. One
 * entry a line, so that results can be compared; what copies share is written out once.
 */
function json(plan: string, result: PlacementResult, picture: Picture): string {
  const placed = result.outcomes.flatMap(({ request, placed: where }) =>
    [...where].map((index, copy) =>
      JSON.stringify({
        group: request.group,
        copy,
        containerInstance: picture.instances[index]?.name,
        availabilityZone: picture.instances[index]?.zone,
      }),
    ),
  );
  const unplaced = result.outcomes.flatMap((outcome, number) => {
    const why = explainUnplaced(result, number);
    if (!why) return [];
    const reasons = why.reasons.map((reason) => ({
      code: reason.code,
      containerInstances: reason.containerInstances,
      message: format(reason.message),
    }));
    const group = JSON.stringify(why.group);
    const rest = JSON.stringify({ event: why.event, reasons }).slice(1);
    return Array.from(
      { length: outcome.unplaced },
      (_, copy) => `{"group":${group},"copy":${outcome.placed.length + copy},${rest}`,
    );
  });
  const containerInstances = picture.instances.map((instance) =>
    JSON.stringify({
      containerInstance: instance.name,
      availabilityZone: instance.zone,
      instanceType: instance.type,
      registered: { cpu: instance.cpu.registered, memory: instance.memory.registered },
      remaining: { cpu: instance.cpu.remaining, memory: instance.memory.remaining },
      ...(instance.estimate ? { estimate: true } : {}),
      tasks: instance.tasks.length,
    }),
  );
  return [
    `{\n"plan": ${JSON.stringify(plan)},\n"seed": ${result.seed},\n`,
    `"placed": ${list(placed)},\n"unplaced": ${list(unplaced)},\n`,
    `"containerInstances": ${list(containerInstances)}\n}\n`,
  ].join('');
}

function list(entries: readonly string[]): string {
  return entries.length === 0 ? '[]' : `[\n  ${entries.join(',\n  ')}\n]`;
}

/** Instances that are listed one by one; larger clusters are summed up by zone. */
const MOST_LISTED = 60;

function pretty(picture: Picture, terminal: Terminal): string {
  const paint = painter(terminal);
  const lines = [paint('bold', printable(picture.sentence)), ''];
  for (const each of picture.unplaced) {
    const group = printable(picture.groups[each.group]?.label ?? '');
    lines.push(`${paint('yellow', `${each.copies} × ${group}`)} did not land:`);
    for (const reason of each.reasons) lines.push(`  ${printable(reason.message)}`);
    lines.push(paint('dim', `  ${printable(each.event)}`), '');
  }
  const zones = new Map<string, PictureInstance[]>();
  for (const instance of picture.instances) {
    zones.set(instance.zone, [...(zones.get(instance.zone) ?? []), instance]);
  }
  for (const [zone, instances] of [...zones].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(paint('bold', `${printable(zone) || 'no Availability Zone'}`));
    if (picture.instances.length > MOST_LISTED) {
      const tasks = instances.reduce((sum, instance) => sum + instance.tasks.length, 0);
      lines.push(`  ${instances.length} instances, ${tasks} tasks`);
      continue;
    }
    for (const instance of instances) lines.push(`  ${row(instance, picture)}`);
  }
  for (const note of picture.notes) {
    if (note.severity === 'info') lines.push('', paint('dim', printable(note.message)));
  }
  return `${lines.join('\n')}\n`;
}

function row(instance: PictureInstance, picture: Picture): string {
  const counts = new Map<number, number>();
  for (const { group } of instance.tasks) counts.set(group, (counts.get(group) ?? 0) + 1);
  const tasks = [...counts]
    .map(([group, count]) => `${groupLabel(picture.groups[group]?.name ?? 'other')} × ${count}`)
    .join(', ');
  const { cpu, memory } = instance;
  const name = printable(shortName(instance.name)).padEnd(16);
  const used = `cpu ${bar(cpu)} ${cpu.remaining} free  mem ${bar(memory)} ${memory.remaining} MiB free`;
  return `${name}${printable(instance.type).padEnd(12)}${used}  ${printable(tasks)}`.trimEnd();
}

/** Ten cells, filled as far as the resource is used. */
function bar({ registered, remaining }: { registered: number; remaining: number }): string {
  const used = registered > 0 ? Math.min(1, Math.max(0, 1 - remaining / registered)) : 0;
  const filled = Math.round(used * 10);
  return '█'.repeat(filled) + '░'.repeat(10 - filled);
}
