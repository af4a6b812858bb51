import type { PlacementRequest } from '../../placement/model.ts';
import { type Message, message } from '../../text/message.ts';
import { failuresOf, isRejected } from './event.ts';
import type { InstanceReasons } from './instance-reasons.ts';

/** What Amazon ECS does about tasks that could not be placed, where it prints no service event. */
export function reportOf(
  request: PlacementRequest,
  instances: readonly InstanceReasons[],
): Message {
  if (isRejected(request)) {
    return message('Amazon ECS rejects the request: a placement constraint cannot be parsed.');
  }
  if (request.capacityProvider !== undefined) {
    return message(
      'The tasks stay in the PROVISIONING state until {provider} has room for them; Amazon ECS prints no service event.',
      { provider: request.capacityProvider },
    );
  }
  return message('RunTask returns these failures: {failures}', { failures: failuresOf(instances) });
}
