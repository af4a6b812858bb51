import { type ParseArgsConfig, parseArgs } from 'node:util';
import { version } from '../package.json';
import { captureCommand } from './capture.ts';
import { Status, UsageError } from './failure.ts';
import { FAIL_ON, LINT_FORMATS, lintCommand } from './lint.ts';
import { placeCommand } from './place.ts';
import { queryCommand } from './query.ts';
import { rulesCommand } from './rules.ts';
import type { Terminal } from './terminal.ts';

const HELP = `Stowage ${version}: Amazon ECS lint and placement preview

Usage:
  stowage lint PATH… [--format pretty|json|sarif|github|junit]
                     [--fail-on error|warning|info|hint|never]
                     [--fix] [--rule ID]…
  stowage place PLAN [--format pretty|json] [--seed N] [--advise]
                     [--report out.html]
  stowage query PLAN EXPRESSION [--format pretty|json]
  stowage capture [--cluster NAME] [--region REGION] [--out FOLDER]
                     prints AWS CLI lines that describe a cluster
  stowage capture --from FOLDER [--out PLAN]
                     writes a plan from the outputs of these lines
  stowage rules [--format pretty|json]

  PATH is a file, a folder to search, or - for standard input; PLAN a file, or -.

Exit status: 0 all is well; 1 findings, or tasks left unplaced; 2 wrong usage or
unreadable input; 3 a fault of Stowage. Nothing leaves your machine.
`;

const TEXTS = ['pretty', 'json'] as const;

/** Runs the command line. Never throws. @returns the exit status */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`stowage: ${error.message.replaceAll('\n', ' ')}\n`);
      return Status.usage;
    }
    terminal.err(`stowage: a fault of Stowage: ${error instanceof Error ? error.stack : error}\n`);
    return Status.fault;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'lint': {
      const { values, positionals } = parse(rest, {
        format: text,
        'fail-on': text,
        fix: flag,
        rule: many,
      });
      if (positionals.length === 0)
        throw new UsageError('lint needs a file or folder: stowage lint PATH…');
      const format = choice('--format', values.format, LINT_FORMATS, 'pretty');
      const failOn = choice('--fail-on', values['fail-on'], FAIL_ON, 'error');
      const { fix = false, rule = [] } = values;
      return lintCommand(
        { paths: positionals, format, failOn, version, fix, rules: rule },
        terminal,
      );
    }
    case 'place': {
      const { values, positionals } = parse(rest, {
        format: text,
        seed: text,
        advise: flag,
        report: text,
      });
      const [plan, ...more] = positionals;
      if (!plan || more.length > 0)
        throw new UsageError('place needs one plan: stowage place PLAN');
      const format = choice('--format', values.format, TEXTS, 'pretty');
      const { advise = false, report } = values;
      return placeCommand({ plan, format, seed: seed(values.seed), advise, report }, terminal);
    }
    case 'query': {
      const { values, positionals } = parse(rest, { format: text });
      const [plan, expression, ...more] = positionals;
      if (!plan || expression === undefined || more.length > 0) {
        throw new UsageError(
          "query needs a plan and an expression: stowage query PLAN 'attribute:x == y'",
        );
      }
      const format = choice('--format', values.format, TEXTS, 'pretty');
      return queryCommand({ plan, expression, format }, terminal);
    }
    case 'capture': {
      const options = { cluster: text, region: text, out: text, from: text };
      const { values, positionals } = parse(rest, options);
      if (positionals.length > 0) throw new UsageError(`capture takes no ${positionals[0]}`);
      const { cluster, region, out, from } = values;
      return captureCommand({ cluster, region, out, from }, terminal);
    }
    case 'rules': {
      const { values, positionals } = parse(rest, { format: text });
      if (positionals.length > 0) throw new UsageError(`rules takes no ${positionals[0]}`);
      return rulesCommand(choice('--format', values.format, TEXTS, 'pretty'), terminal);
    }
    case 'help':
    case '--help':
    case '-h':
      terminal.out(HELP);
      return Status.fine;
    case '--version':
    case '-v':
      terminal.out(`${version}\n`);
      return Status.fine;
    case undefined:
      throw new UsageError('a command is missing: lint, place, query, capture, rules or --help');
    default:
      throw new UsageError(
        `${command} is no command; there are lint, place, query, capture, rules and --help`,
      );
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const many = { type: 'string', multiple: true } as const;

function parse<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
  }
}

function choice<T extends string>(
  option: string,
  given: string | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  if (given === undefined) return fallback;
  const found = allowed.find((value) => value === given);
  if (!found) throw new UsageError(`${option} is one of ${allowed.join(', ')}, not ${given}`);
  return found;
}

function seed(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) {
    throw new UsageError(`--seed is a whole number from 0 to 999999999, not ${given}`);
  }
  return Number(given);
}
