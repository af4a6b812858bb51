import type { Document, Reference, Unit, UnitKind } from '../../text/document.ts';
import { type Member, Node } from '../../text/node.ts';
import { Evaluation } from './evaluate.ts';
import { callOf, targetOf } from './functions.ts';
import { apiName } from './names.ts';

/** Resources that are definitions of Amazon ECS or belong to one. */
const KINDS: Readonly<Record<string, UnitKind>> = {
  'AWS::ECS::TaskDefinition': 'taskDefinition',
  'AWS::ECS::Service': 'serviceDefinition',
  'AWS::ECS::TaskSet': 'taskSet',
  'AWS::ECS::Cluster': 'cluster',
  'AWS::ECS::CapacityProvider': 'capacityProvider',
  'AWS::ApplicationAutoScaling::ScalableTarget': 'scalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'scalingPolicy',
};

/** Properties that the API does not have, by kind. Source: AWS CloudFormation template reference. */
const OWN: Readonly<Partial<Record<UnitKind, ReadonlySet<string>>>> = {
  serviceDefinition: new Set(['ForceNewDeployment']),
};

/** Transforms that leave resources of Amazon ECS as they are written. */
const HARMLESS = /^AWS::(?:Serverless-|LanguageExtensions|SecretsManager-|CodeDeploy|Include)/;

/** What was read of a text before anybody knew what it means. */
type RawTree = Omit<Document, 'notation' | 'units'> & {
  readonly tags?: ReadonlyMap<Node, string>;
};

/** A template: its units, and what refers to what. */
interface Template extends Pick<Document, 'units' | 'unitOf' | 'references'> {
  readonly isTemplate: true;
}

const NO_TAGS: ReadonlyMap<Node, string> = new Map();

/** Finds the definitions in a template, and gives their members the names and values of the API. */
export function readTemplate({ text, root, tags = NO_TAGS }: RawTree): Template {
  const reader = new TemplateReader(root, tags);
  const units = reader.units();
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return {
    isTemplate: true,
    units,
    references: units.length > 0 ? referencesIn(text, root, reader.targets) : [],
    unitOf: ({ start }) => byName.get(reader.targets.get(start)),
  };
}

/** Where resources and parameters are named, and where the definitions refer to them. */
function referencesIn(text: string, root: Node, targets: ReadonlyMap<number, string>): Reference[] {
  const defined = ['Parameters', 'Resources'].flatMap((section) =>
    root.get(section).members.map(({ key, keyRange, keyLead }) => {
      const start = keyRange.start + keyLead;
      return { name: key, start, end: start + key.length, defines: true };
    }),
  );
  const used = [...targets].map(([from, name]) => {
    const start = text.indexOf(name, from);
    return { name, start, end: start + name.length, defines: false };
  });
  return [...defined, ...used];
}

class TemplateReader {
  /** What calls refer to, by the offset at which they begin. */
  readonly targets = new Map<number, string>();
  private readonly root: Node;
  private readonly tags: ReadonlyMap<Node, string>;
  private readonly evaluation: Evaluation;

  constructor(root: Node, tags: ReadonlyMap<Node, string>) {
    this.root = root;
    this.tags = tags;
    this.evaluation = new Evaluation(root, tags);
  }

  units(): Unit[] {
    const resources = this.resources();
    const units = resources.flatMap((member) => this.unit(member));
    // Scaling alone is that of DynamoDB or another service.
    const isOurs = units.some(({ kind }) => kind !== 'scalableTarget' && kind !== 'scalingPolicy');
    return isOurs ? units : [];
  }

  /** The resources, also those that a loop makes. An AppSpec file has a list in their place. */
  private resources(): Member[] {
    return this.root.get('Resources').members.flatMap((member) => {
      if (!member.key.startsWith('Fn::ForEach::')) return [member];
      return [...(member.value.items()[2]?.members ?? [])];
    });
  }

  private unit(member: Member): Unit[] {
    const { value } = member;
    const kind = KINDS[value.get('Type').text ?? ''];
    if (!kind) return [];
    const start = member.keyRange.start + member.keyLead;
    const given = value.get('Properties');
    const root = given.kind === 'object' ? given : emptyObject(given, value);
    this.read(root, undefined);
    const own = OWN[kind];
    if (own) root.fillObject(root.members.filter(({ key }) => !own.has(key)));
    if (this.isTransformed) root.open = true;
    const nameRange = { start, end: start + member.key.length };
    return [{ root, kind, name: member.key, nameRange, converts: 'everywhere' }];
  }

  /** True when a macro may change every resource. */
  private get isTransformed(): boolean {
    const transform = this.root.get('Transform');
    const all = transform.kind === 'array' ? transform.items() : [transform];
    return transform.exists && !all.every(({ text }) => HARMLESS.test(text ?? ''));
  }

  /** @param owner the API's name of the member that the value is, or in whose list it stands */
  private read(node: Node, owner: string | undefined): void {
    const call = callOf(node, this.tags);
    if (call) {
      const target = targetOf(call);
      if (target !== undefined) this.targets.set(node.start, target);
      const found = this.evaluation.call(call);
      const value = found?.value;
      const known = found?.from.length === 0 && (typeof value !== 'object' || value === null);
      if (known && value !== undefined) return node.become(kindOf(value), value);
      node.become('placeholder', node.text ?? call.name);
      if (found && found.from.length > 0) node.assumed = found;
      return;
    }
    if (node.kind === 'object') this.object(node, owner);
    else if (node.kind === 'array') this.array(node, owner);
  }

  private object(node: Node, owner: string | undefined): void {
    // A transform or a loop brings members that nobody sees.
    const made = node.members.filter(({ key }) => /^Fn::(?:Transform|ForEach)/.test(key));
    const kept = node.members.filter(
      (member) => !made.includes(member) && !this.isNoValue(member.value),
    );
    if (made.length > 0) node.open = true;
    if (kept.length < node.members.length) node.fillObject(kept);
    for (const member of kept) {
      // The notation alone knows the API's name.
      (member as { apiKey: string }).apiKey = apiName(member.key, owner);
      member.name = member.apiKey;
      this.read(member.value, member.name);
    }
  }

  private array(node: Node, owner: string | undefined): void {
    const kept = node.items().filter((item) => !this.isNoValue(item));
    if (kept.length < node.items().length) node.fillArray(kept);
    for (const item of kept) {
      this.read(item, owner);
      if (item.kind === 'placeholder') node.open = true;
    }
  }

  /** `!Ref AWS::NoValue` removes the property or item. */
  private isNoValue(node: Node): boolean {
    const call = callOf(node, this.tags);
    return call?.name === 'Ref' && call.argument.value === 'AWS::NoValue';
  }
}

function kindOf(value: string | number | boolean | null): 'string' | 'number' | 'boolean' | 'null' {
  if (value === null) return 'null';
  return typeof value as 'string' | 'number' | 'boolean';
}

/** Properties that are still to be written: what is missing there is not absent. */
function emptyObject(given: Node, resource: Node): Node {
  const at = given.exists ? given : resource;
  const root = new Node('object', at.start, at.end, resource, null, false);
  root.open = true;
  return root;
}
