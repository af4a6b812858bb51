import { parseConstraint } from '../../ecs/constraint/parse.ts';
import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText } from './fields.ts';

/** A `memberOf` constraint of the task definition becomes another one, or goes when `value` is empty. */
export interface TaskConstraint {
  readonly kind: 'taskConstraint';
  readonly group: string;
  /** As it stands in the file. */
  readonly expression: string;
  readonly value: string;
}

export const taskConstraint: ChangeKind<TaskConstraint> = {
  kind: 'taskConstraint',
  read: ({ group, expression, value }) =>
    isText(group) && isText(expression) && isText(value) ? { group, expression, value } : undefined,
  words({ group, expression, value: to }) {
    const service = groupLabel(group);
    return to === ''
      ? message('{service}: without {expression}', { service, expression })
      : message('{service}: {expression} changed to {to}', { service, expression, to });
  },
  request(request, { expression, value }) {
    const memberOf = request.task.memberOf.flatMap((one) => {
      if (one.text !== expression) return one;
      return value === '' ? [] : parseConstraint(value);
    });
    return { ...request, task: { ...request.task, memberOf } };
  },
  advice: ({ expression, value: to }) =>
    to === ''
      ? message('remove the constraint {expression}', { expression })
      : message('relax the constraint to {to}', { to }),
  onTop(change, tried) {
    const before = tried.find(
      (each): each is TaskConstraint =>
        isOne(each) && each.group === change.group && each.value === change.expression,
    );
    return before ? { ...change, expression: before.expression } : change;
  },
  async edits({ group, expression, value }, files) {
    const [planned] = requestsAt(files.plan, group);
    const found = await files.at(planned?.taskDefinition);
    const list = found?.node.get('placementConstraints').items() ?? [];
    const old = list.find((item) => item.get('expression').text === expression);
    if (!found || !old) return;
    const { editor } = found.file;
    if (value === '') found.file.add(editor.remove(old));
    else found.file.add([editor.replace(old.get('expression'), value)]);
  },
};

function isOne(change: { readonly kind: string }): change is TaskConstraint {
  return change.kind === 'taskConstraint';
}
