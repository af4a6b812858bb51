import { recognise } from '../ecs/recognise.ts';
import { TaskDefinition } from '../ecs/task-definition.ts';
import { subjectOf } from '../lint/subject.ts';
import type { Document } from '../text/document.ts';
import { type Member, type Node, nodesIn, type Range } from '../text/node.ts';

export type NameKind =
  | 'container'
  | 'volume'
  | 'port'
  | 'service'
  | 'attribute'
  | 'family'
  | 'resource';

/** Whose name it is: two names are the same only with the same owner. */
export type Owner =
  /** A task definition in this document, by its offset; 0 for the one that the document is. */
  | { readonly in: 'here'; readonly task: number }
  /** The task definition that the document names so: a path, a family or an ARN. */
  | { readonly in: 'elsewhere'; readonly reference: string }
  /** All that belongs to one cluster. */
  | { readonly in: 'cluster' };

/** A place of a document where a name stands, without quotes. */
export interface NamePlace extends Range {
  readonly kind: NameKind;
  readonly name: string;
  readonly owner: Owner;
  /** Whether the name is given here; elsewhere it is only used. */
  readonly defines: boolean;
}

/**
 * What each kind of name may be. Sources: API reference, ContainerDefinition, Volume, PortMapping,
 * CreateService, RegisterTaskDefinition, Attribute.
 */
export const NAME: Readonly<Record<NameKind, RegExp>> = {
  container: /^[A-Za-z0-9_-]{1,255}$/,
  volume: /^[A-Za-z0-9_-]{1,255}$/,
  port: /^[a-z0-9_][a-z0-9_-]{0,63}$/,
  service: /^[A-Za-z0-9_-]{1,255}$/,
  attribute: /^[A-Za-z0-9_./\\-]{1,128}$/,
  family: /^[A-Za-z0-9_-]{1,255}$/,
  resource: /^[A-Za-z0-9]{1,255}$/,
};

const CLUSTER: Owner = { in: 'cluster' };

/** What a template names is no part of a task definition in it. */
const TEMPLATE: Owner = { in: 'here', task: -1 };

/** Every name that a document gives or uses; none of a document that is not ours. */
export function namesIn(document: Document, fileName: string): NamePlace[] {
  const names = new Names(document);
  if (recognise(document.root, fileName) === 'plan') {
    planNames(names, document.root);
  } else {
    const subject = subjectOf(document, fileName);
    if (!subject) return [];
    // In a template each task definition has names of its own.
    const idOf = ({ node }: TaskDefinition) => (document.isTemplate ? node.start : 0);
    for (const task of subject.tasks) taskNames(names, task, idOf(task));
    for (const service of subject.services) {
      const unit = document.unitOf?.(service.get('taskDefinition'));
      serviceNames(names, service, unit && { in: 'here', task: unit.root.start });
    }
    for (const { name, start, end, defines } of document.references ?? []) {
      names.places.push({ kind: 'resource', name, owner: TEMPLATE, defines, start, end });
    }
  }
  for (const node of nodesIn(document.root)) constraintNames(names, node);
  return names.places;
}

/** Collects places; what stands otherwise in the text than it reads (escapes) is left out. */
class Names {
  readonly places: NamePlace[] = [];
  private readonly text: string;

  constructor({ text }: Document) {
    this.text = text;
  }

  /** @param from characters of the string before the name */
  add(
    kind: NameKind,
    defines: boolean,
    owner: Owner,
    at: Node | Member,
    name: string | undefined,
    from = 0,
  ): void {
    if (!name) return;
    const content = 'keyRange' in at ? at.keyRange.start + at.keyLead : at.content.start;
    const start = content + from;
    const end = start + name.length;
    if (this.text.slice(start, end) === name) {
      this.places.push({ kind, name, owner, defines, start, end });
    }
  }

  use(kind: NameKind, owner: Owner, node: Node): void {
    this.add(kind, false, owner, node, node.string);
  }

  /** The part of a string that a pattern's first group finds. */
  part(kind: NameKind, node: Node, pattern: RegExp): void {
    for (const match of (node.string ?? '').matchAll(pattern)) {
      const [whole, name = ''] = match;
      this.add(kind, false, CLUSTER, node, name, match.index + whole.indexOf(name));
    }
  }
}

function taskNames(names: Names, task: TaskDefinition, offset: number): void {
  const owner: Owner = { in: 'here', task: offset };
  const define = (kind: NameKind, node: Node) => names.add(kind, true, owner, node, node.string);
  const family = task.node.get('family');
  names.add('family', true, CLUSTER, family, family.string);
  for (const { node } of task.containers) {
    define('container', node.get('name'));
    for (const mapping of node.get('portMappings').items()) define('port', mapping.get('name'));
    for (const each of node.get('dependsOn').items()) {
      names.use('container', owner, each.get('containerName'));
    }
    for (const each of node.get('volumesFrom').items()) {
      names.use('container', owner, each.get('sourceContainer'));
    }
    for (const link of node.get('links').items()) {
      names.add('container', false, owner, link, link.string?.replace(/:.*$/s, ''));
    }
    for (const each of node.get('mountPoints').items()) {
      names.use('volume', owner, each.get('sourceVolume'));
    }
  }
  names.use('container', owner, task.node.get('proxyConfiguration').get('containerName'));
  for (const volume of task.volumes) define('volume', volume.get('name'));
}

function serviceNames(names: Names, service: Node, runs?: Owner): void {
  names.add(
    'service',
    true,
    CLUSTER,
    service.get('serviceName'),
    service.get('serviceName').string,
  );
  const owner = runs ?? taskOf(names, service);
  if (!owner) return;
  for (const list of ['loadBalancers', 'serviceRegistries']) {
    for (const each of service.get(list).items()) {
      names.use('container', owner, each.get('containerName'));
    }
  }
  const ports = [
    ...service.get('serviceConnectConfiguration').get('services').items(),
    ...service.get('vpcLatticeConfigurations').items(),
  ];
  for (const each of ports) names.use('port', owner, each.get('portName'));
  for (const each of service.get('volumeConfigurations').items()) {
    names.use('volume', owner, each.get('name'));
  }
}

/** The task definition that a service or task of a plan runs, with the names in it. */
function taskOf(names: Names, owner: Node): Owner | undefined {
  const task = owner.get('taskDefinition');
  if (task.kind === 'object') {
    taskNames(names, new TaskDefinition(task), task.start);
    return { in: 'here', task: task.start };
  }
  if (task.string === undefined) return undefined;
  names.part('family', task, /^(?:arn:[^/]*\/)?([\w-]+)(?::\d+)?$/g);
  return { in: 'elsewhere', reference: task.string };
}

function planNames(names: Names, plan: Node): void {
  for (const service of plan.get('services').items()) serviceNames(names, service);
  for (const task of plan.get('tasks').items()) {
    taskOf(names, task);
    groupNames(names, task.get('group'));
  }
  for (const running of plan.get('runningTasks').items()) {
    names.part('family', running.get('taskDefinition'), /^(?:arn:[^/]*\/)?([\w-]+)(?::\d+)?$/g);
    groupNames(names, running.get('group'));
  }
  for (const expected of ['placed', 'perAvailabilityZone']) {
    for (const member of plan.get('expect').get(expected).members) {
      const { name } = member;
      const prefix = name.startsWith('service:') ? 'service:'.length : 0;
      names.add('service', false, CLUSTER, member, name.slice(prefix), prefix);
    }
  }
  for (const group of plan.get('containerInstances').items()) {
    const attributes = group.get('attributes');
    for (const member of attributes.members) {
      names.add('attribute', true, CLUSTER, member, member.name);
    }
    for (const each of attributes.items()) {
      names.add('attribute', true, CLUSTER, each.get('name'), each.get('name').string);
    }
  }
}

function groupNames(names: Names, group: Node): void {
  names.part('service', group, /^service:([\w-]+)$/g);
  names.part('family', group, /^family:([\w-]+)$/g);
}

/** Attributes and groups in constraint expressions and in the fields of placement strategies. */
function constraintNames(names: Names, node: Node): void {
  if (node.kind !== 'string') return;
  const member = node.asMember?.name;
  if (member === 'field') names.part('attribute', node, /^attribute:([\w./\\-]+)$/g);
  if (member !== 'expression') return;
  names.part('attribute', node, /(?<![\w:'./\\-])attribute:([\w./\\-]+)/g);
  names.part('service', node, /(?<![\w:./\\-])service:([\w-]+)/g);
  names.part('family', node, /(?<![\w:./\\-])family:([\w-]+)/g);
}
