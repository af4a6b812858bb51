import type { Document, Unit, UnitKind } from '../../text/document.ts';
import { LARGEST } from '../../text/document.ts';
import { LruCache } from '../../text/lru-cache.ts';
import { Node } from '../../text/node.ts';
import { Scope } from './evaluate.ts';
import { moduleUnits } from './modules.ts';
import { readHcl } from './read.ts';
import { referencesIn } from './references.ts';
import { type Shape, service, taskDefinition } from './shapes.ts';
import type { Block, Syntax } from './syntax.ts';
import { TreeBuilder } from './tree.ts';

/** UTF-16 units of another file of the folder that is read. */
const LARGEST_BESIDE = 512 * 1024;

/** What reading Terraform gives. */
export type HclTree = Omit<Document, 'notation'>;

/** Resources that are read, by their type. */
const RESOURCES: ReadonlyMap<string, { readonly kind: UnitKind; readonly shape?: Shape }> = new Map(
  [
    ['aws_ecs_task_definition', { kind: 'taskDefinition', shape: taskDefinition }],
    ['aws_ecs_service', { kind: 'serviceDefinition', shape: service }],
    ['aws_ecs_capacity_provider', { kind: 'capacityProvider' }],
    ['aws_ecs_cluster', { kind: 'cluster' }],
    ['aws_appautoscaling_target', { kind: 'scalableTarget' }],
    ['aws_appautoscaling_policy', { kind: 'scalingPolicy' }],
  ],
);

/** `aws_ecs_task_definition.web.arn`, also with an index, in `${…}` or in a longer string. */
const REFERENCE =
  /(?:^|[^\w.-])(aws_ecs_task_definition|aws_ecs_cluster|aws_ecs_service)\.([A-Za-z_][\w-]{0,200})/;

/** Files of a folder that were read last: one of them changes, all others stay. */
const folderFiles = new LruCache<Syntax>(4 * 1024 * 1024, (text) => text.length);

function readFolderFile(text: string): Syntax {
  const known = folderFiles.get(text);
  if (known) return known;
  const syntax = readHcl(text);
  folderFiles.set(text, syntax);
  return syntax;
}

/**
 * Reads the ECS resources of a Terraform or OpenTofu file, with what it says about its values.
 * @param others texts of the other files of its folder
 */
export function readTerraform(text: string, others: readonly string[] = []): HclTree {
  const syntax = readHcl(text.length > LARGEST ? '' : text);
  const scope = new Scope();
  const folder = others
    .filter((other) => other.length <= LARGEST_BESIDE)
    .map((other) => [other, readFolderFile(other)] as const);
  for (const [, other] of folder) scope.add(other.body, false);
  scope.add(syntax.body, true);
  const builder = new TreeBuilder(text, scope);
  const units = new Map(unitsOf(syntax, builder));
  const root = new Node('object', 0, text.length, undefined, null, false);
  root.open = true;
  const beside = once(() => {
    return new Map(folder.flatMap(([other, read]) => unitsOf(read, new TreeBuilder(other, scope))));
  });
  return {
    text,
    units: [...units.values()],
    root,
    isTemplate: true,
    files: builder.files,
    references: units.size > 0 ? referencesIn(text, syntax.body) : [],
    unitOf(value) {
      const [, type, name] = (typeof value.value === 'string' && REFERENCE.exec(value.value)) || [];
      const address = `${type}.${name}`;
      return type === undefined ? undefined : (units.get(address) ?? beside().get(address));
    },
    problems: syntax.problems.map((at) => ({ id: 'unexpected', start: at, end: at, found: '' })),
    comments: syntax.comments,
    templated: false,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The units by the addresses of their resources. */
function unitsOf({ body }: Syntax, builder: TreeBuilder): [address: string, Unit][] {
  return body.entries.flatMap((entry) => {
    if (entry.kind !== 'block') return [];
    if (entry.type === 'module') {
      return moduleUnits(entry, builder).map((unit, index) => {
        return [`module.${unit.name}.${index}`, unit] as const;
      });
    }
    if (entry.type !== 'resource') return [];
    const unit = unitOf(entry, builder);
    return unit ? [[entry.labels.map(({ value }) => value).join('.'), unit] as const] : [];
  }) as [string, Unit][];
}

function unitOf(block: Block, builder: TreeBuilder): Unit | undefined {
  const [type, name] = block.labels;
  const resource = type && RESOURCES.get(type.value);
  if (!resource) return undefined;
  return {
    root: builder.body(block, resource.shape, undefined),
    kind: resource.kind,
    converts: 'outsideContainers',
    ...(name && { name: name.value, nameRange: { start: name.start + 1, end: name.end - 1 } }),
  };
}
