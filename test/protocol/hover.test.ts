import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, PULLING } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = new Client();
  await client.start(PULLING);
});
afterAll(() => client.stop());

/** The hover where `|` stands in the text. */
async function hover(marked: string, ending = 'task-definition.json'): Promise<string | null> {
  const uri = `file:///w/${Math.random()}.${ending}`;
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  await client.open(uri, text);
  const position = TextDocument.create(uri, 'json', 1, text).positionAt(offset);
  const answer: Hover | null = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position,
  });
  await client.close(uri);
  return answer && typeof answer.contents === 'object' && 'value' in answer.contents
    ? answer.contents.value
    : null;
}

const fargate = (members: string) =>
  `{"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", ${members}, "containerDefinitions": []}`;
const bridge = (members: string) => `{"containerDefinitions": [{"name": "web", ${members}}]}`;

describe('hover', () => {
  const rows: [what: string, text: string, told: RegExp][] = [
    [
      'a field, with type and documentation',
      fargate('"fam|ily": "x"'),
      /`family` · string[\s\S]*API reference/,
    ],
    ['a limit', bridge('"healthCheck": {"inter|val": 5}'), /5–300 · = 30/],
    ['allowed values', bridge('"logConfiguration": {"log|Driver": "awslogs"}'), /`awslogs`/],
    [
      'CPU units as vCPU, with the memory of Fargate',
      fargate('"cpu": "5|12"'),
      /0\.5 vCPU[\s\S]*1024–4096/,
    ],
    [
      'memory of Fargate with the CPU that goes with it',
      fargate('"memory": "20|48"'),
      /2 GiB[\s\S]*256, 512, 1024/,
    ],
    [
      'an ECR image',
      bridge('"image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/|web:1"'),
      /get-login-password --region eu-west-1/,
    ],
    ['an image of Docker Hub', bridge('"image": "ngi|nx"'), /docker\.io.*library\/nginx.*latest/],
    [
      'a dynamic port',
      bridge('"portMappings": [{"containerPort": 80, "hostPort": |0}]'),
      /dynamic/i,
    ],
    [
      'for which tasks a field does not count',
      bridge('"privi|leged": true'),
      /Not supported on AWS Fargate\.[\s\S]*Not supported for Windows/,
    ],
    [
      'why the rule of a finding wants what it wants',
      bridge('"memory": 64, "portMappings": [{"containerPort": 80, "hostPort": 8|1}]').replace(
        '{',
        '{"networkMode": "host", ',
      ),
      /port-host-host-port`\]\(https:[\s\S]*there is nothing that could map one port to another/,
    ],
    [
      'the volume that a mount names',
      bridge('"mountPoints": [{"sourceVolume": "da|ta"}]').replace(
        /\}$/,
        ', "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0a"}}]}',
      ),
      /Amazon EFS file system `fs-0a`/,
    ],
    [
      'the container that a dependency names',
      bridge(
        '"dependsOn": [{"containerName": "d|b"}]}, {"name": "db", "image": "redis:7", "memory": 64',
      ),
      /image `redis:7`\.\s+It has 64 MiB/,
    ],
    [
      'a secret with its key, its stage and the permission',
      bridge(
        '"secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:210987654321:secret:shop/db-Ab12Cd:pass|word::"}]',
      ),
      /secret `shop\/db`[\s\S]*key `password`[\s\S]*AWSCURRENT[\s\S]*GetSecretValue/,
    ],
    [
      'a parameter',
      bridge('"secrets": [{"name": "A", "valueFrom": "/shop/pass|word"}]'),
      /parameter `\/shop\/password`[\s\S]*ssm:GetParameters/,
    ],
    [
      'the worst case of a health check',
      bridge('"health|Check": {"command": ["CMD", "true"], "interval": 10, "startPeriod": 60}'),
      /UNHEALTHY after 45 seconds at most; one that never becomes healthy, after 105 seconds/,
    ],
    [
      'an option of a log driver',
      bridge('"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-gr|oup": "x"}}'),
      /log group\. It must exist/,
    ],
    [
      'an option of a FireLens output',
      bridge(
        '"logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "datadog", "dd_so|urce": "x"}}',
      ),
      /it chooses the parser/,
    ],
    ['the user', bridge('"user": "10|00:2000"'), /user ID 1000[\s\S]*group is 2000/],
    [
      "links of AWS's documentation",
      bridge('"dependsOn": [|]'),
      /\[[^\]]+\]\(https:\/\/docs\.aws\.amazon\.com\/AmazonECS\/latest\/developerguide/,
    ],
    ['half-typed text', '{"containerDefinitions": [{"healthCheck": {"inter|val"', /5–300/],
  ];
  test.each(rows)('%s', async (_, text, told) => {
    expect(await hover(text)).toMatch(told);
  });

  test.each([['a placeholder', bridge('"image": "|$' + '{IMAGE}"'), /image/]])(
    'says nothing about the value of %s',
    async (_, text, field) => {
      const told = await hover(text);
      expect(told).toMatch(field);
      expect(told).not.toMatch(/docker\.io/);
    },
  );

  test('says what is wrong before what the field is', async () => {
    const told = await hover(bridge('"memory": |2'));
    expect(told).toMatch(/^\[`container-memory-minimum`\]/);
  });

  test('an instance type of a plan has its size, interfaces and price', async () => {
    const plan = '{"containerInstances": [{"instanceType": "m5|.large"}]}';
    expect(await hover(plan, 'stowage.json')).toMatch(
      /2 vCPU, 8 GiB[\s\S]*3 network interfaces: 2 awsvpc tasks, 10 with ENI trunking[\s\S]*0\.096 USD/,
    );
  });

  test('is silent between fields and in other documents', async () => {
    expect(await hover('{"name": "x|"}')).toBeNull();
    expect(await hover('{"containerDefinitions": [ | ], "family": "x"}')).not.toBe('');
  });
});
