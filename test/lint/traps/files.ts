import { container, FARGATE, service, task } from '../../../core/lint/example.ts';
import { AWSVPC, awslogs, type Case, fargate } from './case.ts';

/** Notations, exports of tools, and files of other tools. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  '1 a template adds members and items': [
    [
      'a loop over containers',
      '{ "family": "web", "containerDefinitions": [ {{ range .All }} { "name": "{{ .Name }}", "image": "{{ .Image }}" }, {{ end }} ] }',
    ],
    [
      'a condition around the role',
      `{ "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512", "family": "web", {{ if .Role }} "executionRoleArn": "arn:aws:iam::123456789012:role/web", {{ end }} "containerDefinitions": [{ "name": "web", "image": "nginx:1", ${awslogs()} }] }`,
    ],
    [
      'an include for the log configuration',
      '{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1", "memory": 64, "logConfiguration": {{ tfstate `logs` }} }] }',
    ],
    [
      'an account in the role to be filled in',
      task(
        '"executionRoleArn": "arn:aws:iam::AWS_ACCOUNT:role/web"',
        '"taskRoleArn": "arn:aws:iam::<account-id>:role/web"',
      ),
    ],
  ],
  '2 other syntaxes': [
    [
      'comments and trailing commas',
      '{\n  // web\n  "family": "web", /* x */\n  "containerDefinitions": [{ "name": "web", "image": "nginx:1", "memory": 64, },],\n}',
      'task-definition.jsonc',
    ],
    ['a byte order mark', `\uFEFF${task()}`],
    ['line ends of Windows', task().replaceAll('\n', '\r\n')],
  ],
  '3 output of describe-task-definition': [
    [
      'wrapped, with the defaults that the service adds',
      `{ "taskDefinition": ${task(...FARGATE, '"taskDefinitionArn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1"', '"revision": 1', '"status": "ACTIVE"', '"placementConstraints": []', '"volumes": []', '"compatibilities": ["EC2", "FARGATE"]', '"enableFaultInjection": false', '"aFieldThatIsNewerThanWe": 1', container('"cpu": 0', '"links": []', '"dnsServers": []', '"portMappings": [{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }]', '"essential": true', '"environment": []', '"mountPoints": []', '"volumesFrom": []', '"systemControls": []', '"privileged": false', '"extraHosts": []', '"dnsSearchDomains": []', '"dockerSecurityOptions": []', '"disableNetworking": false', '"resourceRequirements": []', '"linuxParameters": { "devices": [], "capabilities": { "add": [], "drop": ["ALL"] }, "maxSwap": 0, "sharedMemorySize": 0 }'))}, "tags": [] }`,
    ],
    [
      'dynamic host ports',
      task(
        '"networkMode": "bridge"',
        container(
          '"portMappings": [{ "containerPort": 80, "hostPort": 0 }, { "containerPort": 81, "hostPort": 0 }]',
        ),
      ),
    ],
    [
      'a file system with the root directory',
      task(
        '"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "rootDirectory": "/", "transitEncryption": "ENABLED", "authorizationConfig": { "accessPointId": "fsap-1", "iam": "ENABLED" } } }]',
        container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/d" }]'),
      ),
    ],
    [
      'a range beside a container port of 0',
      task(
        AWSVPC,
        container(
          '"portMappings": [{ "containerPortRange": "8000-8010", "containerPort": 0, "hostPort": 0 }]',
        ),
      ),
    ],
    ['empty secrets without a role', task(container('"secrets": []'))],
    [
      'empty objects',
      fargate(
        '"proxyConfiguration": {}',
        '"ephemeralStorage": {}',
        '"volumes": [{ "name": "v", "host": {}, "dockerVolumeConfiguration": {} }]',
        container(
          '"healthCheck": {}',
          '"restartPolicy": {}',
          '"repositoryCredentials": {}',
          '"mountPoints": [{ "sourceVolume": "v", "containerPath": "/v" }]',
        ),
      ),
    ],
  ],
  '4 exports filled with null': [
    [
      'everything that is not set',
      task(
        '"taskRoleArn": null',
        '"networkMode": null',
        '"cpu": null',
        '"placementConstraints": null',
        '"tags": null',
        '"volumes": null',
        container(
          '"links": null',
          '"memory": 128',
          '"healthCheck": null',
          '"essential": null',
          '"secrets": null',
          '"logConfiguration": null',
          '"portMappings": null',
        ),
      ),
    ],
    [
      'a container of only nulls but what it needs',
      task(
        '"memory": "512"',
        container(
          '"memory": null',
          '"memoryReservation": null',
          '"ulimits": null',
          '"linuxParameters": { "devices": null, "maxSwap": null }',
        ),
      ),
    ],
  ],
  '5 read-only members': [
    [
      'at the top of a file',
      task(
        '"taskDefinitionArn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1"',
        '"revision": 1',
        '"status": "ACTIVE"',
        '"requiresAttributes": [{ "name": "a" }]',
        '"compatibilities": ["EC2"]',
        '"registeredAt": 1',
        '"registeredBy": "x"',
        '"deregisteredAt": 1',
        '"deleteRequestedAt": 1',
      ),
    ],
  ],
  '8 keys in another case': [
    [
      'keys that begin with a capital',
      '{ "Family": "web", "ContainerDefinitions": [{ "Name": "web", "Image": "nginx:1", "Memory": 128, "Essential": true }] }',
    ],
    [
      'keys of Terraform',
      '{ "family": "web", "container_definitions": [{ "name": "web", "image": "nginx:1", "memory": 128, "port_mappings": [{ "container_port": 80 }] }] }',
    ],
  ],
  '9 bare lists of containers': [
    [
      'no family, no role, no volumes, no memory',
      `[${container('"secrets": [{ "name": "A", "valueFrom": "/a" }]', '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/d" }]', awslogs()).replace('"memory": 128', '"cpu": 0')}]`,
      'container-definitions.json',
    ],
    [
      'a member that Terraform leaves out',
      `[${container('"portMappings": []', '"comments_for_us": "x"')}]`,
      'container-definitions.json',
    ],
    [
      'an image to be filled in by jsonencode',
      `[${container('"image": "${image}"', '"portMappings": [{ "containerPort": ${port}, "hostPort": ${port} }]')}]`,
      'container_definitions.json',
    ],
  ],
  '22 documents of other APIs': [
    [
      'a daemon',
      '{ "family": "d", "pidMode": "shared", "containerDefinitions": [{ "name": "a", "image": "x" }] }',
    ],
    [
      'a task of AWS Batch',
      '{ "type": "container", "ecsProperties": { "taskProperties": [{ "containers": [{ "name": "a", "image": "x" }] }] } }',
      'job-definition.json',
    ],
    [
      'Elastic Beanstalk',
      '{ "AWSEBDockerrunVersion": 2, "containerDefinitions": [{ "name": "a", "image": "x" }] }',
      'Dockerrun.aws.json',
    ],
    [
      'overrides of run-task',
      '{ "cluster": "c", "taskDefinition": "web:1", "overrides": { "containerOverrides": [{ "name": "a", "cpu": 1 }] } }',
      'run-task.json',
    ],
    [
      'what update-service takes',
      '{ "cluster": "c", "service": "web", "taskDefinition": "web:2", "desiredCount": 2, "launchType": "FARGATE", "forceNewDeployment": true }',
      'update-service.json',
    ],
  ],
  '23 files that only look like it': [
    [
      'CloudFormation',
      '{ "Resources": { "T": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "ContainerDefinitions": [] } } } }',
      'template.json',
    ],
    ['images of CodePipeline', '[{ "name": "web", "imageUri": "x" }]', 'imagedefinitions.json'],
    [
      'Kubernetes',
      '{ "apiVersion": "v1", "kind": "Pod", "spec": { "containers": [{ "name": "a", "image": "x" }] } }',
      'pod.json',
    ],
    ['Compose', '{ "services": { "web": { "image": "x", "cpu": 5 } } }', 'docker-compose.json'],
    [
      'a configuration with a service name',
      '{ "serviceName": "billing", "port": 8080, "image": "x" }',
      'config.json',
    ],
    [
      'a configuration with a task definition',
      '{ "taskDefinition": { "cpu": 256, "memory": 512 }, "service": { "count": 2 } }',
      'deploy.json',
    ],
    [
      'a configuration of a deployment',
      '{ "taskDefinition": "web", "desiredCount": 2, "image": "x", "region": "eu" }',
      'deploy.json',
    ],
    [
      'a service that ecspresso updates',
      service('"launchType": "FARGATE"').replace('"serviceName": "web",', ''),
      'ecs-service-def.json',
    ],
    [
      'a service with templates',
      '{ "serviceName": "web", "desiredCount": {{ count }}, "launchType": "FARGATE", "networkConfiguration": {{ network }}, "loadBalancers": [{ "containerName": "web", "containerPort": {{ port }}, "targetGroupArn": "{{ tg }}" }] }',
      'ecs-service-def.json',
    ],
  ],
  'functions of CloudFormation': [
    [
      'in the place of strings',
      `{ "family": { "Ref": "Family" }, "executionRoleArn": { "Fn::GetAtt": ["Role", "Arn"] }, "containerDefinitions": [{ "name": "web", "image": { "Fn::Sub": "x/web:latest" }, "memory": 128, "environment": [{ "name": "A", "value": { "Ref": "B" } }] }] }`,
    ],
    [
      'in the place of objects and lists',
      `{ "family": "web", "cpu": { "Ref": "Cpu" }, "volumes": { "Fn::If": ["X", [], []] }, "containerDefinitions": [{ "Fn::If": ["X", {}, {}] }, { "name": "web", "image": "web:1", "memory": 128, "logConfiguration": { "Fn::If": ["X", {}, {}] }, "mountPoints": [{ "sourceVolume": { "Ref": "V" }, "containerPath": "/x" }] }] }`,
    ],
  ],
  'containers in a list of their own': [
    [
      'a sidecar',
      '[{ "name": "init", "image": "i:1", "essential": false }]',
      'init.container-definitions.json',
    ],
    [
      'a client of a log router',
      '[{ "name": "web", "image": "i:1", "logConfiguration": { "logDriver": "awsfirelens" } }]',
      'web.container-definitions.json',
    ],
    [
      'a log router',
      '[{ "name": "router", "image": "i:1", "firelensConfiguration": { "type": "fluentbit" } }]',
      'router.container-definitions.json',
    ],
  ],
};
