import { run } from './run.ts';

const { env, stdout } = process;
// A closed pipe (`stowage … | head`) ends the command without a word.
stdout.on('error', () => process.exit(0));
const colours = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
const terminal = {
  out: (text: string) => void stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  colours,
};
// Not process.exit: output to a pipe may still be under way.
run(process.argv.slice(2), terminal).then((status) => {
  process.exitCode = status;
});
