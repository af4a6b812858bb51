import { type Compatibility, TaskDefinition } from '../ecs/task-definition.ts';
import type { Document } from '../text/read.ts';
import { type Finding, judge } from './lint.ts';
import { rules } from './rules.generated.ts';
import { subjectOf } from './subject.ts';

/** What a task definition can require, in the order in which people read it. */
const COMPATIBILITIES: readonly Compatibility[] = [
  'EC2',
  'FARGATE',
  'EXTERNAL',
  'MANAGED_INSTANCES',
];

/** The rules to which it makes a difference. */
const ABOUT_TASKS = rules.filter(({ on }) => on === 'task' || on === 'container');

/** One compatibility, with what stands in its way. */
export interface Possibility {
  readonly compatibility: Compatibility;
  /** Errors that the task definition would have if it required this one; none means that it could. */
  readonly blockers: readonly Finding[];
}

/**
 * Which compatibilities a task definition could require, and which lines stand in the way of each:
 * the errors that appear when it is judged as if it required just that one, and that it does not
 * have when it requires none. Never throws.
 * @param fileName path or URI, which helps to recognise the document
 * @returns nothing for a document that is no whole task definition, or is being typed at its top
 */
export function compatibilitiesOf(document: Document, fileName: string): Possibility[] {
  const subject = subjectOf(document, fileName);
  const task = subject?.tasks[0];
  if (!subject || !task?.whole || task.node.kind !== 'object' || task.node.open) return [];
  const errorsOf = (required: readonly Compatibility[]): Finding[] => {
    const tasks = [new TaskDefinition(task.node, required)];
    const findings = judge({ ...subject, tasks }, ABOUT_TASKS) ?? [];
    return findings.filter(({ severity }) => severity === 'error');
  };
  const always = new Set(errorsOf([]).map(key));
  return COMPATIBILITIES.map((compatibility) => ({
    compatibility,
    blockers: errorsOf([compatibility]).filter((finding) => !always.has(key(finding))),
  }));
}

const key = ({ rule, start, end }: Finding): string => `${rule} ${start} ${end}`;
