import { type Compatibility, TaskDefinition } from '../ecs/task-definition.ts';
import type { Document } from '../text/document.ts';
import { finish, type Work } from '../work.ts';
import type { Finding } from './finding.ts';
import { judging } from './lint.ts';
import { rules } from './rules.generated.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What a task definition can require, in the order in which people read it. */
const COMPATIBILITIES: readonly Compatibility[] = [
  'EC2',
  'FARGATE',
  'EXTERNAL',
  'MANAGED_INSTANCES',
];

/** As AWS calls them in its documentation. */
export const COMPATIBILITY_NAMES: Readonly<Record<Compatibility, string>> = {
  EC2: 'EC2',
  FARGATE: 'Fargate',
  EXTERNAL: 'External',
  MANAGED_INSTANCES: 'Managed Instances',
};

/** The rules to which it makes a difference. */
const ABOUT_TASKS = rules.filter(({ on }) => on === 'task' || on === 'container');

/** Rules about what AWS documents as unsupported, without a reported refusal. */
const DOCUMENTED: ReadonlySet<string> = new Set(
  ABOUT_TASKS.filter(({ evidence }) => evidence === 'documented').map(({ id }) => id),
);

/** One compatibility, with what stands in its way. */
export interface Possibility {
  readonly compatibility: Compatibility;
  /** Findings that the task definition would have if it required this one; none means that it could. */
  readonly blockers: readonly Finding[];
}

/**
 * Which compatibilities a task definition could require, and which lines stand in the way of each:
 * what is refused or documented as unsupported when it is judged as if it required just that one,
 * and not when it requires none. Never throws.
 * @param fileName path or URI, which helps to recognise the document
 * @returns nothing for a document that is no whole task definition, or is being typed at its top
 */
export function compatibilitiesOf(document: Document, fileName: string): Possibility[] {
  return finish(judgeCompatibilities(document, fileName));
}

/** The same as work that can be interrupted between rules. */
export function* judgeCompatibilities(document: Document, fileName: string): Work<Possibility[]> {
  return yield* possibilitiesOf(subjectOf(document, fileName));
}

/** The same for one definition of a template. */
export function* possibilitiesOf(subject: Subject | undefined): Work<Possibility[]> {
  const task = subject?.tasks[0];
  if (!subject || !task?.whole || task.node.kind !== 'object' || task.node.open) return [];
  const always = new Set((yield* errorsOf(subject, task, [])).map(key));
  const found: Possibility[] = [];
  for (const compatibility of COMPATIBILITIES) {
    const errors = yield* errorsOf(subject, task, [compatibility]);
    found.push({ compatibility, blockers: errors.filter((each) => !always.has(key(each))) });
  }
  return found;
}

/** The errors that a task has if it requires these. */
function* errorsOf(
  subject: Subject,
  { node }: TaskDefinition,
  required: readonly Compatibility[],
): Work<Finding[]> {
  const tasks = [new TaskDefinition(node, required)];
  const findings = (yield* judging({ ...subject, tasks }, ABOUT_TASKS)) ?? [];
  return findings.filter(
    ({ rule, severity }) =>
      severity === 'error' || (severity === 'warning' && DOCUMENTED.has(rule)),
  );
}

const key = ({ rule, start, end }: Finding): string => `${rule} ${start} ${end}`;
