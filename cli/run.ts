import { PRESETS } from '../core/lint/presets.ts';
import { version } from '../package.json';
import { choice, flag, many, optional, parse, seed, share, text } from './arguments.ts';
import { captureCommand } from './capture.ts';
import { completion, SHELLS } from './completion.ts';
import { DIFF_FORMATS, diffCommand } from './diff.ts';
import { FACTS_FORMATS, factsCommand } from './facts.ts';
import { Status, UsageError } from './failure.ts';
import { FLEET_FORMATS, fleetCommand } from './fleet.ts';
import { help, helpOf, USAGE } from './help.ts';
import { FAIL_ON, LINT_FORMATS, lintCommand, SEVERITIES } from './lint.ts';
import { placeCommand } from './place.ts';
import { queryCommand } from './query.ts';
import { RESILIENCE_FORMATS, resilienceCommand } from './resilience.ts';
import { rulesCommand } from './rules.ts';
import { SIMULATE_FORMATS, simulateCommand } from './simulate.ts';
import { printError, type Terminal } from './terminal.ts';

const TEXTS = ['pretty', 'json'] as const;

type Command = (args: readonly string[], terminal: Terminal) => number | Promise<number>;

const COMMANDS: Readonly<Record<keyof typeof USAGE, Command>> = {
  lint(args, terminal) {
    const { values, positionals: paths } = parse(args, {
      format: text,
      'fail-on': text,
      fix: flag,
      'min-severity': text,
      preset: text,
      rule: many,
      'no-errors-on-unmatched': flag,
    });
    if (paths.length === 0) throw new UsageError('lint needs a file or folder: stowage lint PATH…');
    const format = choice('--format', values.format, LINT_FORMATS, 'pretty');
    const failOn = choice('--fail-on', values['fail-on'], FAIL_ON, 'error');
    const minSeverity = optional('--min-severity', values['min-severity'], SEVERITIES);
    const preset = optional('--preset', values.preset, PRESETS);
    const {
      fix = false,
      rule: rules = [],
      'no-errors-on-unmatched': allowUnmatched = false,
    } = values;
    const output = { format, failOn, minSeverity, preset };
    return lintCommand({ paths, ...output, version, fix, rules, allowUnmatched }, terminal);
  },
  place(args, terminal) {
    const options = {
      format: text,
      seed: text,
      advise: flag,
      report: text,
      'check-deployments': flag,
    };
    const { values, positionals } = parse(args, options);
    const [plan, ...more] = positionals;
    if (!plan || more.length > 0) throw new UsageError('place needs one plan: stowage place PLAN');
    const format = choice('--format', values.format, TEXTS, 'pretty');
    const { advise = false, report, 'check-deployments': checkDeployments = false } = values;
    const command = { plan, format, seed: seed(values.seed), advise, report, checkDeployments };
    return placeCommand(command, terminal);
  },
  simulate(args, terminal) {
    const options = {
      format: text,
      seed: text,
      until: text,
      deploy: many,
      'lose-zone': many,
      drain: many,
    };
    const { values, positionals } = parse(args, options);
    const [plan, ...more] = positionals;
    if (!plan || more.length > 0) {
      throw new UsageError('simulate needs one plan: stowage simulate PLAN');
    }
    const format = choice('--format', values.format, SIMULATE_FORMATS, 'pretty');
    const { until, deploy = [], 'lose-zone': loseZones = [], drain = [] } = values;
    const command = { plan, format, seed: seed(values.seed), until, deploy, loseZones, drain };
    return simulateCommand(command, terminal);
  },
  fleet(args, terminal) {
    const { values, positionals } = parse(args, {
      format: text,
      seed: text,
      deployment: flag,
      'zone-loss': flag,
      'load-peak': flag,
      arm64: flag,
      burstable: flag,
      spot: text,
    });
    const [plan, ...more] = positionals;
    if (!plan || more.length > 0) throw new UsageError('fleet needs one plan: stowage fleet PLAN');
    const { deployment = false, arm64 = false, burstable = false } = values;
    const { 'zone-loss': zoneLoss = false, 'load-peak': loadPeak = false } = values;
    const output = {
      format: choice('--format', values.format, FLEET_FORMATS, 'pretty'),
      seed: seed(values.seed),
      spot: share('--spot', values.spot),
    };
    const command = { plan, ...output, deployment, zoneLoss, loadPeak, arm64, burstable };
    return fleetCommand(command, terminal);
  },
  resilience(args, terminal) {
    const { values, positionals } = parse(args, { format: text, seed: text });
    const [plan, ...more] = positionals;
    if (!plan || more.length > 0) {
      throw new UsageError('resilience needs one plan: stowage resilience PLAN');
    }
    const format = choice('--format', values.format, RESILIENCE_FORMATS, 'pretty');
    return resilienceCommand({ plan, format, seed: seed(values.seed) }, terminal);
  },
  diff(args, terminal) {
    const { values, positionals } = parse(args, { format: text });
    const [before, after, ...more] = positionals;
    if (!before || !after || more.length > 0) {
      throw new UsageError('diff needs two files: stowage diff OLD NEW');
    }
    const format = choice('--format', values.format, DIFF_FORMATS, 'pretty');
    return diffCommand({ before, after, format }, terminal);
  },
  facts(args, terminal) {
    const { values, positionals } = parse(args, { format: text });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) throw new UsageError('facts needs one file: stowage facts FILE');
    return factsCommand(
      { path, format: choice('--format', values.format, FACTS_FORMATS, 'markdown') },
      terminal,
    );
  },
  query(args, terminal) {
    const { values, positionals } = parse(args, { format: text });
    const [plan, expression, ...more] = positionals;
    if (!plan || expression === undefined || more.length > 0) {
      throw new UsageError(
        "query needs a plan and an expression: stowage query PLAN 'attribute:x == y'",
      );
    }
    const format = choice('--format', values.format, TEXTS, 'pretty');
    return queryCommand({ plan, expression, format }, terminal);
  },
  capture(args, terminal) {
    const options = { cluster: text, region: text, out: text, from: text };
    const { values, positionals } = parse(args, options);
    if (positionals.length > 0) throw new UsageError(`capture takes no ${positionals[0]}`);
    const { cluster, region, out, from } = values;
    return captureCommand({ cluster, region, out, from }, terminal);
  },
  async lsp(args) {
    const { values, positionals } = parse(args, { stdio: flag });
    if (!values.stdio || positionals.length > 0) {
      throw new UsageError('lsp speaks on standard input and output: stowage lsp --stdio');
    }
    // Only here: it is as large as all the rest.
    const { lspCommand } = await import('./lsp/command.ts');
    return lspCommand();
  },
  async mcp(args) {
    const { positionals } = parse(args, {});
    if (positionals.length > 0) throw new UsageError(`mcp takes no ${positionals[0]}`);
    const { mcpCommand } = await import('./mcp/command.ts');
    return mcpCommand();
  },
  completion(args, terminal) {
    const [shell, ...more] = parse(args, {}).positionals;
    const found = SHELLS.find((each) => each === shell);
    if (!found || more.length > 0) {
      throw new UsageError(`completion needs a shell: ${SHELLS.join(', ')}`);
    }
    terminal.out(completion(found));
    return Status.fine;
  },
  rules(args, terminal) {
    const { values, positionals } = parse(args, { format: text });
    if (positionals.length > 0) throw new UsageError(`rules takes no ${positionals[0]}`);
    return rulesCommand(choice('--format', values.format, TEXTS, 'pretty'), terminal);
  },
};

/** Runs the command line. Never throws. @returns the exit status */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      printError(terminal, `stowage: ${error.message}`);
      return Status.usage;
    }
    const stack = error instanceof Error ? error.stack : String(error);
    printError(terminal, ...`stowage: internal error: ${stack}`.split('\n'));
    return Status.fault;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = args;
  if (first === 'help' || first === '--help' || first === '-h') {
    terminal.out(help(version));
    return Status.fine;
  }
  if (first === '--version' || first === '-v') {
    terminal.out(`${version}\n`);
    return Status.fine;
  }
  const names = Object.keys(USAGE).join(', ');
  if (first === undefined) throw new UsageError(`a command is missing: ${names} or --help`);
  if (!isCommand(first)) {
    throw new UsageError(`${first} is no command; there are ${names} and --help`);
  }
  if (asksForHelp(rest)) {
    terminal.out(helpOf(first));
    return Status.fine;
  }
  return COMMANDS[first](rest, terminal);
}

function isCommand(name: string): name is keyof typeof USAGE {
  return Object.hasOwn(USAGE, name);
}

/** Behind `--` stand names of files alone. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}
