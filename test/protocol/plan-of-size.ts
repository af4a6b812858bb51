/** How large a plan is; `copies` are those of each service. */
export interface Size {
  readonly instances: number;
  readonly services: number;
  readonly copies: number;
}

/** A plan in short groups, each service with a constraint of its own. */
export function planOf({ instances, services, copies }: Size): string {
  const container = { name: 'app', image: 'nginx', cpu: 10, memory: 64 };
  const taskDefinition = { family: 'f', containerDefinitions: [container] };
  const availabilityZones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  return JSON.stringify({
    containerInstances: [{ instanceType: 'm5.4xlarge', count: instances, availabilityZones }],
    services: Array.from({ length: services }, (_, number) => ({
      serviceName: `s${number}`,
      desiredCount: copies,
      taskDefinition,
      placementConstraints: [
        { type: 'memberOf', expression: `not(attribute:stack == s${number})` },
      ],
    })),
  });
}
