import { run } from './run.ts';

const { env, stdout } = process;
// A closed pipe (`stowage … | head`) ends the command without a word.
stdout.on('error', () => process.exit(0));
const colours = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colours,
});
