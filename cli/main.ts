import { once } from 'node:events';
import { Status } from './failure.ts';
import { run } from './run.ts';

const { env, stdout } = process;
// A closed pipe (`stowage … | head`) ends the command without a word.
stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(Status.fine);
  process.stderr.write(`stowage: the output cannot be written: ${message}\n`);
  process.exit(Status.fault);
});
const colours = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
const terminal = {
  out: (text: string) => void stdout.write(text),
  drained: async () => {
    if (stdout.writableNeedDrain) await once(stdout, 'drain');
  },
  err: (text: string) => void process.stderr.write(text),
  colours,
};
// Not process.exit: output to a pipe may still be under way.
run(process.argv.slice(2), terminal).then((status) => {
  process.exitCode = status;
});
