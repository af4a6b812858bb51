import { looseName } from '../text/closest.ts';
import type { Json } from '../text/edit.ts';
import type { Node } from '../text/node.ts';
import type { Fix } from './rule.ts';

/** What a key of another tool is called in the API, and how its value is written there. */
interface Meaning {
  readonly name: string;
  /** The value in the notation of the API; undefined where it cannot be told. */
  readonly value?: (node: Node) => Json | undefined;
}

/**
 * Names that Docker Compose and Kubernetes have for members of the API, without case and separators, by
 * structure. Sources: https://docs.docker.com/reference/compose-file/services/ and
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/
 */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  ContainerDefinition: {
    env: { name: 'environment', value: pairs },
    envvars: { name: 'environment', value: pairs },
    environmentvariables: { name: 'environment', value: pairs },
    ports: { name: 'portMappings', value: ports },
    containerports: { name: 'portMappings', value: ports },
    cmd: { name: 'command' },
    args: { name: 'command' },
    containername: { name: 'name' },
    labels: { name: 'dockerLabels' },
    logging: { name: 'logConfiguration' },
    memlimit: { name: 'memory' },
    memreservation: { name: 'memoryReservation' },
    volumemounts: { name: 'mountPoints' },
    workdir: { name: 'workingDirectory' },
    workingdir: { name: 'workingDirectory' },
    tty: { name: 'pseudoTerminal' },
    stdinopen: { name: 'interactive' },
    readonly: { name: 'readonlyRootFilesystem' },
    readonlyrootfs: { name: 'readonlyRootFilesystem' },
    dns: { name: 'dnsServers' },
    dnssearch: { name: 'dnsSearchDomains' },
    securityopt: { name: 'dockerSecurityOptions' },
    imageuri: { name: 'image' },
  },
  PortMapping: {
    port: { name: 'containerPort' },
    target: { name: 'containerPort' },
    container: { name: 'containerPort' },
    published: { name: 'hostPort' },
    host: { name: 'hostPort' },
  },
  MountPoint: {
    source: { name: 'sourceVolume' },
    volume: { name: 'sourceVolume' },
    target: { name: 'containerPath' },
    mountpath: { name: 'containerPath' },
    path: { name: 'containerPath' },
  },
  KeyValuePair: { key: { name: 'name' }, val: { name: 'value' } },
  Secret: {
    key: { name: 'name' },
    value: { name: 'valueFrom' },
    from: { name: 'valueFrom' },
    arn: { name: 'valueFrom' },
  },
  LogConfiguration: { driver: { name: 'logDriver' } },
  HealthCheck: { test: { name: 'command' }, startperiodseconds: { name: 'startPeriod' } },
  AwsVpcConfiguration: {
    securitygroupids: { name: 'securityGroups' },
    subnetids: { name: 'subnets' },
  },
};

/** The fix for a key that another tool has for a member of this structure; nothing where it is taken. */
export function renameForeign(structure: string | undefined, value: Node): Fix[] {
  const key = value.asMember?.key ?? '';
  const meanings = MEANINGS[structure ?? ''] ?? {};
  const loose = looseName(key);
  const meaning = Object.hasOwn(meanings, loose) ? meanings[loose] : undefined;
  if (!meaning || value.parent?.member(meaning.name)) return [];
  const written = meaning.value?.(value);
  const fix: Fix = {
    title: 'Rename "{key}" to "{name}"',
    params: { key, name: meaning.name },
    edits: (editor) => [
      ...editor.rename(value, meaning.name),
      ...(written === undefined ? [] : [editor.replace(value, written)]),
    ],
  };
  return [fix];
}

/** `["A=b"]` and `{ "A": "b" }` as a list of names and values. */
function pairs(node: Node): Json | undefined {
  if (node.kind === 'object') {
    const found = node.members.map(({ key: name, value }) => ({ name, value: scalar(value) }));
    return all(found.map(({ name, value }) => (value === undefined ? undefined : { name, value })));
  }
  if (node.items().some((item) => item.kind !== 'string')) return undefined;
  return all(
    node.items().map((item) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(item.string ?? '') ?? [];
      return name === undefined || value === undefined ? undefined : { name, value };
    }),
  );
}

/** `["8080:80", 443]` as port mappings. */
function ports(node: Node): Json | undefined {
  return all(
    node.items().map((item) => {
      const text = item.kind === 'number' ? String(item.value) : (item.string ?? '');
      const match = /^(?:(\d{1,5}):)?(\d{1,5})(?:\/(tcp|udp))?$/.exec(text);
      if (!match) return undefined;
      const [, host, container, protocol] = match;
      return {
        containerPort: Number(container),
        ...(host === undefined ? {} : { hostPort: Number(host) }),
        ...(protocol === undefined ? {} : { protocol }),
      };
    }),
  );
}

function scalar({ kind, value }: Node): string | undefined {
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? String(value) : undefined;
}

/** The list, if all of it is known and there is something in it. */
function all(items: readonly (Json | undefined)[]): Json | undefined {
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length && known.length > 0 ? known : undefined;
}
