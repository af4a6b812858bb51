/** What the API's declarations do not say about a member: JSON Schema keywords. */
export interface Limit {
  readonly structure: string;
  readonly member: string;
  readonly keywords: Readonly<Record<string, unknown>>;
  /** The rule that judges the limit in its own words; without one `schema-limit` does. */
  readonly rule?: string;
}

const limit = (path: string, keywords: Limit['keywords'], rule?: string): Limit => {
  const [structure = '', member = ''] = path.split('.');
  return rule === undefined
    ? { structure, member, keywords }
    : { structure, member, keywords, rule };
};

const NAME = { pattern: '^[A-Za-z0-9_-]{1,255}$' };

/**
 * Limits that the service keeps and the declarations leave to prose. Source: API reference of the
 * requests and of their data types, read 2026-11.
 */
export const LIMITS: readonly Limit[] = [
  limit('RegisterTaskDefinitionRequest.family', NAME, 'schema-family-format'),
  limit(
    'RegisterTaskDefinitionRequest.containerDefinitions',
    { minItems: 1, maxItems: 10 },
    'schema-too-many-containers',
  ),
  limit('RegisterTaskDefinitionRequest.placementConstraints', { maxItems: 10 }, 'placement-max'),
  limit('RegisterTaskDefinitionRequest.tags', { minItems: 1, maxItems: 50 }, 'tags-limits'),
  limit('ContainerDefinition.name', NAME, 'schema-container-name-format'),
  limit('ContainerDefinition.environmentFiles', { maxItems: 10 }, 'env-file-count'),
  limit('ContainerDefinition.credentialSpecs', { maxItems: 1 }, 'credential-specs'),
  limit('PortMapping.containerPort', { minimum: 0, maximum: 65535 }, 'port-number-range'),
  limit('PortMapping.hostPort', { minimum: 0, maximum: 65535 }, 'port-number-range'),
  limit('PortMapping.containerPortRange', { pattern: '^\\d{1,5}-\\d{1,5}$' }, 'port-range-format'),
  limit('PortMapping.name', { pattern: '^[a-z0-9_][a-z0-9_-]{0,63}$' }, 'port-name-format'),
  limit('HealthCheck.interval', { minimum: 5, maximum: 300, default: 30 }, 'healthcheck-interval'),
  limit('HealthCheck.timeout', { minimum: 2, maximum: 60, default: 5 }, 'healthcheck-timeout'),
  limit('HealthCheck.retries', { minimum: 1, maximum: 10, default: 3 }, 'healthcheck-retries'),
  limit('HealthCheck.startPeriod', { minimum: 0, maximum: 300 }, 'healthcheck-start-period'),
  limit(
    'ContainerRestartPolicy.restartAttemptPeriod',
    { minimum: 60, maximum: 1800, default: 300 },
    'restart-policy-period',
  ),
  limit('ContainerRestartPolicy.ignoredExitCodes', { maxItems: 50 }, 'restart-policy-exit-codes'),
  limit(
    'LinuxParameters.swappiness',
    { minimum: 0, maximum: 100, default: 60 },
    'swappiness-range',
  ),
  limit('EphemeralStorage.sizeInGiB', { minimum: 21, maximum: 200 }, 'ephemeral-storage-range'),
  limit('Volume.name', NAME, 'volume-name-format'),
  limit('LinuxParameters.maxSwap', { minimum: 0 }),
  limit('EFSVolumeConfiguration.transitEncryptionPort', { minimum: 0, maximum: 65535 }),
  limit('S3FilesVolumeConfiguration.transitEncryptionPort', { minimum: 0, maximum: 65535 }),
  // Requests about services: API reference of CreateService, RunTask and CreateTaskSet, read 2026-11.
  ...['CreateServiceRequest', 'UpdateServiceRequest'].flatMap((request) => [
    limit(`${request}.desiredCount`, { minimum: 0 }),
    limit(`${request}.healthCheckGracePeriodSeconds`, { minimum: 0, maximum: 2_147_483_647 }),
    limit(`${request}.gatewayConnectors`, { maxItems: 1 }),
  ]),
  limit('CreateServiceRequest.tags', { maxItems: 50 }),
  limit('RunTaskRequest.tags', { maxItems: 50 }),
  limit('RunTaskRequest.count', { minimum: 1, maximum: 10, default: 1 }),
  limit('RunTaskRequest.placementStrategy', { maxItems: 5 }, 'service-strategy-limits'),
  limit('CapacityProviderStrategyItem.weight', { minimum: 0, maximum: 1000 }),
  limit('CapacityProviderStrategyItem.base', { minimum: 0, maximum: 100_000 }),
  limit('DeploymentConfiguration.bakeTimeInMinutes', { minimum: 0, maximum: 1440 }),
  limit('LinearConfiguration.stepPercent', { minimum: 3, maximum: 100, default: 10 }),
  limit('LinearConfiguration.stepBakeTimeInMinutes', { minimum: 0, maximum: 1440, default: 6 }),
  limit('CanaryConfiguration.canaryPercent', { minimum: 0.1, maximum: 100, default: 5 }),
  limit('CanaryConfiguration.canaryBakeTimeInMinutes', { minimum: 0, maximum: 1440, default: 10 }),
  limit('DeploymentEarlySuccessCriteria.healthyPercent', { minimum: 0, maximum: 100 }),
  limit('DeploymentLifecycleHookTimeoutConfiguration.timeoutInMinutes', { minimum: 1 }),
  limit('ServiceConnectClientAlias.port', { minimum: 1, maximum: 65_535 }),
  limit('ServiceConnectService.ingressPortOverride', { maximum: 65_535 }),
  limit('TimeoutConfiguration.idleTimeoutSeconds', { minimum: 0 }),
  limit('TimeoutConfiguration.perRequestTimeoutSeconds', { minimum: 0 }),
  limit('GatewayConnectorHealthCheck.healthCheckPort', { minimum: 1, maximum: 65_535 }),
  limit('LoadBalancer.containerPort', { minimum: 0, maximum: 65_535 }),
  limit('ServiceRegistry.containerPort', { minimum: 0, maximum: 65_535 }),
  limit('ServiceRegistry.port', { minimum: 0, maximum: 65_535 }),
  limit('Scale.value', { minimum: 0, maximum: 100 }),
];

/** Members that are numbers with fractions; all others of the API are integers. */
export const FRACTIONS: readonly string[] = [
  'CanaryConfiguration.canaryPercent',
  'LinearConfiguration.stepPercent',
  'Scale.value',
];
