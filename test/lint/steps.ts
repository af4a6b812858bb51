import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

// Compiled code counts only some of its calls.
for (const flag of ['--no-opt', '--no-maglev', '--no-sparkplug']) setFlagsFromString(flag);

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/**
 * How many functions and blocks of the core a piece of work runs, loops counted by their rounds: the
 * same on every machine, unlike milliseconds. What the JavaScript engine does by itself (searching a
 * string, matching a pattern) counts as nothing.
 */
export function stepsOf(work: () => void): number {
  const session = new Session();
  session.connect();
  const post = (method: string, params?: object): unknown => {
    let answer: unknown;
    session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  };
  try {
    post('Profiler.enable');
    post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    // What was counted before starts again from zero.
    post('Profiler.takePreciseCoverage');
    work();
    const { result } = post('Profiler.takePreciseCoverage') as Coverage;
    let steps = 0;
    for (const { url, functions } of result) {
      if (!/\/core\//.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
    return steps;
  } finally {
    post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}
