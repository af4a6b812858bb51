import type { Node } from '../text/node.ts';

/** One thing waits for another; undefined where a name is not known. */
export interface Edge {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The place that says so. */
  readonly at: Node;
}

/** A circle, with the place of the edge that closes it and the names along the way, first one twice. */
export interface Cycle {
  readonly at: Node;
  readonly path: readonly string[];
}

/** Finds circles, one for each edge that closes one. Walks without recursion, in linear time. */
export function cyclesIn(edges: readonly Edge[]): Cycle[] {
  const next = new Map<string, { to: string; at: Node }[]>();
  for (const { from, to, at } of edges) {
    if (from === undefined || to === undefined) continue;
    const list = next.get(from);
    if (list) list.push({ to, at });
    else next.set(from, [{ to, at }]);
  }
  const cycles: Cycle[] = [];
  const done = new Set<string>();
  for (const start of next.keys()) {
    if (done.has(start)) continue;
    const path: { name: string; index: number }[] = [{ name: start, index: 0 }];
    const on = new Set([start]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = next.get(top.name)?.[top.index++];
      if (!edge) {
        path.pop();
        on.delete(top.name);
        done.add(top.name);
      } else if (on.has(edge.to)) {
        const names = path.map((step) => step.name);
        cycles.push({ at: edge.at, path: [...names.slice(names.indexOf(edge.to)), edge.to] });
      } else if (!done.has(edge.to)) {
        path.push({ name: edge.to, index: 0 });
        on.add(edge.to);
      }
    }
  }
  return cycles;
}
