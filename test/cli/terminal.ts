import { run } from '../../cli/run.ts';

/** What a command printed and how it ended. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a terminal without colours would. */
export async function stowage(...args: string[]): Promise<Ended> {
  let out = '';
  let err = '';
  const status = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colours: false,
  });
  return { status, out, err };
}
