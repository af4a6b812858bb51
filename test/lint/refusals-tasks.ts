import { container, FARGATE, object, task } from '../../core/lint/example.ts';
import type { Refusal } from './refusals.ts';

const row =
  (at: Refusal['at']) =>
  (what: string, text: string, nearMiss: string): Refusal => ({ what, text, nearMiss, at });
const error = row('error');
const warning = row('warning');

const mount = (path: string, volume = 'data') =>
  `{ "sourceVolume": "${volume}", "containerPath": "${path}" }`;
const MOUNT = `"mountPoints": [${mount('/data')}]`;
const volume = (members: string) => `"volumes": [{ "name": "data"${members} }]`;
const image = (name: string) => task(container(`"image": "${name}"`));
const EFS = '"efsVolumeConfiguration": { "fileSystemId": "fs-0123456789abcdef0" }';
const BRIDGE = '"networkMode": "bridge"';

const volumes: readonly Refusal[] = [
  error(
    'a volume of the host and of EFS at once',
    task(volume(`, "host": { "sourcePath": "/data" }, ${EFS}`), container(MOUNT)),
    task(volume(`, "host": {}, ${EFS}`), container(MOUNT)),
  ),
  error(
    'a volume of Docker and of EFS at once',
    task(volume(`, "dockerVolumeConfiguration": { "scope": "shared" }, ${EFS}`), container(MOUNT)),
    task(volume(', "dockerVolumeConfiguration": { "scope": "shared" }'), container(MOUNT)),
  ),
  error(
    'two volumes at one path',
    task(
      '"volumes": [{ "name": "data" }, { "name": "logs" }]',
      container(`"mountPoints": [${mount('/data')}, ${mount('/data', 'logs')}]`),
    ),
    task(
      '"volumes": [{ "name": "data" }, { "name": "logs" }]',
      container(`"mountPoints": [${mount('/data')}, ${mount('/data/logs', 'logs')}]`),
    ),
  ),
  error(
    'a relative path on the host',
    task(volume(', "host": { "sourcePath": "./data" }'), container(MOUNT)),
    task(volume(', "host": { "sourcePath": "data" }'), container(MOUNT)),
  ),
  error(
    'a blank path on the host',
    task(volume(', "host": { "sourcePath": " " }'), container(MOUNT)),
    task(volume(', "host": { "sourcePath": "" }'), container(MOUNT)),
  ),
  warning(
    'an empty path on the host',
    task(volume(', "host": { "sourcePath": "" }'), container(MOUNT)),
    task(volume(', "host": {}'), container(MOUNT)),
  ),
  warning(
    'a relative path in the container',
    task(volume(''), container(`"mountPoints": [${mount('data')}]`)),
    task(volume(''), container(`"mountPoints": [${mount('/data')}]`)),
  ),
  warning(
    'a mount over the root',
    task(volume(''), container(`"mountPoints": [${mount('/')}]`)),
    task(volume(''), container(`"mountPoints": [${mount('/root')}]`)),
  ),
];

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

const images: readonly Refusal[] = [
  error('https://', image('https://example.com/web:1'), image('example.com/web:1')),
  error('an empty tag', image('web:'), image('web')),
  error('a tag alone', image(':1'), image('web:1')),
  error(
    'the ARN of the repository',
    image('arn:aws:ecr:eu-west-1:123456789012:repository/web'),
    image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/web'),
  ),
  error('two tags', image('web:1:2'), image('localhost:5000/web:2')),
  error('a slash at the end', image('example.com/web/'), image('example.com/web/api')),
  error('a short digest', image('web@sha256:0123'), image(`web@${DIGEST}`)),
  warning('a digest alone', image(DIGEST), image(`web:1@${DIGEST}`)),
  warning('capital letters', image('example.com/Web:1'), image('Example.com/web:1')),
  warning('none', task(object('"name": "web"', '"memory": 128')), image('web')),
  warning('an empty one', image(''), image('web')),
];

const link = (name: string, to: string) => container(`"name": "${name}"`, `"links": ["${to}"]`);
const after = (name: string, to: string) =>
  container(
    `"name": "${name}"`,
    `"dependsOn": [{ "containerName": "${to}", "condition": "START" }]`,
  );
const from = (name: string, to: string) =>
  container(`"name": "${name}"`, `"volumesFrom": [{ "sourceContainer": "${to}" }]`);
const plain = (name: string) => container(`"name": "${name}"`);

const order: readonly Refusal[] = [
  error(
    'volumesFrom and links in a circle',
    task(BRIDGE, from('a', 'b'), link('b', 'a')),
    task(BRIDGE, from('a', 'b'), link('c', 'a'), plain('b')),
  ),
  error(
    'volumesFrom and dependsOn in a circle',
    task(from('a', 'b'), after('b', 'a')),
    task(from('a', 'b'), after('c', 'a'), plain('b')),
  ),
  error(
    'dependsOn of three in a circle',
    task(after('a', 'b'), after('b', 'c'), after('c', 'a')),
    task(after('a', 'b'), after('b', 'c'), plain('c')),
  ),
  error('volumesFrom of itself', task(from('a', 'a')), task(from('a', 'b'), plain('b'))),
  error(
    'a link of three parts',
    task(BRIDGE, link('a', 'b:c:d'), plain('b')),
    task(BRIDGE, link('a', 'b:c'), plain('b')),
  ),
  error(
    'a link to no container',
    task(BRIDGE, link('a', 'c'), plain('b')),
    task(BRIDGE, link('a', 'b'), plain('b')),
  ),
];

const firelens = (options: string) =>
  task(
    container(
      '"name": "log"',
      `"firelensConfiguration": { "type": "fluentbit", "options": { ${options} } }`,
    ),
    container('"logConfiguration": { "logDriver": "awsfirelens" }'),
  );
const sysctl = (name: string) =>
  task(...FARGATE, container(`"systemControls": [{ "namespace": "${name}", "value": "1" }]`));
const variable = (name: string) =>
  task(container(`"environment": [{ "name": "${name}", "value": "x" }]`));
const nofile = (limit: number) =>
  task(
    ...FARGATE,
    container(`"ulimits": [{ "name": "nofile", "softLimit": ${limit}, "hardLimit": ${limit} }]`),
  );
const spec = (arn: string) => task(container(`"credentialSpecs": ["credentialspec:${arn}"]`));

const containers: readonly Refusal[] = [
  error('a global kernel parameter', sysctl('net.core.rmem_max'), sysctl('net.core.somaxconn')),
  error(
    'a type of configuration without its place',
    firelens('"config-file-type": "file"'),
    firelens('"config-file-type": "file", "config-file-value": "/extra.conf"'),
  ),
  error(
    'a credential spec in Secrets Manager',
    spec('arn:aws:secretsmanager:eu-west-1:123456789012:secret:gmsa'),
    spec('arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa'),
  ),
  error('a variable with a blank name', variable(' '), variable('A')),
  error('too many open files', nofile(1_048_577), nofile(1_048_576)),
  error(
    'no name',
    task(object('"image": "web:1"', '"memory": 128')),
    task(container('"name": "${NAME}"')),
  ),
  error(
    'a name with a space',
    task(container('"name": "my web"')),
    task(container('"name": "w_1"')),
  ),
  warning(
    'a command in one string',
    task(container('"command": ["npm start"]')),
    task(container('"command": ["npm", "start"]')),
  ),
  warning(
    'a shell and its option in one string',
    task(container('"entryPoint": ["/bin/sh -c"]')),
    task(container('"entryPoint": ["/bin/sh", "-c"]')),
  ),
  warning(
    'operators of the shell without a shell',
    task(container('"command": ["a", "&&", "b"]')),
    task(container('"command": ["sh", "-c", "a && b"]')),
  ),
  warning(
    'a folder as entry point',
    task(container('"entryPoint": ["/"]')),
    task(container('"entryPoint": ["/app"]')),
  ),
  warning(
    'a health check of single words',
    task(container('"healthCheck": { "command": ["CMD-SHELL", "curl", "-f", "localhost"] }')),
    task(container('"healthCheck": { "command": ["CMD-SHELL", "curl -f localhost"] }')),
  ),
  warning(
    'an empty list of secrets without an execution role',
    task(container('"secrets": []')),
    task('"executionRoleArn": "${ROLE}"', container('"secrets": []')),
  ),
  warning('an empty role', task('"taskRoleArn": ""'), task('"taskRoleArn": "web"')),
  warning('an empty list of tags', task('"tags": []'), task('"tags": [{{ .Tags }}]')),
  warning(
    'a heap that is larger than the memory',
    task(container('"command": ["java", "-Xmx1g", "-jar", "a.jar"]')),
    task(container('"command": ["java", "-Xmx64m", "-jar", "a.jar"]')),
  ),
];

/** Task definitions that are refused, cannot start, or are documented as mistakes. */
export const tasks: Readonly<Record<string, readonly Refusal[]>> = {
  volumes,
  images,
  order,
  containers,
};
