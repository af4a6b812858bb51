import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { allRequirements } from './_requirements.ts';

export const rule: TaskRule = {
  id: 'inference-accelerator-retired',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'Amazon Elastic Inference is no longer available.',
  why: 'Elastic Inference was retired in April 2023; Amazon ECS refuses everything that asks for it.',
  says: ["Unsupported field 'inferenceAccelerators'"],
  docs: guide('ecs-inference'),
  messages: {
    field: '"inferenceAccelerators" was retired and is refused. Remove it.',
    type: 'The resource type "InferenceAccelerator" was retired and is refused. Remove it.',
  },
  check(task, report) {
    const field = task.node.get('inferenceAccelerators');
    if (field.items().length > 0)
      report({ at: field.asMember?.keyRange ?? field, message: 'field', fixes: [remove(field)] });
    for (const { node, type } of allRequirements(task)) {
      if (type !== 'InferenceAccelerator') continue;
      report({ at: node.get('type'), message: 'type', fixes: [remove(node)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"inferenceAccelerators": [{ "deviceName": "device_1", "deviceType": "eia2.medium" }]',
      ),
    },
    {
      text: task(
        container(
          '"resourceRequirements": [{ "type": "InferenceAccelerator", "value": "device_1" }]',
        ),
      ),
    },
  ],
  good: [
    { title: 'an empty list', text: task('"inferenceAccelerators": []') },
    {
      title: 'a type that is filled in later',
      text: task(container('"resourceRequirements": [{ "type": "<TYPE>", "value": "1" }]')),
    },
  ],
});
