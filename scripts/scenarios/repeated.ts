import type { Case, Kind } from './kind.ts';

const VARY = new Set(['hostClock', 'hostTimeZone', 'cores']);

/** Runs blocks again while the machine has another time, another time zone. */
export const repeated: Kind = {
  inputs: ['blocks', 'runs', 'vary'],
  results: ['identicalEventLists'],
  run: (one) => {
    const vary = one.given.list('vary').map(String);
    const unknown = vary.find((name) => !VARY.has(name));
    if (unknown !== undefined) throw new Error(`unknown variation ${unknown}`);
    const runs = one.given.number('runs');
    const first = listsOf(one);
    let identical = true;
    for (let run = 1; run < runs; run++) {
      identical &&= elsewhere(vary, run, () => listsOf(one)) === first;
    }
    return { identicalEventLists: identical };
  },
};

function listsOf(one: Case): string {
  return one.given
    .list('blocks')
    .map((id) => one.again(String(id)))
    .join('\n');
}

/** Does something while clock and time zone are others. */
function elsewhere<T>(vary: readonly string[], run: number, act: () => T): T {
  const { now } = Date;
  const { TZ } = process.env;
  if (vary.includes('hostClock')) Date.now = () => run * 1e12;
  if (vary.includes('hostTimeZone')) process.env.TZ = 'Pacific/Kiritimati';
  try {
    return act();
  } finally {
    Date.now = now;
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}
