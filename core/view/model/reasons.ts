import { areMany, isPort, portsInUse, portsInUseOn } from '../../analysis/explain/folded.ts';
import { counted } from '../../analysis/explain/words.ts';
import type { Reason } from '../../placement/filters/filters.ts';
import type { Say } from './placed.ts';

/**
 * What was lacking, a sentence for each thing; many host ports are one.
 * @param reasons of one instance, or of several that lack the same
 * @param instances how many these are
 */
export function reasonsInWords(reasons: readonly Reason[], say: Say, instances = 1): string[] {
  const subjects = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const key = `${reason.code} ${reason.subject ?? ''}`;
    const list = subjects.get(key);
    if (list) list.push(reason);
    else subjects.set(key, [reason]);
  }
  const things = [...subjects.values()];
  const ports = things.flatMap(([first]) => (first && isPort(first) ? [first.subject ?? ''] : []));
  const fold = areMany(ports);
  const said = new Set<string>();
  for (const same of things) {
    const [first] = same;
    if (!first) continue;
    if (fold && isPort(first)) {
      said.add(say(instances === 1 ? portsInUse(ports) : portsInUseOn(ports, instances)));
    } else said.add(say(instances === 1 ? first.message : counted(same, instances)));
  }
  return [...said];
}
