/** A document to begin with: a snippet in the notation of VS Code. */
export interface Template {
  readonly id:
    | 'fargate'
    | 'ec2'
    | 'firelens'
    | 'efs'
    | 'gpu'
    | 'windows'
    | 'scheduled'
    | 'service'
    | 'serviceConnect'
    | 'plan';
  readonly title: string;
  /** How the file is named that it goes into; the first stop is the name in front. */
  readonly ending: string;
  readonly snippet: string;
}

/** How files are named that hold a task definition, a service definition, a plan. */
export const TASK = '.task-definition.json';
export const SERVICE = '.service.json';
export const PLAN = '.stowage.json';

/** Values that only the account knows are placeholders, which lint reports; the same one is one stop. */
const ROLES = `"executionRoleArn": "arn:aws:iam::\${2:<ACCOUNT_ID>}:role/\${3:ecsTaskExecutionRole}",
  "taskRoleArn": "arn:aws:iam::\${2:<ACCOUNT_ID>}:role/\${1:web}",`;

const LOGS = (group: string, prefix: string) => `"logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "${group}",
          "awslogs-region": "\${5:<REGION>}",
          "awslogs-stream-prefix": "${prefix}",
          "mode": "non-blocking",
          "max-buffer-size": "25m"
        }
      }`;

const FARGATE = (cpu: string, memory: string, system = 'LINUX') => `"family": "\${1:web}",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "${cpu}",
  "memory": "${memory}",
  "runtimePlatform": { "cpuArchitecture": "X86_64", "operatingSystemFamily": "${system}" },
  ${ROLES}`;

/** Listens on port 8080 as user 101, and needs no volume: https://github.com/nginx/docker-nginx-unprivileged */
const WEB = 'public.ecr.aws/nginx/nginx-unprivileged:1.27';

const HTTP = (port: number) =>
  `"portMappings": [{ "name": "http", "containerPort": ${port}, "protocol": "tcp" }],`;

const CONTAINER = (rest: string) => `{
      "name": "\${1:web}",
      "image": "\${4:${WEB}}",
      "essential": true,
      ${rest}
    }`;

const TASK_OF = (head: string, containers: string, rest = '') => `{
  ${head}
  "containerDefinitions": [
    ${containers}
  ]${rest}
}
`;

const ROUTER = `{
      "name": "log-router",
      "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2",
      "essential": true,
      "user": "0",
      "memoryReservation": 64,
      "firelensConfiguration": {
        "type": "fluentbit",
        "options": { "enable-ecs-log-metadata": "true" }
      },
      ${LOGS('/ecs/${1:web}/log-router', 'router')}
    }`;

const THROUGH_ROUTER = `"dependsOn": [{ "containerName": "log-router", "condition": "START" }],
      "logConfiguration": {
        "logDriver": "awsfirelens",
        "options": {
          "Name": "cloudwatch_logs",
          "region": "\${5:<REGION>}",
          "log_group_name": "/ecs/\${1:web}",
          "log_stream_prefix": "\${1:web}-",
          "auto_create_group": "true"
        }
      }`;

const EFS = `,
  "volumes": [
    {
      "name": "files",
      "efsVolumeConfiguration": {
        "fileSystemId": "\${7:<FILE_SYSTEM_ID>}",
        "transitEncryption": "ENABLED",
        "authorizationConfig": { "accessPointId": "\${8:<ACCESS_POINT_ID>}", "iam": "ENABLED" }
      }
    }
  ]`;

const ON_EC2 = (family: string, mode: string) => `"family": "\${1:${family}}",
  "requiresCompatibilities": ["EC2"],
  "networkMode": "${mode}",
  ${ROLES}`;

const SERVICE_OF = (rest: string) => `{
  "cluster": "\${1:default}",
  "serviceName": "\${2:web}",
  "taskDefinition": "\${3:<FAMILY>}",
  "desiredCount": \${4:2},
  "launchType": "FARGATE",
  "networkConfiguration": {
    "awsvpcConfiguration": {
      "subnets": ["\${5:<SUBNET_ID>}"],
      "securityGroups": ["\${6:<SECURITY_GROUP_ID>}"],
      "assignPublicIp": "DISABLED"
    }
  },${rest}
  "deploymentConfiguration": {
    "minimumHealthyPercent": 100,
    "maximumPercent": 200,
    "deploymentCircuitBreaker": { "enable": true, "rollback": true }
  }
}
`;

/** The documents that the command "New Task Definition, Service or Plan" offers. All lint without a warning. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'fargate',
    title: 'Task definition for Fargate',
    ending: TASK,
    snippet: TASK_OF(
      FARGATE('512', '1024'),
      CONTAINER(`${HTTP(8080)}\n      ${LOGS('/ecs/${1:web}', '${1:web}')}`),
    ),
  },
  {
    id: 'ec2',
    title: 'Task definition for EC2',
    ending: TASK,
    snippet: TASK_OF(
      ON_EC2('web', 'bridge'),
      CONTAINER(`"cpu": 256,
      "memory": 512,
      "memoryReservation": 256,
      "portMappings": [{ "containerPort": 8080, "hostPort": 0, "protocol": "tcp" }],
      ${LOGS('/ecs/${1:web}', '${1:web}')}`),
    ),
  },
  {
    id: 'firelens',
    title: 'Task definition with FireLens',
    ending: TASK,
    snippet: TASK_OF(
      FARGATE('512', '1024'),
      `${ROUTER},\n    ${CONTAINER(`${HTTP(8080)}\n      ${THROUGH_ROUTER}`)}`,
    ),
  },
  {
    id: 'efs',
    title: 'Task definition with an EFS volume',
    ending: TASK,
    snippet: TASK_OF(
      FARGATE('512', '1024'),
      CONTAINER(`${HTTP(8080)}
      "mountPoints": [{ "sourceVolume": "files", "containerPath": "\${6:/data}", "readOnly": false }],
      ${LOGS('/ecs/${1:web}', '${1:web}')}`),
      EFS,
    ),
  },
  {
    id: 'gpu',
    title: 'Task definition with a GPU (EC2)',
    ending: TASK,
    snippet: TASK_OF(
      ON_EC2('gpu', 'awsvpc'),
      `{
      "name": "\${1:gpu}",
      "image": "\${4:nvidia/cuda:12.4.1-base-ubuntu22.04}",
      "essential": true,
      "cpu": 2048,
      "memory": 8192,
      "resourceRequirements": [{ "type": "GPU", "value": "1" }],
      "command": ["nvidia-smi"],
      ${LOGS('/ecs/${1:gpu}', '${1:gpu}')}
    }`,
    ),
  },
  {
    id: 'windows',
    title: 'Task definition for Windows on Fargate',
    ending: TASK,
    snippet: TASK_OF(
      FARGATE('1024', '2048', 'WINDOWS_SERVER_2022_CORE'),
      `{
      "name": "\${1:web}",
      "image": "\${4:mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022}",
      "essential": true,
      "cpu": 1024,
      "memory": 2048,
      "portMappings": [{ "containerPort": 80, "protocol": "tcp" }],
      ${LOGS('/ecs/${1:web}', '${1:web}')}
    }`,
    ),
  },
  {
    id: 'scheduled',
    title: 'Task definition for a scheduled task',
    ending: TASK,
    snippet: TASK_OF(
      FARGATE('256', '512').replaceAll(':web}', ':report}'),
      `{
      "name": "\${1:report}",
      "image": "\${4:public.ecr.aws/docker/library/alpine:3.20}",
      "essential": true,
      "command": ["sh", "-c", "\${6:date}"],
      ${LOGS('/ecs/${1:report}', '${1:report}')}
    }`,
    ),
  },
  {
    id: 'service',
    title: 'Service on Fargate',
    ending: SERVICE,
    snippet: SERVICE_OF(''),
  },
  {
    id: 'serviceConnect',
    title: 'Service with Service Connect',
    ending: SERVICE,
    snippet: SERVICE_OF(`
  "serviceConnectConfiguration": {
    "enabled": true,
    "namespace": "\${7:<NAMESPACE>}",
    "services": [
      {
        "portName": "\${8:http}",
        "discoveryName": "\${2:web}",
        "clientAliases": [{ "port": 80, "dnsName": "\${2:web}" }]
      }
    ]
  },`),
  },
  {
    id: 'plan',
    title: 'Plan: a cluster with services and tasks',
    ending: PLAN,
    snippet: `{
  "cluster": "\${1:default}",
  "containerInstances": [
    {
      "instanceType": "\${2:m5.large}",
      "count": \${3:3},
      "availabilityZones": ["\${4:us-east-1}a", "\${4:us-east-1}b", "\${4:us-east-1}c"]
    }
  ],
  "services": [
    {
      "serviceName": "\${5:web}",
      "taskDefinition": "./\${6:web.task-definition.json}",
      "desiredCount": \${7:3}
    }
  ],
  "seed": 1
}
`,
  },
];

/** A task definition with three mistakes, for the walkthrough: each has a quick fix. */
export const EXAMPLE = `{
  "family": "hello",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "bridge",
  "cpu": "256",
  "memory": "4096",
  "containerDefinitions": [
    {
      "name": "hello",
      "image": "${WEB}",
      "essential": true,
      "portMapings": [{ "containerPort": 8080 }]
    }
  ]
}
`;
