import type { Subject } from '../lint/subject.ts';
import type { Node, Range } from '../text/node.ts';

/** One line of the outline. */
export interface OutlineItem {
  readonly kind: 'task' | 'container' | 'port' | 'volume' | 'role' | 'variable' | 'service';
  readonly name: string;
  /** A few words behind the name, in the document's own terms. */
  readonly detail: string;
  /** The whole of it, and the part that is selected when it is gone to. */
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** A document as people think of it: containers with image and ports, volumes, roles. */
export function outlineOf(subject: Subject): OutlineItem[] {
  return [
    ...subject.tasks.flatMap(({ node, containers, volumes, whole }) => {
      const inner = [
        ...containers.map(({ node: container, label }) => containerItem(container, label)),
        ...volumes.filter((volume) => volume.kind === 'object').map(volumeItem),
        ...roleItems(node),
      ];
      if (!whole) return inner;
      const family = node.get('family');
      const name = family.text ?? nameOf(subject, node) ?? '…';
      return [item('task', name, sizeOf(node), node, family, inner)];
    }),
    ...subject.services.map((service) => {
      const own = service.get('serviceName');
      const name = own.exists ? own : service.get('service');
      return item(
        'service',
        name.text ?? nameOf(subject, service) ?? '…',
        service.get('taskDefinition').text ?? '',
        service,
        name,
        [],
      );
    }),
  ];
}

/** What a template calls a definition. */
function nameOf({ document }: Subject, node: Node): string | undefined {
  return document.units.find(({ root }) => root === node)?.name;
}

function containerItem(container: Node, label: string): OutlineItem {
  const ports = container
    .get('portMappings')
    .items()
    .filter((mapping) => mapping.kind === 'object')
    .map((mapping) => {
      const range = mapping.get('containerPortRange').text;
      const port = String(mapping.get('containerPort').value ?? range ?? '…');
      const host = mapping.get('hostPort').value;
      const protocol = mapping.get('protocol').text ?? 'tcp';
      const detail = host === null || host === undefined ? '' : `← ${host}`;
      return item('port', `${port}/${protocol}`, detail, mapping, mapping, []);
    });
  const image = container.get('image').text ?? '';
  return item('container', label, image, container, container.get('name'), ports);
}

function volumeItem(volume: Node): OutlineItem {
  const kind = volume.members.find(({ name }) => name !== 'name')?.name ?? '';
  return item('volume', volume.get('name').text ?? '…', kind, volume, volume.get('name'), []);
}

function roleItems(task: Node): OutlineItem[] {
  return ['taskRoleArn', 'executionRoleArn'].flatMap((name) => {
    const role = task.get(name);
    if (role.kind !== 'string') return [];
    const detail = role.text?.split('/').at(-1) ?? '';
    return [item('role', name, detail, role, role, [])];
  });
}

function sizeOf(task: Node): string {
  const amounts = [task.get('cpu').value, task.get('memory').value];
  return amounts.filter((amount) => amount !== null && amount !== undefined).join(' / ');
}

function item(
  kind: OutlineItem['kind'],
  name: string,
  detail: string,
  whole: Node,
  selection: Node,
  children: readonly OutlineItem[],
): OutlineItem {
  const range = { start: whole.start, end: whole.end };
  const selected = selection.exists ? { start: selection.start, end: selection.end } : range;
  // The protocol refuses an empty name.
  return { kind, name: name || '…', detail, range, selection: selected, children };
}
