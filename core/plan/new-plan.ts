import { recognise } from '../ecs/recognise.ts';
import { readDocument, writeDocument } from '../notations/read-document.ts';

/**
 * A first plan for a task definition: a small default cluster in three Availability Zones, and the
 * task definition as a service.
 * @param uri of the task definition; the plan goes beside it
 */
export function newPlan(uri: string, text: string): { name: string; text: string } {
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)) || 'task-definition.json';
  const { root } = readDocument(text);
  const kind = recognise(root, uri);
  const task = kind === 'taskDefinitionOutput' ? root.get('taskDefinition') : root;
  const stem = file
    .replace(/\.jsonc?$/i, '')
    .replace(/[-_.]?(?:ecs[-_.]?)?task[-_.]?def(?:inition)?$/i, '');
  const name = task.get('family').string || stem || 'service';
  const plan = {
    cluster: 'default',
    containerInstances: [
      {
        instanceType: 'm5.large',
        count: 3,
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      },
    ],
    services: [{ serviceName: name, taskDefinition: `./${file}`, desiredCount: 3 }],
    seed: 1,
  };
  return { name: `${stem || name}.stowage.json`, text: writeDocument(plan) };
}
