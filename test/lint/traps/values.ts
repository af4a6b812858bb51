import { container, EXECUTION_ROLE, FARGATE, task, WINDOWS } from '../../../core/lint/example.ts';
import { AWSVPC, awslogs, type Case, fargate } from './case.ts';

const MIXED = '"requiresCompatibilities": ["EC2", "FARGATE"]';
const ONLY_EC2 = '"requiresCompatibilities": ["EC2"]';

/** Values that look wrong and are accepted, or may be. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  '6 numbers and strings': [
    [
      'strings where the API has strings',
      task(
        '"cpu": "256"',
        '"memory": "512"',
        EXECUTION_ROLE,
        container(
          '"environment": [{ "name": "A", "value": "1" }]',
          '"resourceRequirements": [{ "type": "GPU", "value": "1" }]',
          '"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]',
          awslogs(
            '"awslogs-create-group": "true"',
            '"mode": "non-blocking"',
            '"max-buffer-size": "4m"',
          ),
        ),
      ),
    ],
    ['true for a whole number', task(container('"stopTimeout": true'))],
    ['a number that is written with a fraction of zero', task(container('"memory": 128.0'))],
  ],
  '7 units': [
    ...[
      ['256', '.5GB'],
      ['.25 vCPU', '0.5 GB'],
      ['0.25 vcpu', '512'],
      ['1 vCPU', '2 GB'],
      ['1vcpu', '2gb'],
      ['1 VCPU', '8GB'],
      ['32 vCPU', '244 GB'],
      ['16 vCPU', '120GB'],
      ['8192', '16 GB'],
    ].map(
      ([cpu, memory]): Case => [
        `${cpu} with ${memory}`,
        task(...FARGATE.slice(0, 2), `"cpu": "${cpu}"`, `"memory": "${memory}"`),
      ],
    ),
    [
      'containers that fill the task',
      task(
        ...FARGATE.slice(0, 2),
        '"cpu": "1 vCPU"',
        '"memory": "2GB"',
        container('"cpu": 1024', '"memory": 2048', '"memoryReservation": 2048'),
      ),
    ],
  ],
  '10 no launch type': [
    [
      'what only Fargate refuses',
      task(
        '"networkMode": "bridge"',
        '"cpu": "300"',
        '"ipcMode": "task"',
        '"pidMode": "host"',
        '"volumes": [{ "name": "v", "host": { "sourcePath": "/v" } }, { "name": "d", "dockerVolumeConfiguration": { "scope": "task" } }]',
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:a == b" }]',
        container(
          '"privileged": true',
          '"stopTimeout": 300',
          '"links": []',
          '"linuxParameters": { "devices": [{ "hostPath": "/dev/x" }], "sharedMemorySize": 64, "maxSwap": 5, "capabilities": { "add": ["NET_ADMIN"] } }',
          '"dockerSecurityOptions": ["no-new-privileges"]',
          '"logConfiguration": { "logDriver": "gelf" }',
          '"mountPoints": [{ "sourceVolume": "v", "containerPath": "/v" }, { "sourceVolume": "d", "containerPath": "/d" }]',
        ),
      ),
    ],
    ['ephemeral storage', task('"ephemeralStorage": { "sizeInGiB": 21 }')],
    [
      'a private image and logs without a role',
      task(
        ONLY_EC2,
        container('"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"', awslogs()),
      ),
    ],
  ],
  '11 several launch types': [
    [
      'a task for both',
      task(MIXED, ...FARGATE.slice(1), container('"portMappings": [{ "containerPort": 80 }]')),
    ],
    [
      'a driver beside EC2 that Managed Instances lack',
      task(
        '"requiresCompatibilities": ["EC2", "MANAGED_INSTANCES"]',
        container('"logConfiguration": { "logDriver": "journald" }'),
      ),
    ],
    ['awsvpc beside EXTERNAL', task('"requiresCompatibilities": ["EC2", "EXTERNAL"]', AWSVPC)],
    [
      'the default mode of Managed Instances',
      task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 8080 }]'),
      ),
    ],
  ],
  '12 protocols and dependencies': [
    [
      'capitals in a protocol',
      task(
        AWSVPC,
        container(
          '"portMappings": [{ "containerPort": 53, "protocol": "TCP" }, { "containerPort": 53, "protocol": "UDP" }, { "containerPort": 80, "name": "h", "appProtocol": "HTTP" }]',
        ),
      ),
    ],
    [
      'a health check without CMD',
      task(container('"healthCheck": { "command": ["curl -f http://localhost"] }')),
    ],
    [
      'HEALTHY on what may have a check',
      '{ "family": "w", "containerDefinitions": [{ "name": "a", "image": "x", "memory": 9, "dependsOn": [{ "containerName": "b", "condition": "HEALTHY" }] }, { "name": "b", "image": "x", "memory": 9, "healthCheck": {{ check }} }] }',
    ],
  ],
  '13 where the documentation is wrong': [
    [
      'a limit that equals the reservation',
      task(container('"memory": 128', '"memoryReservation": 128')),
    ],
    ['120 seconds to stop', fargate(container('"stopTimeout": 120', '"startTimeout": 120'))],
    [
      'an interval of 300',
      task(
        container(
          '"healthCheck": { "command": ["CMD", "x"], "interval": 300, "timeout": 60, "retries": 10, "startPeriod": 300 }',
        ),
      ),
    ],
    ['a user on Windows', task(...WINDOWS, container('"user": "ContainerUser"'))],
    ['the largest cpu of EC2', task(ONLY_EC2, '"cpu": "196608"')],
    [
      'a host port of 0 in awsvpc',
      task(AWSVPC, container('"portMappings": [{ "containerPort": 80, "hostPort": 0 }]')),
    ],
    [
      'what Fargate takes since platform 1.4.0',
      fargate(
        '"pidMode": "task"',
        container(
          '"linuxParameters": { "tmpfs": [{ "containerPath": "/t", "size": 64 }], "capabilities": { "add": ["SYS_PTRACE"] }, "initProcessEnabled": true }',
          '"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1" }]',
        ),
      ),
    ],
    [
      'the mode none for Managed Instances',
      task('"requiresCompatibilities": ["MANAGED_INSTANCES"]', '"networkMode": "none"'),
    ],
    [
      'auditing as an added capability',
      task(container('"linuxParameters": { "capabilities": { "add": ["AUDIT_READ"] } }')),
    ],
  ],
  '14 what looks like a secret': [
    [
      'names and values',
      task(
        container(
          '"environment": [{ "name": "DB_SECRET_ARN", "value": "arn:x" }, { "name": "PASSWORD_FILE", "value": "/run/p" }, { "name": "MYSQL_ROOT_PASSWORD", "value": "password" }, { "name": "EMPTY", "value": "" }]',
        ),
      ),
    ],
  ],
  '15 secrets': [
    [
      'names, paths, both forms of ARN, other partitions',
      task(
        EXECUTION_ROLE,
        container(
          `"secrets": [${['/ecs/x', 'myparam', 'my.param-1', '/ecs/x:3', 'arn:aws:ssm:eu-west-1:123456789012:parameter:/name', 'arn:aws:ssm:eu-west-1:123456789012:parameter/name', 'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:x-AbCdEf', 'arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/x', 'arn:aws-iso:secretsmanager:us-iso-east-1:123456789012:secret:x-AbCdEf:k::', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db'].map((value, index) => `{ "name": "S${index}", "valueFrom": "${value}" }`).join(', ')}]`,
        ),
      ),
    ],
  ],
  '16 images': [
    ...[
      'public.ecr.aws/nginx/nginx:1',
      'nginx',
      'ghcr.io/a/b:1',
      'localhost:5000/a:1',
      `repo:tag@sha256:${'a'.repeat(64)}`,
      `repo@sha256:${'0aF'.repeat(21)}a`,
      `a${'/b'.repeat(120)}@sha256:${'a'.repeat(64)}`,
      'a/b#c:1',
    ].map((image): Case => [image, fargate(container(`"image": "${image}"`))]),
    ['an empty one, which a pipeline fills in', task(container('"image": ""'))],
  ],
  '17 the same port twice': [
    [
      'in two containers of a bridge',
      task(
        '"networkMode": "bridge"',
        container('"portMappings": [{ "containerPort": 80 }]'),
        container('"name": "b"', '"portMappings": [{ "containerPort": 80 }]'),
      ),
    ],
    [
      'as tcp and udp',
      task(
        AWSVPC,
        container(
          '"portMappings": [{ "containerPort": 53 }, { "containerPort": 53, "protocol": "udp" }]',
        ),
      ),
    ],
    [
      'in a mode to be filled in',
      task(
        '"networkMode": "${MODE}"',
        container('"portMappings": [{ "containerPort": 80, "hostPort": 8080 }]'),
        container('"name": "b"', '"portMappings": [{ "containerPort": 80 }]'),
      ),
    ],
    ['without a network', task('"networkMode": "none"', container('"portMappings": []'))],
  ],
  '18 options of other drivers': [
    [
      'free keys for Fluent Bit',
      fargate(
        container(
          '"logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "cloudwatch", "Match": "*", "awslogs-endpoint": "x", "mode": "x" } }',
        ),
        container(
          '"name": "router"',
          '"firelensConfiguration": { "type": "fluentbit", "options": { "enable-ecs-log-metadata": "true" } }',
        ),
      ),
    ],
    [
      'keys of syslog and gelf',
      task(
        container(
          '"logConfiguration": { "logDriver": "syslog", "options": { "syslog-address": "udp://x", "tag": "a" } }',
        ),
        container(
          '"name": "b"',
          '"logConfiguration": { "logDriver": "gelf", "options": { "gelf-address": "udp://x" } }',
        ),
      ),
    ],
    ['a tag for awslogs, which nobody has seen refused', task(container(awslogs('"tag": "x"')))],
    [
      'a splunk token among the secrets',
      task(
        EXECUTION_ROLE,
        container(
          '"logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://x" }, "secretOptions": [{ "name": "splunk-token", "valueFrom": "/t" }] }',
        ),
      ),
    ],
  ],
  '19 paths of Windows': [
    [
      'drives',
      task(
        ...WINDOWS,
        '"volumes": [{ "name": "v", "host": { "sourcePath": "C:\\\\data" } }]',
        container('"mountPoints": [{ "sourceVolume": "v", "containerPath": "C:\\\\data" }]'),
      ),
    ],
  ],
  '20 tags that move': [
    [
      'latest, and no tag',
      task(container('"image": "nginx:latest"', '"versionConsistency": "disabled"')),
    ],
  ],
  '21 limits of RunTask': [
    [
      'a long environment',
      task(container(`"environment": [{ "name": "A", "value": "${'x'.repeat(9000)}" }]`)),
    ],
  ],
};
