import { FARGATE, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'ephemeral-storage-range',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['ephemeralStorage'],
  title: 'Ephemeral storage must be 21 to 200 GiB.',
  why: '20 GiB come with every Fargate task, so that 20 itself is no value: leave the member out.',
  says: [
    'EphemeralStorage size should be at least 21',
    'EphemeralStorage size should be at most 200',
  ],
  docs: parameters('task_definition_ephemeralStorage'),
  messages: {
    range:
      'Ephemeral storage of {size} GiB is not possible: 21 to 200 GiB. Without "ephemeralStorage" a task has 20 GiB.',
  },
  check(task, report) {
    const at = task.node.get('ephemeralStorage').get('sizeInGiB');
    const size = at.number;
    if (size === undefined || (size >= 21 && size <= 200)) return;
    const storage = task.node.get('ephemeralStorage');
    const fixes =
      size > 200
        ? [replace(at, 200)]
        : [remove(storage, { preferred: size === 20 }), replace(at, 21)];
    report({ at, message: 'range', params: { size }, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(...FARGATE, '"ephemeralStorage": { "sizeInGiB": 20 }') },
    { text: task(...FARGATE, '"ephemeralStorage": { "sizeInGiB": 500 }') },
  ],
  good: [
    { text: task(...FARGATE, '"ephemeralStorage": { "sizeInGiB": 21 }') },
    {
      title: 'a size that is filled in later',
      text: task(...FARGATE, '"ephemeralStorage": { "sizeInGiB": "<SIZE>" }'),
    },
  ],
});
