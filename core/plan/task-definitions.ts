import { canonicalise } from '../ecs/spelling.ts';
import { TaskDefinition } from '../ecs/task-definition.ts';
import { MAX_AMOUNT } from '../ecs/units.ts';
import { mayHoldDefinition } from '../notations/forms.ts';
import { type Requirements, requirementsOf } from '../placement/requirements.ts';
import { hasTemplate } from '../text/placeholders.ts';
import type { Place } from './finding.ts';
import { get, items, placeOf, type Reading, type Source } from './reading.ts';

/** A task definition with where it stands. */
export interface ReadTask {
  readonly definition: TaskDefinition;
  readonly requirements: Requirements;
  readonly place: Place;
}

/** Reads task definitions once each. */
export class TaskDefinitions {
  readonly reading: Reading;
  private readonly known = new Map<object, ReadTask>();
  /** Those that the plan lists, by `family:revision` and by the family of the newest. */
  private readonly listed = new Map<string, Source>();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** Reads the task definitions that a plan lists for those that name a family. */
  async learn(source: Source): Promise<void> {
    for (const item of items(source)) {
      const file = item.node.kind === 'string' ? await this.reading.follow(item) : item;
      const found = file && inside(file);
      if (!found) continue;
      const family = found.node.get('family').text;
      if (family === undefined || !isTaskDefinition(found)) {
        const template = 'Expected a task definition with a family.';
        this.reading.report('plan-task-definition', 'warning', item, template);
        continue;
      }
      const revision = found.node.get('revision').number ?? 0;
      const newest = this.listed.get(family)?.node.get('revision').number ?? -1;
      if (revision > newest) this.listed.set(family, found);
      this.listed.set(`${family}:${revision}`, found);
    }
  }

  /**
   * The task definition that a node names: an inline object, a path, or a family of the workspace.
   * What cannot be found or read is reported at the node, and that there is none at its owner.
   */
  async read(source: Source, owner: Source): Promise<ReadTask | undefined> {
    const found = await this.find(source, owner);
    if (!found) return undefined;
    const { node } = found;
    const before = this.known.get(node);
    if (before) return before;
    const list = node.kind === 'array';
    canonicalise(node, list ? 'containerDefinitions' : 'taskDefinition');
    const definition = new TaskDefinition(node);
    const requirements = requirementsOf(definition);
    const task = { definition, requirements, place: placeOf(found) };
    this.known.set(node, task);
    this.judge(found, task);
    return task;
  }

  private async find(source: Source, owner: Source): Promise<Source | undefined> {
    const { node } = source;
    if (node.kind === 'object') return inside(source);
    const { text } = node;
    if (text === undefined) {
      if (node.isUnknown) return undefined;
      const template =
        'Expected a task definition: a path such as ./web.json, a family, or an object.';
      this.reading.report('plan-task-definition', 'error', node.exists ? source : owner, template);
      return undefined;
    }
    if (isPath(text)) {
      const file = await this.reading.follow(source);
      const found = file && inside(file);
      if (found && isTaskDefinition(found)) return found;
      if (file) {
        const template = '{path} does not contain a task definition.';
        this.reading.report('plan-task-definition', 'error', source, template, { path: text });
      }
      return undefined;
    }
    const name = text.replace(/^arn:.*:task-definition\//, '');
    const [family = '', revision] = name.split(':');
    // A file without a revision, as people write it, stands for any.
    const listed = this.listed.get(name) ?? this.listed.get(`${family}:0`);
    if (listed) return listed;
    const file = await this.reading.findFamily(family, revision ? Number(revision) : undefined);
    if (file) return inside(file);
    const template = 'No file in the workspace contains a task definition of the family {family}.';
    const severity = hasTemplate(text) ? 'info' : 'error';
    this.reading.report('plan-task-definition', severity, source, template, { family });
    return undefined;
  }

  private judge(source: Source, { definition, requirements }: ReadTask): void {
    for (const node of requirements.unreadable) {
      const at = { ...source, node };
      if (node.isUnknown) {
        const template = 'This amount contains a placeholder; 0 is used instead.';
        this.reading.report('plan-unknown-amount', 'info', at, template);
      } else {
        const template = '{value} is not a valid amount; 0 is used instead.';
        const params = { value: String(node.value ?? node.kind) };
        this.reading.report('plan-negative-amount', 'error', at, template, params);
      }
    }
    for (const node of requirements.tooLarge) {
      this.reading.tooMany({ ...source, node }, String(node.value), MAX_AMOUNT);
    }
    for (const node of definition.node.get('placementConstraints').items()) {
      // What stands in a file of its own lint reports there.
      if (node.get('type').string !== 'distinctInstance' || source.trail.length > 1) continue;
      const template =
        'distinctInstance is supported in a service or task, not in a task definition. It is not applied.';
      this.reading.report('plan-constraint', 'error', { ...source, node }, template);
    }
    const { task, unreadable } = requirements;
    if (task.memory > 0 || unreadable.length > 0) return;
    const template = 'This task has no memory value, so memory does not limit its placement.';
    this.reading.report('plan-no-memory', 'warning', source, template);
  }
}

/** The task definition inside what describe-task-definition prints. */
function inside(source: Source): Source {
  const inner = get(source, 'taskDefinition');
  return inner.node.kind === 'object' ? inner : source;
}

function isTaskDefinition({ node }: Source): boolean {
  if (node.kind === 'array') return node.items().some((item) => item.kind === 'object');
  return node.members.some(({ key }) => /^container_?definitions$/i.test(key));
}

function isPath(text: string): boolean {
  if (text.startsWith('arn:')) return false;
  return /[/\\]/.test(text) || mayHoldDefinition(text.replace(/#.*$/s, ''));
}
