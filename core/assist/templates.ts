/** A document to begin with: a snippet in the notation of VS Code. */
export interface Template {
  readonly id: 'fargate' | 'ec2' | 'firelens' | 'efs' | 'plan';
  readonly title: string;
  readonly language: 'json' | 'jsonc';
  readonly snippet: string;
}

const LOGS = (group: string, prefix: string) => `"logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "${group}",
          "awslogs-region": "\${5:us-east-1}",
          "awslogs-stream-prefix": "${prefix}",
          "mode": "non-blocking",
          "max-buffer-size": "25m"
        }
      }`;

const FARGATE_HEAD = `"family": "\${1:web}",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "512",
  "memory": "1024",
  "runtimePlatform": { "cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX" },
  "executionRoleArn": "arn:aws:iam::\${2:111122223333}:role/\${3:ecsTaskExecutionRole}",
  "taskRoleArn": "arn:aws:iam::\${2:111122223333}:role/\${1:web}",`;

/** What a careful container has besides its name and image. */
const CAREFUL = `"essential": true,
      "user": "1000",
      "readonlyRootFilesystem": true,
      "linuxParameters": { "initProcessEnabled": true },`;

/** The documents that the command "New Task Definition" offers. All lint without a warning. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'fargate',
    title: 'Task definition for Fargate',
    language: 'json',
    snippet: `{
  ${FARGATE_HEAD}
  "containerDefinitions": [
    {
      "name": "\${1:web}",
      "image": "\${4:public.ecr.aws/nginx/nginx:1.27}",
      ${CAREFUL}
      "portMappings": [{ "containerPort": 8080, "protocol": "tcp" }],
      "mountPoints": [{ "sourceVolume": "tmp", "containerPath": "/tmp" }],
      ${LOGS('/ecs/${1:web}', '${1:web}')}
    }
  ],
  "volumes": [{ "name": "tmp" }],
  "tags": [{ "key": "service", "value": "\${1:web}" }]
}
`,
  },
  {
    id: 'ec2',
    title: 'Task definition for EC2',
    language: 'json',
    snippet: `{
  "family": "\${1:web}",
  "requiresCompatibilities": ["EC2"],
  "networkMode": "bridge",
  "executionRoleArn": "arn:aws:iam::\${2:111122223333}:role/\${3:ecsTaskExecutionRole}",
  "taskRoleArn": "arn:aws:iam::\${2:111122223333}:role/\${1:web}",
  "containerDefinitions": [
    {
      "name": "\${1:web}",
      "image": "\${4:public.ecr.aws/nginx/nginx:1.27}",
      "cpu": 256,
      "memory": 512,
      "memoryReservation": 256,
      ${CAREFUL}
      "portMappings": [{ "containerPort": 8080, "hostPort": 0, "protocol": "tcp" }],
      "mountPoints": [{ "sourceVolume": "tmp", "containerPath": "/tmp" }],
      ${LOGS('/ecs/${1:web}', '${1:web}')}
    }
  ],
  "volumes": [{ "name": "tmp" }],
  "tags": [{ "key": "service", "value": "\${1:web}" }]
}
`,
  },
  {
    id: 'firelens',
    title: 'Task definition with FireLens',
    language: 'json',
    snippet: `{
  ${FARGATE_HEAD}
  "containerDefinitions": [
    {
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
    },
    {
      "name": "\${1:web}",
      "image": "\${4:public.ecr.aws/nginx/nginx:1.27}",
      ${CAREFUL}
      "portMappings": [{ "containerPort": 8080, "protocol": "tcp" }],
      "dependsOn": [{ "containerName": "log-router", "condition": "START" }],
      "mountPoints": [{ "sourceVolume": "tmp", "containerPath": "/tmp" }],
      "logConfiguration": {
        "logDriver": "awsfirelens",
        "options": {
          "Name": "cloudwatch_logs",
          "region": "\${5:us-east-1}",
          "log_group_name": "/ecs/\${1:web}",
          "log_stream_prefix": "\${1:web}-"
        }
      }
    }
  ],
  "volumes": [{ "name": "tmp" }],
  "tags": [{ "key": "service", "value": "\${1:web}" }]
}
`,
  },
  {
    id: 'efs',
    title: 'Task definition with an EFS volume',
    language: 'json',
    snippet: `{
  ${FARGATE_HEAD}
  "containerDefinitions": [
    {
      "name": "\${1:web}",
      "image": "\${4:public.ecr.aws/nginx/nginx:1.27}",
      ${CAREFUL}
      "portMappings": [{ "containerPort": 8080, "protocol": "tcp" }],
      "mountPoints": [{ "sourceVolume": "files", "containerPath": "\${6:/data}", "readOnly": false }],
      ${LOGS('/ecs/${1:web}', '${1:web}')}
    }
  ],
  "volumes": [
    {
      "name": "files",
      "efsVolumeConfiguration": {
        "fileSystemId": "\${7:fs-0123456789abcdef0}",
        "transitEncryption": "ENABLED",
        "authorizationConfig": {
          "accessPointId": "\${8:fsap-0123456789abcdef0}",
          "iam": "ENABLED"
        }
      }
    }
  ],
  "tags": [{ "key": "service", "value": "\${1:web}" }]
}
`,
  },
  {
    id: 'plan',
    title: 'Plan: a cluster with services and tasks',
    language: 'jsonc',
    snippet: `{
  "cluster": "\${1:default}",
  "containerInstances": [
    {
      "instanceType": "\${2:m5.large}",
      "count": \${3:3},
      "availabilityZones": ["\${4:us-east-1a}", "\${5:us-east-1b}", "\${6:us-east-1c}"]
    }
  ],
  "services": [
    {
      "serviceName": "\${7:web}",
      "taskDefinition": "./\${8:task-definition.json}",
      "desiredCount": \${9:3}
    }
  ],
  "seed": 1
}
`,
  },
];
