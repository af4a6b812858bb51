import { describe, expect, test } from 'vitest';
import { container, EXECUTION_ROLE, FARGATE, task } from '../../core/lint/example.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { AWSVPC, awslogs, fargate } from './traps/case.ts';

const errorsIn = (text: string, fileName = 'task-definition.json') =>
  lint(readDocument(text), fileName)
    .filter((finding) => finding.severity === 'error')
    .map(({ rule, start, end }) => `${rule} at ${text.slice(start, end)}`);

/** How tools write what they fill in later. */
const NOTATIONS = [
  ...[
    '<IMAGE1_NAME>',
    '${VAR}',
    '$VAR',
    '$A:$B',
    '%VAR%',
    '@@VAR@@',
    '@VAR@',
    '__VAR__',
    '#{Var}#',
  ],
  ...[
    '{{ VAR }}',
    '{{VAR}}',
    '{{ must_env `TAG` }}',
    '{{ env `X` `d` }}',
    '[[ .Var ]]',
    '{0}',
    '{}',
  ],
  ...['{account_id}', '%(name)s', '%s', '$(Build.BuildId)', '$[variables.x]', '((var))', '!VAR!'],
  ...['[id]', '[your task definition name]', 'TO BE FILLED IN BUILD', 'TBD', 'CHANGEME'],
  ...['ACCOUNT_ID', 'REPLACE_ME', '<%= env %>', '{% var %}', '${VAR:-256}', '${{ env.VAR }}'],
];

/** The members whose value decides an error, each with a placeholder there. */
const deciding = (hole: string): string[] => [
  task(`"family": "${hole}"`, container(`"name": "${hole}"`, `"image": "${hole}"`)),
  fargate(`"executionRoleArn": "${hole}"`, `"taskRoleArn": "arn:aws:iam::${hole}:role/web"`),
  task(...FARGATE.slice(0, 2), `"cpu": "${hole}"`, `"memory": "${hole}"`),
  task(
    `"requiresCompatibilities": ["${hole}"]`,
    '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:a == b" }]',
  ),
  task(...FARGATE.filter((line) => line !== AWSVPC), `"networkMode": "${hole}"`),
  task(
    container(
      `"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "${hole}", "awslogs-region": "${hole}" } }`,
    ),
  ),
  task(container(`"logConfiguration": { "logDriver": "${hole}", "options": {} }`)),
  task(
    EXECUTION_ROLE,
    container(
      `"secrets": [{ "name": "A", "valueFrom": "${hole}" }, { "name": "B", "valueFrom": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:${hole}" }]`,
    ),
  ),
  task(EXECUTION_ROLE, container(`"environmentFiles": [{ "type": "s3", "value": "${hole}" }]`)),
  task(container(`"dependsOn": [{ "containerName": "${hole}", "condition": "${hole}" }]`)),
  task(container(`"mountPoints": [{ "sourceVolume": "${hole}", "containerPath": "${hole}" }]`)),
  task(
    `"volumes": [{ "name": "${hole}" }]`,
    container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
  ),
  task(
    `"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "${hole}", "rootDirectory": "${hole}", "transitEncryption": "${hole}", "authorizationConfig": { "accessPointId": "${hole}", "iam": "ENABLED" } } }]`,
    container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
  ),
  task(`"placementConstraints": [{ "type": "memberOf", "expression": "${hole}" }]`),
  task(`"tags": [{ "key": "${hole}", "value": "${hole}" }, { "key": "${hole}", "value": "x" }]`),
  task(
    container(
      `"portMappings": [{ "containerPort": 80, "name": "${hole}", "protocol": "${hole}", "appProtocol": "${hole}" }]`,
    ),
  ),
  task(container(`"portMappings": [{ "containerPortRange": "${hole}" }]`)),
  task(
    container(
      `"resourceRequirements": [{ "type": "GPU", "value": "${hole}" }, { "type": "${hole}", "value": "1" }]`,
    ),
  ),
  task(
    `"runtimePlatform": { "operatingSystemFamily": "${hole}", "cpuArchitecture": "${hole}" }`,
    `"pidMode": "${hole}"`,
  ),
  task(
    AWSVPC,
    `"proxyConfiguration": { "type": "APPMESH", "containerName": "${hole}", "properties": [{ "name": "${hole}", "value": "${hole}" }] }`,
  ),
];

/** Placeholders outside quotes: no JSON until filled in. */
const BARE = [
  '<PORT>',
  '${PORT}',
  '$PORT',
  '{{ port }}',
  '%PORT%',
  '@@PORT@@',
  '__PORT__',
  '#{Port}#',
  'PORT',
  'THE_PORT',
  '[[ .Port ]]',
  '((port))',
  '{{ env `PORT` `80` }}',
  '{{ must_env "PORT" }}',
];

const bare = (hole: string): string[] => [
  task(AWSVPC, container(`"portMappings": [{ "containerPort": 80, "hostPort": ${hole} }]`)),
  task(
    container(
      `"portMappings": [{ "containerPort": ${hole} }, { "containerPort": ${hole}, "hostPort": ${hole} }]`,
    ),
  ),
  fargate(
    container(
      `"cpu": ${hole}`,
      `"memory": ${hole}`,
      `"essential": ${hole}`,
      `"privileged": ${hole}`,
    ),
  ),
  task(...FARGATE.slice(0, 2), `"cpu": ${hole}`, `"memory": ${hole}`),
  task(container(`"memory": ${hole}`, '"memoryReservation": 4096')),
  task(
    container(
      `"healthCheck": { "command": ["CMD", "x"], "interval": ${hole}, "retries": ${hole} }`,
    ),
  ),
  fargate(container(`"stopTimeout": ${hole}`, `"startTimeout": ${hole}`)),
  fargate(`"ephemeralStorage": { "sizeInGiB": ${hole} }`),
  task(container(`"ulimits": [{ "name": "nofile", "softLimit": ${hole}, "hardLimit": 1024 }]`)),
  fargate(`"executionRoleArn": ${hole}`, container(`"secrets": ${hole}`, awslogs())),
  task(
    `"volumes": ${hole}`,
    container('"mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]'),
  ),
  task(`"requiresCompatibilities": ${hole}`, `"tags": ${hole}`, container(`"links": ${hole}`)),
  task(`"containerDefinitions": ${hole}`),
  `{ "family": "web", "containerDefinitions": [${hole}] }`,
];

describe('placeholders in the deciding place', () => {
  test.each(NOTATIONS)('%s in quotes', (hole) => {
    for (const text of deciding(hole)) expect(errorsIn(text), text).toEqual([]);
  });
  test.each(BARE)('%s outside quotes', (hole) => {
    for (const text of bare(hole)) expect(errorsIn(text), text).toEqual([]);
  });
});

/** A mistake that may show while a document is being typed, and only there. */
const TYPING = new Set(['json-syntax']);

test('no error but that of the text itself while a good document is being typed', () => {
  const text = fargate(
    EXECUTION_ROLE,
    '"volumes": [{ "name": "data" }]',
    container(
      '"image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"',
      '"portMappings": [{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }]',
      '"mountPoints": [{ "sourceVolume": "data", "containerPath": "/d" }]',
      '"secrets": [{ "name": "A", "valueFrom": "/a" }]',
      '"dependsOn": [{ "containerName": "b", "condition": "HEALTHY" }]',
      awslogs(),
    ),
    container('"name": "b"', '"healthCheck": { "command": ["CMD", "x"], "interval": 30 }'),
  );
  for (let end = 1; end < text.length; end++) {
    // Half a number is a number.
    if (/\d\d/.test(text.slice(end - 1, end + 1))) continue;
    const found = lint(readDocument(text.slice(0, end)), 'task-definition.json');
    const errors = found.filter(({ rule, severity }) => severity === 'error' && !TYPING.has(rule));
    const told = errors.map(({ rule }) => `${rule} in ${text.slice(Math.max(0, end - 40), end)}`);
    expect(told).toEqual([]);
  }
});
