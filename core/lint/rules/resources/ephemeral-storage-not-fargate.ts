import { FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'ephemeral-storage-not-fargate',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['ephemeralStorage'],
  title: 'ephemeralStorage is supported on Fargate only.',
  why: 'On EC2 the disk of the instance is what there is.',
  says: ['Tasks using the EC2 launch type do not support EphemeralStorage'],
  docs: parameters('task_definition_ephemeralStorage'),
  messages: {
    other:
      '"ephemeralStorage" is for tasks on Fargate, and "requiresCompatibilities" does not name FARGATE.',
    unknown:
      '"ephemeralStorage" is for tasks on Fargate alone. Name FARGATE in "requiresCompatibilities".',
  },
  check(task, report) {
    const storage = task.node.get('ephemeralStorage');
    if (storage.members.length === 0 || task.fargate) return;
    const known = task.compatibilitiesKnown;
    if (!known && !task.node.lacks('requiresCompatibilities')) return;
    report({
      at: storage.asMember?.keyRange ?? storage,
      message: known ? 'other' : 'unknown',
      severity: known && task.requires('EC2') ? 'error' : 'warning',
      fixes: [remove(storage)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task('"requiresCompatibilities": ["EC2"]', '"ephemeralStorage": { "sizeInGiB": 50 }'),
    },
  ],
  good: [
    { text: task(...FARGATE, '"ephemeralStorage": { "sizeInGiB": 50 }') },
    {
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["<COMPATIBILITY>"]',
        '"ephemeralStorage": { "sizeInGiB": 50 }',
      ),
    },
  ],
});
