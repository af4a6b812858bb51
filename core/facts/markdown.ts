import { markdownCode, markdownText } from '../text/markdown.ts';
import type { CostFact, DefinitionFacts, Facts, PrerequisiteFact } from './facts.ts';
import type { Place } from './placing.ts';
import type { RoleFacts } from './role-facts.ts';

/** Facts as a page for people and pull requests. Names of the document are shown as text, never as markup. */
export function factsMarkdown(file: string, { definitions }: Facts): string {
  const lines = definitions.flatMap((each) => definitionLines(file, each));
  return `${lines.join('\n').trimEnd()}\n`;
}

const ROLE_TITLES: Readonly<Record<RoleFacts['role'], string>> = {
  execution: 'Execution role',
  task: 'Task role',
  instance: 'Instance profile',
  infrastructure: 'Infrastructure role',
  deployment: 'Whoever deploys',
};

function definitionLines(file: string, facts: DefinitionFacts): string[] {
  const title = [facts.service, facts.family].filter((each) => each !== null).join(', ');
  return [
    `# ${markdownText(title === '' ? file : title)}`,
    '',
    ...scopeLines(facts),
    '',
    '## Permissions',
    '',
    ...facts.roles.flatMap(roleLines),
    ...prerequisiteLines(facts),
    ...networkLines(facts),
    ...costLines(facts.cost),
    ...timeLines(facts.times),
  ];
}

function scopeLines({ partition, region, account, placeholders }: DefinitionFacts): string[] {
  const lines = Object.entries({ Partition: partition, Region: region, Account: account }).map(
    ([name, told]) => {
      if (!told) return `* ${name}: not in the file`;
      const assumed = told.assumed ? '; assumed, since all values agree on it' : '';
      return `* ${name}: ${markdownCode(told.value)} (${placeText(told)}${assumed})`;
    },
  );
  if (placeholders.length > 0) {
    lines.push('* To be filled in:');
    for (const each of placeholders) {
      lines.push(`  * ${markdownCode(each.value)} (${placeText(each)})`);
    }
  }
  return lines;
}

function placeText({ file, path, line }: Place): string {
  const where = `${markdownCode(path)}, line ${line}`;
  return file === undefined ? where : `${markdownCode(file)}: ${where}`;
}

function roleLines({ role, arn, ...facts }: RoleFacts): string[] {
  const lines = [`### ${ROLE_TITLES[role]}`, ''];
  if (arn !== null) lines.push(markdownCode(arn), '');
  else if (role === 'execution' || role === 'task') {
    lines.push('The definition does not name this role.', '');
  }
  for (const each of facts.managedPolicies) {
    const version = `${each.version} of ${each.date}`;
    lines.push(
      `Managed policy ${markdownCode(each.arn)} (${version}): ${markdownText(each.why)} (${placeText(each)})`,
      '',
    );
  }
  if (facts.needs.length > 0) lines.push(...needLines(facts.needs));
  else if (facts.managedPolicies.length === 0) {
    lines.push('The file asks for no permission of this role.', '');
  }
  if (facts.policy) lines.push('Policy:', '', ...fenced(facts.policy));
  if (facts.trust) lines.push('Trust policy:', '', ...fenced(facts.trust));
  if (role === 'task') {
    lines.push('What the application itself calls is not in the file: add it.', '');
  }
  if (facts.open.length > 0) lines.push(...openLines(facts.open));
  return lines;
}

/** A row for each place, and below what each statement is for. */
function needLines(needs: RoleFacts['needs']): string[] {
  const lines = ['| statement | resource | needed by |', '|---|---|---|'];
  for (const each of needs) {
    const resources = each.resources.map(markdownCode).join(', ');
    lines.push(`| ${each.sid} | ${cell(resources)} | ${cell(placeText(each))} |`);
  }
  const reasons = needs.map(
    ({ sid, why, source }) => `* ${sid}: ${markdownText(why)} Source: ${markdownText(source)}.`,
  );
  return [...lines, '', ...new Set(reasons), ''];
}

/** What must be named, once for all places that ask for the same. */
function openLines(open: RoleFacts['open']): string[] {
  const places = new Map<string, string[]>();
  for (const each of open) {
    const actions = each.actions.map(markdownCode).join(', ');
    const resources = each.resources.map(markdownCode).join(', ');
    const grant = actions === '' ? '' : ` Prepared: ${actions} on ${resources}.`;
    const key = `${markdownText(each.why)}${grant}`;
    places.set(key, [...(places.get(key) ?? []), placeText(each)]);
  }
  const lines = [...places].map(([what, where]) => `* ${what} (${where.join('; ')})`);
  return ['To be named, and no part of the policy:', '', ...lines, ''];
}

/** A cell of a table: its code spans may not hold a bar. */
function cell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}

/** A value as a block of JSON; none of its lines can end the block, since its texts are quoted. */
function fenced(value: object): string[] {
  return ['```json', ...JSON.stringify(value, null, 2).split('\n'), '```', ''];
}

function prerequisiteLines({ prerequisites, images }: DefinitionFacts): string[] {
  if (prerequisites.length === 0) return [];
  const lines = ['## What must exist first', ''];
  for (const each of prerequisites) lines.push(...prerequisite(each));
  lines.push('');
  for (const { login, push } of images) {
    if (login === null || push === null) continue;
    lines.push('```sh', login, push, '```', '');
  }
  return lines;
}

function prerequisite({ kind, name, why, create, check, ...place }: PrerequisiteFact): string[] {
  const lines = [`* ${kind} ${markdownCode(name)} (${placeText(place)}). ${markdownText(why)}`];
  if (create !== null) lines.push(`  * create: ${markdownCode(create)}`);
  if (check !== null) lines.push(`  * check: ${markdownCode(check)}`);
  return lines;
}

function networkLines(facts: DefinitionFacts): string[] {
  const lines = ['## Network', ''];
  const { securityGroups, endpoints, publicImages } = facts;
  if (securityGroups.length > 0) {
    lines.push('| rule | protocol | port | security group | why | needed by |');
    lines.push('|---|---|---|---|---|---|');
  }
  for (const { direction, protocol, ports, group, why, ...place } of securityGroups) {
    const cells = [direction, protocol, ports, group, why].map(markdownText);
    lines.push(`| ${cells.join(' | ')} | ${cell(placeText(place))} |`);
  }
  if (securityGroups.length > 0) lines.push('');
  if (endpoints.length > 0) {
    lines.push('In a subnet without NAT and public addresses, these VPC endpoints:', '');
  }
  for (const { service, type, why, ...place } of endpoints) {
    lines.push(`* ${markdownCode(service)} (${type}): ${markdownText(why)} (${placeText(place)})`);
  }
  if (endpoints.length > 0) lines.push('');
  for (const { image, ...place } of publicImages) {
    const where = placeText(place);
    lines.push(
      `* No endpoint reaches ${markdownCode(image)} (${where}): it needs NAT, or a pull through cache.`,
    );
  }
  if (publicImages.length > 0) lines.push('');
  return lines.length > 2 ? lines : [];
}

function costLines(cost: CostFact): string[] {
  const lines = ['## Price', ''];
  if (!cost.known) return [...lines, cost.why, ''];
  const { vCpu, gb, region, architecture, tasks, perHour, perMonth, source } = cost;
  const [least, most] = cost.spotPerMonth;
  lines.push(
    `One task of ${vCpu} vCPU and ${gb} GB on Fargate, Linux, ${architecture}, ${region}: ` +
      `${perHour} USD an hour, ${perMonth.toFixed(2)} USD a month of 730 hours.`,
    '',
    `On Fargate Spot between ${least.toFixed(2)} and ${most.toFixed(2)} USD a month: its price changes all the time.`,
    '',
  );
  if (tasks !== null) {
    lines.push(`${tasks} tasks: ${(tasks * perMonth).toFixed(2)} USD a month.`, '');
  }
  return [...lines, `Source: ${source}.`, ''];
}

function timeLines({ healthy, stop, containers }: DefinitionFacts['times']): string[] {
  if (containers.length === 0) return [];
  const seconds = (value: number | null): string => (value === null ? 'not known' : `${value} s`);
  const start =
    healthy === 0
      ? 'No container has a health check.'
      : `From the start of the containers until all are healthy, or the task fails, at most ${seconds(healthy)}.`;
  const lines = [
    '## Times',
    '',
    `${start} To stop: at most ${seconds(stop)}. Pulling the images is no part of it.`,
    '',
    '| container | healthy after at most | stops within |',
    '|---|---|---|',
  ];
  for (const each of containers) {
    const check = each.healthy === null ? 'no health check' : seconds(each.healthy);
    lines.push(`| ${markdownText(each.container)} | ${check} | ${seconds(each.stop)} |`);
  }
  return [...lines, ''];
}
