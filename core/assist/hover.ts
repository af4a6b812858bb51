import { fieldDocs } from '../ecs/schema/fields.generated.ts';
import type { Shape } from '../ecs/schema/schema.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { Subject } from '../lint/subject.ts';
import type { Message } from '../text/message.ts';
import type { Range } from '../text/node.ts';
import { type Cursor, cursorAt } from './cursor.ts';
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

const PAGES: Readonly<Record<string, string>> = {
  taskDefinition:
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  containerDefinitions:
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  serviceDefinition:
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html',
};

/** Tells what stands at an offset: the field, its limits, and what the value amounts to. */
export function hoverAt(subject: Subject, offset: number): HoverInfo | undefined {
  const cursor = cursorAt(subject.parts, offset);
  const name = cursor?.path.findLast((step) => typeof step === 'string');
  if (!cursor || name === undefined) return undefined;
  const task = taskAround(subject, cursor);
  const about = describeValue(cursor, task);
  const field = fieldOf(cursor);
  const docs = field ? (fieldDocs[field.structure]?.[field.name] ?? '') : '';
  if (docs === '' && about.length === 0) return undefined;
  const range = cursor.key?.keyRange ?? cursor.node;
  const title = [`\`${name}\``, ...limits(cursor.shape)].join(' · ');
  const structure = field?.structure ?? '';
  const link =
    structure.endsWith('Request') || structure === ''
      ? (PAGES[cursor.schema] ?? '')
      : `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${structure}.html`;
  return { start: range.start, end: range.end, title, about, docs, link };
}

/** The structure and member that the cursor is in: an item of a list tells about the list. */
function fieldOf(cursor: Cursor): { structure: string; name: string } | undefined {
  const name = cursor.path.at(-1);
  const structure = cursor.owner?.structure;
  return typeof name === 'string' && structure !== undefined ? { structure, name } : undefined;
}

function taskAround(subject: Subject, cursor: Cursor): TaskDefinition | undefined {
  const { node } = cursor;
  return subject.tasks.find((task) => {
    const around = task.whole ? task.node : task.containerDefinitions;
    return around.start <= node.start && node.end <= around.end;
  });
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
    ...(values && values.length <= 12 ? [values.map((value) => `\`${value}\``).join(' | ')] : []),
  ];
}
