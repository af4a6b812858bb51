/**
 * Members of UpdateService whose change starts a deployment.
 * Source: API reference, UpdateService; developer guide, updating service parameters.
 */
const STARTS: ReadonlySet<string> = new Set([
  'taskDefinition',
  'networkConfiguration',
  'launchType',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  'monitoring',
  'capacityProviderStrategy',
]);

/**
 * Whether a change of this member starts a deployment. All others act on what runs or is placed next.
 * @param value what it is set to; `forceNewDeployment: false` starts none
 */
export function startsDeployment(member: string, value: unknown = true): boolean {
  return member === 'forceNewDeployment' ? value !== false : STARTS.has(member);
}

/** Which comes first when a Fargate task is retired. Source: developer guide, task maintenance. */
export function retirementOrder(maximumPercent: number): 'start' | 'stop' {
  return maximumPercent > 100 ? 'start' : 'stop';
}
