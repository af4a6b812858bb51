import { evaluateConstraint } from '../core/ecs/constraint/evaluate.ts';
import { parseConstraint } from '../core/ecs/constraint/parse.ts';
import { State } from '../core/placement/state.ts';
import { subject } from '../core/placement/subject.ts';
import { Lines } from '../core/text/lines.ts';
import { format } from '../core/text/message.ts';
import { shortName } from '../core/view/model/draw.ts';
import { Status, UsageError } from './failure.ts';
import { openPlan } from './plan.ts';
import { counted, line, print, printable, printJson, styled, type Terminal } from './terminal.ts';

export interface QueryCommand {
  readonly plan: string;
  readonly expression: string;
  readonly format: 'pretty' | 'json';
}

/**
 * `stowage query`: the container instances that a constraint expression selects, before anything of
 * the plan is placed.
 * @throws UsageError with line, column and what was expected when the expression cannot be read
 */
export async function queryCommand(command: QueryCommand, terminal: Terminal): Promise<number> {
  const { expression } = parse(command.expression);
  const plan = await openPlan(command.plan, terminal);
  const { instances } = plan.cluster;
  const state = State.of(plan.cluster);
  const selected = instances.filter((_, index) =>
    evaluateConstraint(expression, subject(state, index)),
  );
  const containerInstances = selected.map(({ name }) => name);
  if (command.format === 'json') {
    const answer = { expression: command.expression, containerInstances };
    printJson(terminal, answer);
    return Status.fine;
  }
  const lines = selected.map(({ name, instanceType, availabilityZone }) => {
    const details = [instanceType, availabilityZone].filter((each) => each !== undefined);
    return line`${printable(shortName(name)).padEnd(20)}${styled('dim', details.join('  '))}`;
  });
  const all = counted(instances.length, 'container instance');
  print(terminal, [...lines, `${selected.length} of ${all} selected`]);
  return Status.fine;
}

function parse(text: string) {
  const { expression, errors } = parseConstraint(text);
  const [mistake] = errors;
  if (mistake) {
    const { line, character } = new Lines(text).position(mistake.start);
    const expected = mistake.expected.length > 0 ? `; expected ${mistake.expected.join(', ')}` : '';
    throw new UsageError(
      `expression, line ${line + 1}, column ${character + 1}: ${format(mistake.message)}${expected}`,
    );
  }
  if (!expression) throw new UsageError('the expression holds a placeholder and cannot be judged');
  return { expression };
}
