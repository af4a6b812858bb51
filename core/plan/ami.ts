/**
 * The agent that instances described in short are taken to run (assumption: short groups): newer
 * than every version that a feature asks for.
 */
export const CURRENT_AGENT = '1.100.0';

const DOCKER_VERSIONS = Array.from(
  { length: 28 },
  (_, index) => `com.amazonaws.ecs.capability.docker-remote-api.1.${17 + index}`,
);

/**
 * What the agent of a current ECS-optimised Amazon Linux image advertises.
 * Source: recorded describe-container-instances outputs and the agent's list of capabilities.
 */
export const CAPABILITIES: readonly string[] = [
  ...DOCKER_VERSIONS,
  ...[
    'ecr-auth',
    'logging-driver.awsfirelens',
    'logging-driver.awslogs',
    'logging-driver.fluentd',
    'logging-driver.json-file',
    'logging-driver.none',
    'logging-driver.syslog',
    'privileged-container',
    'task-iam-role',
    'task-iam-role-network-host',
  ].map((name) => `com.amazonaws.ecs.capability.${name}`),
  ...[
    'aws-appmesh',
    'cni-plugin-version',
    'container-health-check',
    'container-ordering',
    'container-restart-policy',
    'docker-plugin.amazon-ecs-volume-plugin',
    'docker-plugin.local',
    'ecr-endpoint',
    'efs',
    'efsAuth',
    'env-files.s3',
    'execute-command',
    'execution-role-awslogs',
    'execution-role-ecr-pull',
    'external-storage',
    'fault-injection',
    'firelens.fluentbit',
    'firelens.fluentd',
    'firelens.options.config.file',
    'firelens.options.config.s3',
    'full-sync',
    'increased-task-cpu-limit',
    'logging-driver.awsfirelens.log-driver-buffer-limit',
    'network.container-port-range',
    'pid-ipc-namespace-sharing',
    'private-registry-authentication.secretsmanager',
    'secrets.asm.bootstrap.log-driver',
    'secrets.asm.environment-variables',
    'secrets.ssm.bootstrap.log-driver',
    'secrets.ssm.environment-variables',
    'service-connect-v1',
    'storage.ebs-task-volume-attach',
    'task-cpu-mem-limit',
    'task-eni',
    'task-eni-trunking',
  ].map((name) => `ecs.capability.${name}`),
];

/** What the agent on Windows advertises besides. Source: the agent's list of capabilities. */
export const WINDOWS_CAPABILITIES: readonly string[] = ['ecs.capability.fsxWindowsFileServer'];
