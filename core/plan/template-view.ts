import { canonicalise } from '../ecs/spelling.ts';
import { copyWithDefaults } from '../text/assumed.ts';
import type { Document, Unit } from '../text/document.ts';
import { type Member, Node } from '../text/node.ts';

/** A template as a plan reads it. */
export interface TemplateView {
  /** Holds the services, and the task definition if there is just one, as output of the AWS CLI does. */
  readonly root: Node;
  /** The task definitions by what the template calls them. */
  readonly tasks: readonly (readonly [name: string, task: Node])[];
  /**
   * The definition that the template calls so; `aws_ecs_service.web` tells the service from a task definition
   * of the same name.
   * @param preferred what is meant where both have the name
   */
  unit(name: string, preferred: 'task' | 'service'): Node | undefined;
}

/** Templates by the roots that stand for them. */
const views = new WeakMap<Node, TemplateView>();

/** The template that a root stands for; undefined for the root of another document. */
export function templateOf(root: Node): TemplateView | undefined {
  return views.get(root);
}

/**
 * The definitions of a template, with defaults where a value is not known and with the task definition in
 * each service that refers to it.
 */
export function viewOf(document: Document): TemplateView {
  const tasks = new Map<Unit, Node>();
  const services = new Map<Unit, Node>();
  for (const unit of document.units) {
    if (unit.kind === 'taskDefinition') tasks.set(unit, readUnit(unit, 'taskDefinition'));
    if (unit.kind === 'serviceDefinition') services.set(unit, readUnit(unit, 'serviceDefinition'));
  }
  for (const [{ root }, service] of services) {
    const unit = document.unitOf?.(root.get('taskDefinition'));
    const task = unit && tasks.get(unit);
    if (task) put(service, 'taskDefinition', task);
  }
  const root = new Node('object', 0, document.text.length, undefined, null, false);
  const list = new Node('array', 0, document.text.length, root, null, false);
  list.fillArray([...services.values()]);
  const [task, another] = tasks.values();
  root.fillObject([
    ...(services.size > 0 ? [memberOf('services', list)] : []),
    ...(task && !another ? [memberOf('taskDefinition', task)] : []),
  ]);
  const unit: TemplateView['unit'] = (address, preferred) => {
    const [name = '', type = preferred] = address.split('.').reverse();
    const maps = /task/.test(type) ? [tasks, services] : [services, tasks];
    const all = maps.flatMap((map) => [...map]);
    return all.find(([each]) => each.name === name)?.[1];
  };
  const named = [...tasks].map(([{ name = '' }, node]) => [name, node] as const);
  const view = { root, tasks: named, unit };
  views.set(root, view);
  return view;
}

function readUnit({ root, converts }: Unit, schema: 'taskDefinition' | 'serviceDefinition'): Node {
  const node = copyWithDefaults(root).root;
  canonicalise(node, schema, converts);
  return node;
}

/** Gives a member of an object another value. */
function put(object: Node, name: string, value: Node): void {
  object.fillObject(
    object.members.map((member) => (member.name === name ? { ...member, value } : member)),
  );
}

function memberOf(name: string, value: Node): Member {
  const { start } = value;
  return { key: name, apiKey: name, name, keyRange: { start, end: start }, keyLead: 0, value };
}
