/** One document with what lint must say of it at least. */
export interface Refusal {
  readonly what: string;
  /** The document, and a near miss of it that is no error. */
  readonly text: string;
  readonly nearMiss: string;
  /** `error`: reported as refused. `warning`: documented, or refused and usually repaired. */
  readonly at: 'error' | 'warning';
  readonly fileName?: string;
}

const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web';
const group = (number: number, more = '') =>
  `{ "targetGroupArn": "${ARN}/${number}", "containerName": "web", "containerPort": 80${more} }`;
const LB = `"loadBalancers": [${group(1)}]`;
const NETWORK =
  '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-0a1b2c"] } }';

/** The input of create-service with these members. */
const create = (...members: string[]): string =>
  `{ ${['"cluster": "main"', '"serviceName": "web"', ...withTask(members)].join(', ')} }`;

const withTask = (members: string[]): string[] => [
  ...(members.some((member) => member.startsWith('"taskDefinition"'))
    ? []
    : ['"taskDefinition": "web:1"']),
  ...(members.some((member) => /^"(?:desiredCount|schedulingStrategy)"/.test(member))
    ? []
    : ['"desiredCount": 2']),
  ...members.filter((member) => member !== ''),
];

/** A task definition inline, with a mapped port. */
const inline = (task = '', container = '', ports = '{ "containerPort": 80, "name": "http" }') =>
  `"taskDefinition": { "family": "web", ${task}"containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 256, ${container}"portMappings": [${ports}] }] }`;

const deployment = (members: string) => `"deploymentConfiguration": { ${members} }`;
const controller = (type: string) => `"deploymentController": { "type": "${type}" }`;
const DAEMON = '"schedulingStrategy": "DAEMON"';

const error = (what: string, text: string, nearMiss: string): Refusal => ({
  what,
  text,
  nearMiss,
  at: 'error',
});
const warning = (what: string, text: string, nearMiss: string): Refusal => ({
  what,
  text,
  nearMiss,
  at: 'warning',
});

const controllers: readonly Refusal[] = [
  error(
    'CODE_DEPLOY without a load balancer',
    create(controller('CODE_DEPLOY')),
    create(controller('CODE_DEPLOY'), LB),
  ),
  error(
    'EXTERNAL with a task definition',
    create(controller('EXTERNAL')),
    `{ "serviceName": "web", "desiredCount": 1, ${controller('EXTERNAL')} }`,
  ),
  error(
    'EXTERNAL with load balancers',
    `{ "serviceName": "web", "desiredCount": 1, ${controller('EXTERNAL')}, ${LB} }`,
    `{ "serviceName": "web", "desiredCount": 1, ${controller('EXTERNAL')}, "loadBalancers": [] }`,
  ),
  error(
    'alarms with CODE_DEPLOY',
    create(
      controller('CODE_DEPLOY'),
      LB,
      deployment('"alarms": { "alarmNames": [], "enable": false, "rollback": false }'),
    ),
    create(LB, deployment('"alarms": { "alarmNames": [], "enable": false, "rollback": false }')),
  ),
  warning(
    'circuit breaker with CODE_DEPLOY',
    create(
      controller('CODE_DEPLOY'),
      LB,
      deployment('"deploymentCircuitBreaker": { "enable": true, "rollback": true }'),
    ),
    create(deployment('"deploymentCircuitBreaker": { "enable": true, "rollback": true }')),
  ),
  warning(
    'blue/green with the CODE_DEPLOY controller',
    create(controller('CODE_DEPLOY'), LB, deployment('"strategy": "BLUE_GREEN"')),
    create(controller('CODE_DEPLOY'), LB, deployment('"strategy": "ROLLING"')),
  ),
];

const counts: readonly Refusal[] = [
  error('DAEMON with desiredCount', create(DAEMON, '"desiredCount": 2'), create(DAEMON)),
  error(
    'DAEMON with desiredCount 0',
    create(DAEMON, '"desiredCount": 0'),
    `{ "schedulingStrategy": "DAEMON", "serviceName": "web", "desiredCount": 0 }`,
  ),
  error(
    'DAEMON with maximumPercent 200',
    create(DAEMON, deployment('"maximumPercent": 200')),
    create(DAEMON, deployment('"maximumPercent": 100')),
  ),
  error(
    'DAEMON with a placement strategy',
    create(DAEMON, '"placementStrategy": [{ "type": "spread", "field": "host" }]'),
    create(DAEMON, '"placementStrategy": []'),
  ),
  error(
    'DAEMON with capacity providers',
    create(DAEMON, '"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 1 }]'),
    create(DAEMON, '"launchType": "EC2"'),
  ),
  error(
    'minimumHealthyPercent 101',
    create(deployment('"minimumHealthyPercent": 101')),
    create(deployment('"minimumHealthyPercent": 100')),
  ),
  error(
    'both percentages 100',
    create(deployment('"minimumHealthyPercent": 100, "maximumPercent": 100')),
    create(deployment('"minimumHealthyPercent": 99, "maximumPercent": 100')),
  ),
  error(
    'one provider with the weight 0',
    create('"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 0 }]'),
    create('"capacityProviderStrategy": [{ "capacityProvider": "a" }]'),
  ),
  error(
    'two providers with a base',
    create(
      '"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 1, "base": 1 }, { "capacityProvider": "b", "weight": 1, "base": 1 }]',
    ),
    create(
      '"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 1, "base": 1 }, { "capacityProvider": "b", "weight": 1, "base": 0 }]',
    ),
  ),
  error(
    'a launch type and capacity providers',
    create(
      '"launchType": "EC2"',
      '"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 1 }]',
    ),
    create('"launchType": "EC2"', '"capacityProviderStrategy": []'),
  ),
  error(
    'Fargate and other providers together',
    create(
      '"capacityProviderStrategy": [{ "capacityProvider": "FARGATE", "weight": 1 }, { "capacityProvider": "b", "weight": 1 }]',
      NETWORK,
    ),
    create(
      '"capacityProviderStrategy": [{ "capacityProvider": "FARGATE", "weight": 1 }, { "capacityProvider": "FARGATE_SPOT", "weight": 1 }]',
      NETWORK,
    ),
  ),
  error(
    'rebalancing and DAEMON',
    create(DAEMON, '"availabilityZoneRebalancing": "ENABLED"'),
    create(DAEMON, '"availabilityZoneRebalancing": "DISABLED"'),
  ),
  error(
    'rebalancing and maximumPercent 100',
    create(
      '"availabilityZoneRebalancing": "ENABLED"',
      deployment('"maximumPercent": 100, "minimumHealthyPercent": 0'),
    ),
    create(deployment('"maximumPercent": 100, "minimumHealthyPercent": 0')),
  ),
];

const placement: readonly Refusal[] = [
  error(
    'random with a field',
    create('"placementStrategy": [{ "type": "random", "field": "cpu" }]'),
    create('"placementStrategy": [{ "type": "random" }]'),
  ),
  error(
    'binpack by an unknown field',
    create('"placementStrategy": [{ "type": "binpack", "field": "disk" }]'),
    create('"placementStrategy": [{ "type": "binpack", "field": "MEMORY" }]'),
  ),
  error(
    'distinctInstance with an expression',
    create('"placementConstraints": [{ "type": "distinctInstance", "expression": "a" }]'),
    create('"placementConstraints": [{ "type": "distinctInstance" }]'),
  ),
  error(
    'placement on Fargate',
    create('"launchType": "FARGATE"', NETWORK, '"placementStrategy": [{ "type": "random" }]'),
    create('"launchType": "FARGATE"', NETWORK, '"placementStrategy": []'),
  ),
  error(
    'platformVersion with EC2',
    create('"launchType": "EC2"', '"platformVersion": "LATEST"'),
    create('"launchType": "FARGATE"', NETWORK, '"platformVersion": "LATEST"'),
  ),
  error(
    'role with awsvpc',
    create('"role": "ecsServiceRole"', LB, NETWORK),
    create('"role": "ecsServiceRole"', LB),
  ),
  error('role without a load balancer', create('"role": "ecsServiceRole"'), create('"role": ""')),
  error('propagateTags TASK', create('"propagateTags": "TASK"'), create('"propagateTags": "NONE"')),
  error(
    'no subnets in the list',
    create('"networkConfiguration": { "awsvpcConfiguration": { "subnets": [] } }'),
    create(NETWORK),
  ),
  error(
    'subnets in one string',
    create('"networkConfiguration": { "awsvpcConfiguration": { "subnets": "subnet-1" } }'),
    create('"networkConfiguration": { "awsvpcConfiguration": { "subnets": "${SUBNETS}" } }'),
  ),
  error(
    'a network for bridge',
    create(inline('"networkMode": "bridge", '), NETWORK),
    create(inline('"networkMode": "awsvpc", '), NETWORK),
  ),
  error(
    'no network for awsvpc',
    create(inline('"networkMode": "awsvpc", ')),
    create(inline('"networkMode": "bridge", ')),
  ),
  warning(
    'launch type MANAGED_INSTANCES',
    create('"launchType": "MANAGED_INSTANCES"'),
    create('"capacityProviderStrategy": [{ "capacityProvider": "a", "weight": 1 }]'),
  ),
  warning(
    'Windows on FARGATE_SPOT',
    create(
      inline(
        '"networkMode": "awsvpc", "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }, ',
      ),
      NETWORK,
      '"capacityProviderStrategy": [{ "capacityProvider": "FARGATE_SPOT", "weight": 1 }]',
    ),
    create(
      inline('"networkMode": "awsvpc", '),
      NETWORK,
      '"capacityProviderStrategy": [{ "capacityProvider": "FARGATE_SPOT", "weight": 1 }]',
    ),
  ),
  warning(
    'Fargate for a task definition of EC2',
    create(
      inline(
        '"networkMode": "awsvpc", "requiresCompatibilities": ["EC2"], "cpu": "256", "memory": "512", ',
      ),
      NETWORK,
      '"launchType": "FARGATE"',
    ),
    create(
      inline(
        '"networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512", ',
      ),
      NETWORK,
      '"launchType": "FARGATE"',
    ),
  ),
];

const balancers: readonly Refusal[] = [
  error(
    'both kinds of load balancer in one entry',
    create(`"loadBalancers": [${group(1, ', "loadBalancerName": "web"')}]`),
    create(LB),
  ),
  error(
    'six load balancers',
    create(`"loadBalancers": [${[1, 2, 3, 4, 5, 6].map((n) => group(n)).join(', ')}]`),
    create(`"loadBalancers": [${[1, 2, 3, 4, 5].map((n) => group(n)).join(', ')}]`),
  ),
  error(
    'a container that there is not',
    create(
      inline(),
      `"loadBalancers": [{ "targetGroupArn": "${ARN}/1", "containerName": "wev", "containerPort": 80 }]`,
    ),
    create(inline(), LB),
  ),
  error(
    'a port that is not mapped',
    create(
      inline(),
      `"loadBalancers": [{ "targetGroupArn": "${ARN}/1", "containerName": "web", "containerPort": 81 }]`,
    ),
    create(inline(), LB),
  ),
  error(
    'a port that is mapped for two protocols',
    create(
      inline('', '', '{ "containerPort": 80 }, { "containerPort": 80, "protocol": "udp" }'),
      LB,
    ),
    create(
      inline('', '', '{ "containerPort": 80 }, { "containerPort": 81, "protocol": "udp" }'),
      LB,
    ),
  ),
  error(
    'a Classic Load Balancer on Fargate',
    create(
      '"launchType": "FARGATE"',
      NETWORK,
      '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
    ),
    create(
      '"launchType": "EC2"',
      '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
    ),
  ),
  error(
    'two registries',
    create('"serviceRegistries": [{ "registryArn": "a" }, { "registryArn": "b" }]'),
    create('"serviceRegistries": [{ "registryArn": "a" }]'),
  ),
  warning(
    'a registry of a bridge task without container',
    create(inline('"networkMode": "bridge", '), '"serviceRegistries": [{ "registryArn": "a" }]'),
    create(
      inline('"networkMode": "bridge", '),
      '"serviceRegistries": [{ "registryArn": "a", "containerName": "web", "containerPort": 80 }]',
    ),
  ),
  warning(
    'a registry without a network',
    create(
      inline('"networkMode": "none", ', '', ''),
      '"serviceRegistries": [{ "registryArn": "a" }]',
    ),
    create(
      inline('"networkMode": "awsvpc", '),
      NETWORK,
      '"serviceRegistries": [{ "registryArn": "a" }]',
    ),
  ),
  warning(
    'a load balancer on external instances',
    create('"launchType": "EXTERNAL"', LB),
    create('"launchType": "EXTERNAL"'),
  ),
];

const connect = (service: string, more = '') =>
  `"serviceConnectConfiguration": { "enabled": true, "namespace": "shop", "services": [${service}]${more} }`;
const AWSVPC = '"networkMode": "awsvpc", ';

const connects: readonly Refusal[] = [
  error(
    'no client alias',
    create(connect('{ "portName": "http" }')),
    create(connect('{ "portName": "http", "clientAliases": [{ "port": 80 }] }')),
  ),
  error(
    'capital letters in the DNS name',
    create(connect('{ "portName": "http", "clientAliases": [{ "port": 80, "dnsName": "Web" }] }')),
    create(connect('{ "portName": "http", "clientAliases": [{ "port": 80, "dnsName": "web" }] }')),
  ),
  error(
    'ingress port 80',
    create(
      connect(
        '{ "portName": "http", "clientAliases": [{ "port": 80 }], "ingressPortOverride": 80 }',
      ),
    ),
    create(
      connect(
        '{ "portName": "http", "clientAliases": [{ "port": 80 }], "ingressPortOverride": 1025 }',
      ),
    ),
  ),
  error(
    'a port without a name',
    create(
      inline(AWSVPC, '', '{ "containerPort": 80 }'),
      NETWORK,
      connect('{ "portName": "http", "clientAliases": [{ "port": 80 }] }'),
    ),
    create(
      inline(AWSVPC),
      NETWORK,
      connect('{ "portName": "http", "clientAliases": [{ "port": 80 }] }'),
    ),
  ),
  error(
    'a Windows task',
    create(
      inline(
        `${AWSVPC}"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }, `,
      ),
      NETWORK,
      connect('{ "portName": "http", "clientAliases": [{ "port": 80 }] }'),
    ),
    create(inline(AWSVPC), NETWORK, '"serviceConnectConfiguration": { "enabled": true }'),
  ),
  error(
    'no port name but a client alias',
    create(connect('{ "clientAliases": [{ "port": 80 }] }')),
    create(connect('{{ .Service }}')),
  ),
  warning(
    'a request timeout for a plain TCP port',
    create(
      inline(AWSVPC),
      NETWORK,
      connect(
        '{ "portName": "http", "clientAliases": [{ "port": 80 }], "timeout": { "perRequestTimeoutSeconds": 5 } }',
      ),
    ),
    create(
      inline(AWSVPC),
      NETWORK,
      connect(
        '{ "portName": "http", "clientAliases": [{ "port": 80 }], "timeout": { "idleTimeoutSeconds": 5 } }',
      ),
    ),
  ),
  warning(
    'Service Connect with CODE_DEPLOY',
    create(
      controller('CODE_DEPLOY'),
      LB,
      connect('{ "portName": "a", "clientAliases": [{ "port": 80 }] }'),
    ),
    create(LB, connect('{ "portName": "a", "clientAliases": [{ "port": 80 }] }')),
  ),
];

const MOUNT = '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }], ';
const ebs = (members: string, name = 'data') =>
  `"volumeConfigurations": [{ "name": "${name}", "managedEBSVolume": { ${members} } }]`;
const ROLE = '"roleArn": "arn:aws:iam::123456789012:role/ebs"';
const LAUNCH = '"volumes": [{ "name": "data", "configuredAtLaunch": true }], ';

const volumes: readonly Refusal[] = [
  error(
    'EBS: the name of no volume',
    create(inline(LAUNCH, MOUNT), ebs(`${ROLE}, "sizeInGiB": 20`, 'logs')),
    create(inline(LAUNCH, MOUNT), ebs(`${ROLE}, "sizeInGiB": 20`)),
  ),
  error(
    'EBS: a volume that is not configured at launch',
    create(inline('"volumes": [{ "name": "data" }], ', MOUNT), ebs(`${ROLE}, "sizeInGiB": 20`)),
    create(inline('"volumes": [{ "name": "data" }], ', MOUNT)),
  ),
  error(
    'EBS: a launch volume without configuration',
    create(inline(LAUNCH, MOUNT)),
    create(inline(LAUNCH, MOUNT), '"volumeConfigurations": "${VOLUMES}"'),
  ),
  error('EBS: no role', create(ebs('"sizeInGiB": 20')), create(ebs(`${ROLE}, "sizeInGiB": 20`))),
  error(
    'EBS: neither size nor snapshot',
    create(ebs(ROLE)),
    create(ebs(`${ROLE}, "snapshotId": "snap-1"`)),
  ),
  error(
    'EBS: throughput of gp2',
    create(ebs(`${ROLE}, "sizeInGiB": 20, "volumeType": "gp2", "throughput": 200`)),
    create(ebs(`${ROLE}, "sizeInGiB": 20, "volumeType": "gp3", "throughput": 200`)),
  ),
  warning(
    'EBS: st1 of 20 GiB',
    create(ebs(`${ROLE}, "sizeInGiB": 20, "volumeType": "st1"`)),
    create(ebs(`${ROLE}, "sizeInGiB": 125, "volumeType": "st1"`)),
  ),
  error(
    'ECS Exec without a task role',
    create(inline(), '"enableExecuteCommand": true'),
    create(
      inline('"taskRoleArn": "arn:aws:iam::123456789012:role/web", '),
      '"enableExecuteCommand": true',
    ),
  ),
  warning(
    'ECS Exec with a read-only root',
    create(
      inline(
        '"taskRoleArn": "arn:aws:iam::123456789012:role/web", ',
        '"readonlyRootFilesystem": true, ',
      ),
      '"enableExecuteCommand": true',
    ),
    create(inline('"taskRoleArn": "arn:aws:iam::123456789012:role/web", ')),
  ),
];

const ADVANCED = `, "advancedConfiguration": { "alternateTargetGroupArn": "${ARN}/2", "productionListenerRule": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3", "roleArn": "arn:aws:iam::123456789012:role/lb" }`;
const SHIFT = `"loadBalancers": [${group(1, ADVANCED)}]`;

const strategies: readonly Refusal[] = [
  warning(
    'a canary of 150 percent',
    create(
      SHIFT,
      deployment('"strategy": "CANARY", "canaryConfiguration": { "canaryPercent": 150 }'),
    ),
    create(
      SHIFT,
      deployment('"strategy": "CANARY", "canaryConfiguration": { "canaryPercent": 0.1 }'),
    ),
  ),
  warning(
    'a linear step of 1 percent',
    create(SHIFT, deployment('"strategy": "LINEAR", "linearConfiguration": { "stepPercent": 1 }')),
    create(SHIFT, deployment('"strategy": "LINEAR", "linearConfiguration": { "stepPercent": 3 }')),
  ),
  warning(
    'the canary configuration of a linear deployment',
    create(
      SHIFT,
      deployment('"strategy": "LINEAR", "canaryConfiguration": { "canaryPercent": 5 }'),
    ),
    create(
      SHIFT,
      deployment('"strategy": "CANARY", "canaryConfiguration": { "canaryPercent": 5 }'),
    ),
  ),
  warning(
    'a bake time of two days',
    create(
      SHIFT,
      deployment(
        '"strategy": "CANARY", "canaryConfiguration": { "canaryBakeTimeInMinutes": 2880 }',
      ),
    ),
    create(
      SHIFT,
      deployment(
        '"strategy": "CANARY", "canaryConfiguration": { "canaryBakeTimeInMinutes": 1440 }',
      ),
    ),
  ),
  warning(
    'no alternate target group',
    create(LB, deployment('"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5')),
    create(SHIFT, deployment('"strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5')),
  ),
  warning(
    'a Lambda hook without its ARN',
    create(deployment('"lifecycleHooks": [{ "lifecycleStages": ["PRE_SCALE_UP"] }]')),
    create(
      deployment(
        '"lifecycleHooks": [{ "targetType": "PAUSE", "lifecycleStages": ["PRE_SCALE_UP"] }]',
      ),
    ),
  ),
  warning(
    'early success without its members',
    create(deployment('"earlySuccessCriteria": { "enable": true }')),
    create(deployment('"earlySuccessCriteria": { "enable": false }')),
  ),
  warning(
    'early success below the minimum',
    create(
      deployment(
        '"minimumHealthyPercent": 80, "earlySuccessCriteria": { "enable": true, "healthyPercent": 70, "sourceServiceRevisionCleanup": "DEFERRED" }',
      ),
    ),
    create(
      deployment(
        '"minimumHealthyPercent": 80, "earlySuccessCriteria": { "enable": true, "healthyPercent": 80, "sourceServiceRevisionCleanup": "DEFERRED" }',
      ),
    ),
  ),
  warning(
    'two gateway connectors',
    create('"gatewayConnectors": [{ "portName": "a" }, { "portName": "b" }]'),
    create('"gatewayConnectors": [{ "portName": "a" }]'),
  ),
  warning(
    'a gateway port that is not named',
    create(inline(AWSVPC), NETWORK, '"gatewayConnectors": [{ "portName": "https" }]'),
    create(inline(AWSVPC), NETWORK, '"gatewayConnectors": [{ "portName": "http" }]'),
  ),
];

/** Services that CreateService refuses, or that AWS documents as mistakes. */
export const services: Readonly<Record<string, readonly Refusal[]>> = {
  controllers,
  counts,
  placement,
  balancers,
  connects,
  volumes,
  strategies,
};

/** Other requests about services and tasks. */
export const requests: readonly Refusal[] = [
  error(
    'update-service: random with a field',
    '{ "service": "web", "placementStrategy": [{ "type": "random", "field": "cpu" }] }',
    '{ "service": "web", "placementStrategy": [{ "type": "random" }] }',
  ),
  error(
    'update-service: ECS Exec without a task role',
    `{ "service": "web", "enableExecuteCommand": true, ${inline()} }`,
    '{ "service": "web", "enableExecuteCommand": true, "taskDefinition": "web:1" }',
  ),
  error(
    'run-task: tags of a service',
    '{ "taskDefinition": "web:1", "count": 1, "propagateTags": "SERVICE" }',
    '{ "taskDefinition": "web:1", "count": 1, "propagateTags": "TASK_DEFINITION" }',
  ),
  error(
    'run-task: an override of no container',
    `{ "count": 1, ${inline()}, "overrides": { "containerOverrides": [{ "name": "wev" }] } }`,
    `{ "count": 1, ${inline()}, "overrides": { "containerOverrides": [{ "name": "web" }] } }`,
  ),
  error(
    'run-task: overrides that are too long',
    `{ "count": 1, "taskDefinition": "web:1", "overrides": { "containerOverrides": [{ "name": "web", "command": ["${'a'.repeat(8200)}"] }] } }`,
    `{ "count": 1, "taskDefinition": "web:1", "overrides": { "containerOverrides": [{ "name": "web", "command": ["${'a'.repeat(8000)}"] }] } }`,
  ),
  error(
    'run-task: a platform version on EC2',
    '{ "taskDefinition": "web:1", "count": 1, "launchType": "EC2", "platformVersion": "1.4.0" }',
    '{ "taskDefinition": "web:1", "count": 1, "launchType": "EC2" }',
  ),
  warning(
    'run-task: eleven tasks',
    '{ "taskDefinition": "web:1", "count": 11 }',
    '{ "taskDefinition": "web:1", "count": 10 }',
  ),
  error(
    'create-task-set: a platform version on EC2',
    '{ "service": "web", "cluster": "main", "taskDefinition": "web:1", "launchType": "EC2", "platformVersion": "1.4.0" }',
    '{ "service": "web", "cluster": "main", "taskDefinition": "web:1", "launchType": "EC2" }',
  ),
  error(
    'create-task-set: a container that there is not',
    `{ "service": "web", "cluster": "main", "scale": { "value": 50, "unit": "PERCENT" }, ${inline()}, "loadBalancers": [{ "targetGroupArn": "${ARN}/1", "containerName": "wev", "containerPort": 80 }] }`,
    `{ "service": "web", "cluster": "main", "scale": { "value": 50, "unit": "PERCENT" }, ${inline()}, ${LB} }`,
  ),
];
