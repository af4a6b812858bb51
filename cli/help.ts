/** How each command is called, and what its options do. */
export const USAGE = {
  lint: `stowage lint PATH… [--format pretty|json|sarif|github|gitlab|junit|rdjson]
                   [--fail-on error|warning|info|hint|never]
                   [--min-severity error|warning|info|hint]
                   [--preset recommended|hardening|all] [--fix]
                   [--rule ID]… [--no-errors-on-unmatched]

  Checks task definitions and service definitions. PATH is a file, a folder to
  search, or - for standard input.

  --format                  how findings are printed (default: pretty)
  --fail-on                 the least severity that gives exit status 1
                            (default: error)
  --min-severity            the least severity that is shown (default: warning,
                            or that of --fail-on if it is lower)
  --preset                  which rules apply: recommended, hardening (adds
                            general advice) or all (default: "extends" of
                            .stowagerc.json, else recommended)
  --fix                     write the fixes that do not change what a file means
  --rule ID                 check this rule only, whatever the preset; may be
                            given several times
  --no-errors-on-unmatched  do not fail for named files that are neither a task
                            definition, a service definition nor a plan
`,
  place: `stowage place PLAN [--format pretty|json] [--seed N] [--advise]
                   [--report FILE] [--check-deployments]

  Shows where the tasks of a plan are placed, and why others could not be. PLAN
  is a file, or - for standard input.

  --format   how the result is printed (default: pretty)
  --seed     a whole number that decides among equal instances
  --advise   what would let more tasks be placed, and what a failure would do
  --report   a file for the picture: an HTML page, or what .svg or .md names
  --check-deployments
             whether a deployment of each service would complete
`,
  simulate: `stowage simulate PLAN [--format pretty|json|csv|markdown] [--until T]
                   [--seed N] [--deploy SERVICE]… [--lose-zone ZONE]…
                   [--drain INSTANCE]…

  Shows what happens over time: the events of a plan, deployments, failures and
  draining. PLAN is a file, or - for standard input.

  --format     how the result is printed (default: pretty)
  --until      when the simulation ends: seconds, or a time such as 90s or 5m
  --seed       a whole number that decides among equal instances
  --deploy     deploy a new revision of a service at the start
  --lose-zone  lose an Availability Zone at the start
  --drain      set a container instance to DRAINING at the start
`,
  fleet: `stowage fleet PLAN [--format pretty|json|csv|markdown] [--seed N]
                   [--deployment] [--zone-loss] [--load-peak]
                   [--arm64] [--burstable] [--spot SHARE]

  Searches the catalogue for the cheapest instance types, mixes and counts that
  hold all tasks of a plan, with a lower bound. PLAN is a file, or - for
  standard input.

  --format      how the result is printed (default: pretty)
  --seed        a whole number that decides among equal instances
  --deployment  hold a deployment of any one service at its most tasks too
  --zone-loss   hold all tasks after the loss of any one Availability Zone
  --load-peak   hold the tasks that the load of each service needs at its peak
  --arm64       images run on arm64 too, unless a task definition says x86_64
  --burstable   use T instances too, whose sustained load costs more
  --spot        the share of the price on demand that Spot costs, such as 0.35
`,
  resilience: `stowage resilience PLAN [--format pretty|json|markdown|junit] [--seed N]

  Simulates what may happen to a cluster, one thing at a time, and shows what
  becomes of each service: an Availability Zone fails, an instance of each type
  is lost, one drains, Spot capacity is interrupted, the service is deployed, it
  has twice its tasks. PLAN is a file, or - for standard input.

  --format   how the result is printed (default: pretty)
  --seed     a whole number that decides among equal instances
`,
  diff: `stowage diff OLD NEW [--format pretty|json|markdown]

  Shows which tasks are created, replaced, stopped and moved from one plan to
  another; or what a new version of a task definition or service definition
  changes, and what that does to the running service. OLD and NEW are files.

  --format   how the result is printed (default: pretty)
`,
  facts: `stowage facts FILE [--format markdown|json]

  Shows what follows from a task definition or a service definition, offline: IAM
  policies with the lines that need them, what must exist first with the commands
  that create and check it, security groups and VPC endpoints, the price on
  Fargate, the longest times to start and to stop. FILE is a file, or - for
  standard input.

  --format   how the result is printed (default: markdown)
`,
  query: `stowage query PLAN EXPRESSION [--format pretty|json]

  Lists the container instances of a plan that a constraint expression selects.
  PLAN is a file, or - for standard input.

  --format   how the result is printed (default: pretty)
`,
  capture: `stowage capture [--cluster NAME] [--region REGION] [--out FOLDER]
stowage capture --from FOLDER [--out PLAN]

  Prints AWS CLI commands that describe a cluster, or writes a plan from the
  outputs of these commands. Runs none of them.

  --cluster  name or ARN of the cluster (default: default)
  --region   the Region (default: that of the AWS CLI's profile)
  --from     a folder with outputs
  --out      the folder for the outputs (default: live), or with --from the
             plan's file, or - for standard output
`,
  lsp: `stowage lsp --stdio

  Runs the language server for an editor, on standard input and output. It reads
  files of the workspace folders alone.

  --stdio   speak on standard input and output
`,
  mcp: `stowage mcp

  Offers lint, fixes, placement, simulation and the reference of the ECS API to
  agents, by the Model Context Protocol on standard input and output. It reads
  files of the repository of the working folder alone, and writes none.
`,
  completion: `stowage completion bash|zsh|fish

  Prints the script by which a shell completes commands, options and files.
`,
  rules: `stowage rules [--format pretty|json]

  Lists the rules of lint.

  --format   how they are printed (default: pretty)
`,
} as const;

/** How the commands are called in practice: a command line and what it does. */
export const EXAMPLES: Readonly<
  Record<keyof typeof USAGE, readonly (readonly [string, string])[]>
> = {
  lint: [
    ['stowage lint .', 'all documents below the working folder'],
    ['stowage lint . --fail-on warning --format github', 'annotations of a pull request'],
    ['stowage lint web.json --preset all --min-severity hint', 'everything there is to say'],
    ['stowage lint . --fix', 'mend what has one right answer'],
  ],
  place: [
    ['stowage place shop.stowage.json --advise', 'where tasks are placed, and what would help'],
    ['stowage place shop.stowage.json --report placement.html', 'the picture as a page'],
  ],
  simulate: [
    ['stowage simulate shop.stowage.json --deploy web', 'whether a deployment completes, and when'],
    ['stowage simulate shop.stowage.json --lose-zone eu-west-1a', 'what happens without a zone'],
  ],
  fleet: [
    ['stowage fleet shop.stowage.json --zone-loss', 'the cheapest instances that survive a zone'],
  ],
  resilience: [
    ['stowage resilience shop.stowage.json', 'what each failure does to each service'],
    ['stowage resilience shop.stowage.json --format markdown', 'a table for a pull request'],
  ],
  diff: [
    ['stowage diff old.stowage.json new.stowage.json', 'tasks that are created, replaced, stopped'],
    ['stowage diff old.json new.json', 'what a new task definition changes'],
  ],
  facts: [
    ['stowage facts web.task-definition.json', 'policies, prerequisites, network and price'],
    ['stowage facts web.task-definition.json --format json', 'the same for a program'],
  ],
  query: [
    ["stowage query shop.stowage.json 'attribute:stack == prod'", 'instances with an attribute'],
  ],
  capture: [
    ['stowage capture --cluster shop | sh', 'describe a cluster with the AWS CLI'],
    ['stowage capture --from live --out shop.stowage.json', 'make a plan of the outputs'],
  ],
  lsp: [['stowage lsp --stdio', 'as the editor starts it']],
  mcp: [['stowage mcp', 'as the agent starts it']],
  completion: [
    ['source <(stowage completion bash)', 'in ~/.bashrc'],
    ['source <(stowage completion zsh)', 'in ~/.zshrc, behind compinit'],
    ['stowage completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
  rules: [['stowage rules --format json', 'for a program']],
};

/** The help of one command. */
export function helpOf(command: keyof typeof USAGE): string {
  const lines = EXAMPLES[command].map(([line, what]) => `    ${line}\n        ${what}`);
  return `${USAGE[command]}\n  Examples:\n${lines.join('\n')}\n`;
}

const indented = Object.values(USAGE).map((usage) => {
  const [lines = ''] = usage.split('\n\n');
  return lines.replace(/^/gm, '  ');
});

/** The help for all commands. */
export const help = (
  version: string,
): string => `Stowage ${version}: Amazon ECS lint and placement preview

Usage:
${indented.join('\n')}

  Each command takes --help.

Exit status: 0 all is well; 1 findings, or tasks left unplaced; 2 wrong usage or
unreadable input; 3 an internal error. Nothing leaves your machine.
`;
