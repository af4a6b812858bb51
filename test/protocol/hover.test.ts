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
async function hover(marked: string): Promise<string | null> {
  const uri = `file:///w/${Math.random()}.task-definition.json`;
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

  test('is silent between fields and in other documents', async () => {
    expect(await hover('{"name": "x|"}')).toBeNull();
    expect(await hover('{"containerDefinitions": [ | ], "family": "x"}')).not.toBe('');
  });
});
