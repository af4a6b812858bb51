import { message } from '../text/message.ts';
import type { Definition } from './definition.ts';
import type { Permissions } from './need.ts';

/** The policy of the instance profile, where tasks may run on instances. */
export function instancePermissions({ task, launch }: Definition): Permissions {
  const none: Permissions = { needs: [], open: [], attached: [] };
  if (!task) return none;
  const because = task.node.get('requiresCompatibilities').exists
    ? task.node.get('requiresCompatibilities')
    : task.containerDefinitions;
  if (launch.ec2) {
    const why = message('The agent of the instance registers it and reports its tasks.');
    return { ...none, attached: [{ role: 'instance', policy: 'instance', because, why }] };
  }
  if (launch.managedInstances) {
    const why = message(
      'Instances that ECS manages report their tasks. Images and logs are those of the execution role.',
    );
    return { ...none, attached: [{ role: 'instance', policy: 'managedInstance', because, why }] };
  }
  return none;
}
