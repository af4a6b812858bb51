import type { Unit } from '../../text/document.ts';
import { type Member, Node } from '../../text/node.ts';
import { setOrigin } from './origin.ts';
import { camelCase } from './shapes.ts';
import type { Block, Expression, ObjectExpression } from './syntax.ts';
import { bare, memberOf, type ValueBuilder } from './value-tree.ts';

/** The modules that take containers as a map by their names. */
const SOURCE =
  /^terraform-aws-modules\/ecs\/aws(?:\/\/modules\/(?:service|container-definition))?$/;

/** Members of a container; all others are the module's. Source: API reference, ContainerDefinition. */
const MEMBERS: ReadonlySet<string> = new Set(
  (
    'name image repositoryCredentials cpu memory memoryReservation links portMappings essential restartPolicy ' +
    'entryPoint command environment environmentFiles mountPoints volumesFrom linuxParameters secrets dependsOn ' +
    'startTimeout stopTimeout versionConsistency hostname user workingDirectory disableNetworking privileged ' +
    'readonlyRootFilesystem dnsServers dnsSearchDomains extraHosts dockerSecurityOptions interactive ' +
    'pseudoTerminal dockerLabels ulimits logConfiguration healthCheck systemControls resourceRequirements ' +
    'firelensConfiguration credentialSpecs'
  ).split(' '),
);

/** Maps whose keys are nobody's names. */
const MAPS: ReadonlySet<string> = new Set(['dockerLabels', 'options']);

/**
 * The containers that a module is given, as lists: of `terraform-aws-modules/ecs` and its service module, in
 * the API's spelling (v6) and in snake_case (v5). The module has defaults of its own, so nothing is absent.
 */
export function moduleUnits(block: Block, builder: ValueBuilder): Unit[] {
  const value = (name: string): Expression | undefined => {
    const found = block.body.entries.find(
      (each) => each.kind === 'attribute' && each.name === name,
    );
    return found?.kind === 'attribute' && found.value ? bare(found.value) : undefined;
  };
  const source = value('source');
  if (source?.kind !== 'text' || !SOURCE.test(source.value)) return [];
  const services = value('services');
  const maps = [
    value('container_definitions'),
    ...(services?.kind === 'object' ? services.pairs.map((pair) => inside(pair.value)) : []),
  ];
  const [label] = block.labels;
  return maps.flatMap((map): Unit[] => {
    if (map?.kind !== 'object') return [];
    const nameRange = label && { start: label.start + 1, end: label.end - 1 };
    return [
      {
        root: containers(map, builder),
        kind: 'containerDefinitions',
        converts: 'everywhere',
        ...(label && { name: label.value, nameRange }),
      },
    ];
  });
}

/** The containers of one of the services of a module. */
function inside(service: Expression | undefined): Expression | undefined {
  const value = service && bare(service);
  if (value?.kind !== 'object') return undefined;
  const found = value.pairs.find(({ key }) => key === 'container_definitions')?.value;
  return found && bare(found);
}

function containers(map: ObjectExpression, builder: ValueBuilder): Node {
  const list = new Node('array', map.start, map.end, undefined, null, false);
  setOrigin(list, { form: 'joined' });
  list.open = true;
  const items = map.pairs.flatMap(({ key, keyRange, computed, value }) => {
    const node = value && builder.item(value, list);
    if (node?.kind !== 'object') return [];
    setOrigin(node, { form: 'joined' });
    node.open = true;
    respell(node);
    const members = node.members.filter(({ apiKey }) => MEMBERS.has(apiKey));
    if (!computed && !node.member('name')) {
      const name = new Node('string', keyRange.start, keyRange.end, node, key, false);
      setOrigin(name, { form: 'elsewhere' });
      members.unshift(memberOf(key, 'name', keyRange, 0, name));
    }
    node.fillObject(members);
    return [node];
  });
  list.fillArray(items);
  return list;
}

/** Gives members the names of the API. */
function respell(node: Node): void {
  for (const member of node.members as readonly (Member & { apiKey: string })[]) {
    member.apiKey = camelCase(member.key);
    member.name = member.apiKey;
    if (!MAPS.has(member.apiKey)) respell(member.value);
  }
  for (const item of node.items()) respell(item);
}
