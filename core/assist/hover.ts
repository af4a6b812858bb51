import { logOption } from '../ecs/log-options/log-options.ts';
import type { Shape } from '../ecs/schema/schema.ts';
import { TaskDefinition } from '../ecs/task-definition.ts';
import { markdownCode } from '../text/markdown.ts';
import type { Message } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { docsOf, pageOf } from './docs.ts';
import { type Scene, taskAround } from './scene.ts';
import { supportOf } from './support.ts';
import { describeTarget } from './targets.ts';
import { describeValue } from './values.ts';

/** What is told about a place, in paragraphs. AWS's own words stay as they are. */
export interface HoverInfo extends Range {
  /** The name of the field with its type and limits. */
  readonly title: string;
  /** About the value: sentences of ours. */
  readonly about: readonly Message[];
  /** What AWS says about the field: plain text with backticks. */
  readonly docs: string;
  readonly link: string;
}

/**
 * Tells what stands at an offset: the field, its limits, what the value amounts to and what it names.
 * @param others task definitions of other files that the document names at this place
 */
export function hoverAt(
  scene: Scene,
  offset: number,
  others: readonly TaskDefinition[] = [],
): HoverInfo | undefined {
  const cursor = cursorAt(scene.roots, offset);
  const name = cursor?.path.findLast((step) => typeof step === 'string');
  if (!cursor || name === undefined) return undefined;
  const { node, key } = cursor;
  const structure = cursor.path.at(-1) === name ? cursor.owner?.structure : undefined;
  const task = taskAround(scene, node.start, node.end);
  const about = [
    ...describeValue(cursor, task),
    ...describeTarget(cursor, task ? [task] : [...referredTo(scene, node), ...others]),
    ...supportOf(structure, name),
  ];
  const docs = docsOf(structure, name) ?? optionDocs(cursor) ?? '';
  if (docs === '' && about.length === 0) return undefined;
  const range = key?.keyRange ?? node;
  const written = key?.key ?? (node.asMember?.name === name ? node.asMember.key : name);
  const title = [markdownCode(written), ...limits(cursor.shape)].join(' · ');
  return { start: range.start, end: range.end, title, about, docs, link: pageOf(structure) };
}

/** The task definition of a template that the service around a value refers to. */
function referredTo({ document }: Scene, node: Node): TaskDefinition[] {
  let service: Node | undefined = node;
  while (service && !service.get('taskDefinition').exists) service = service.parent;
  const unit = service && document.unitOf?.(service.get('taskDefinition'));
  return unit ? [new TaskDefinition(unit.root)] : [];
}

/** What an option of a log driver does. */
function optionDocs({ path, node }: Cursor): string | undefined {
  const name = path.at(-1);
  const driver = node.parent?.parent;
  if (path.at(-2) !== 'options' || path.at(-3) !== 'logConfiguration' || !driver) return undefined;
  return logOption(driver, String(name))?.docs;
}

/** Type, range, default and allowed values, in the notation of documentation. */
function limits(shape: Shape | undefined): string[] {
  if (!shape) return [];
  const { minimum, maximum, values } = shape;
  const range =
    minimum !== undefined && maximum !== undefined
      ? [`${minimum}–${maximum}`]
      : minimum !== undefined
        ? [`≥ ${minimum}`]
        : [];
  return [
    shape.type,
    ...range,
    ...(shape.default === undefined ? [] : [`= ${shape.default}`]),
    ...(values && values.length <= 12 ? [values.map(markdownCode).join(' | ')] : []),
  ];
}
