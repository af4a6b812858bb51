import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mcpCommand } from '../../cli/mcp/command.ts';
import { TOOLS } from '../../core/tools/tools.ts';
import { contributes } from '../../package.json';
import { contributedTools } from '../../scripts/generate/tools.ts';

let folder: string;
let client: Client;
let ended: Promise<number>;

const TASK = {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'bridge',
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    {
      name: 'web',
      image: 'a:1',
      essential: 'true',
      environment: [{ name: 'DATABASE_PASSWORD', value: 'correct-horse' }],
    },
  ],
};
const PLAN = {
  containerInstances: [
    { instanceType: 'm5.large', count: 2, availabilityZones: ['eu-west-1a', 'eu-west-1b'] },
  ],
  services: [
    {
      serviceName: 'web',
      desiredCount: 3,
      taskDefinition: {
        family: 'web',
        containerDefinitions: [
          {
            name: 'web',
            image: 'a:1',
            memory: 64,
            portMappings: [{ containerPort: 80, hostPort: 80 }],
          },
        ],
      },
    },
  ],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-mcp-'));
  mkdirSync(join(folder, 'repo/.git'), { recursive: true });
  writeFileSync(join(folder, 'repo/web.json'), JSON.stringify(TASK));
  writeFileSync(join(folder, 'repo/shop.stowage.json'), JSON.stringify(PLAN));
  writeFileSync(join(folder, 'secret.json'), JSON.stringify(TASK));
  const [own, other] = InMemoryTransport.createLinkedPair();
  ended = mcpCommand(other, join(folder, 'repo'));
  client = new Client({ name: 'test', version: '1' });
  await client.connect(own);
});
afterAll(async () => {
  await client.close();
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly text: string;
  readonly isError: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each tool answers otherwise
  readonly value: any;
}

async function ask(name: string, input: object): Promise<Answer> {
  const { content, isError } = await client.callTool({
    name,
    arguments: input as Record<string, unknown>,
  });
  const [{ text }] = content as [{ text: string }];
  return { text, isError: isError === true, value: isError ? undefined : JSON.parse(text) };
}

describe('stowage mcp', () => {
  test('lists its tools, which only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    for (const { description, inputSchema, annotations } of tools) {
      expect(description?.length).toBeGreaterThan(50);
      expect(inputSchema.type).toBe('object');
      expect(annotations?.readOnlyHint).toBe(true);
    }
  });

  test('lints a file, and a text', async () => {
    const { value } = await ask('stowage_lint', { path: 'web.json' });
    expect(value.findings).toContainEqual(
      expect.objectContaining({ rule: 'fargate-network-mode', severity: 'error', line: 1 }),
    );
    const text = await ask('stowage_lint', { text: JSON.stringify(TASK) });
    expect(text.value).toEqual(value);
  });

  test('reads a template in its notation, from a file and from a text', async () => {
    const template =
      'Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      RequiresCompatibilities: [FARGATE]\n      NetworkMode: bridge\n';
    writeFileSync(join(folder, 'repo/template.yaml'), template);
    const file = await ask('stowage_lint', { path: 'template.yaml' });
    expect(file.value.findings).toContainEqual(
      expect.objectContaining({ rule: 'fargate-network-mode', line: 6 }),
    );
    const text = await ask('stowage_lint', { text: template, path: 'template.yaml' });
    expect(text.value).toEqual(file.value);
  });

  test('gives edits that mend', async () => {
    const { value } = await ask('stowage_fix', { path: 'web.json', rule: 'schema-wrong-type' });
    expect(value.edits.map(({ text }: { text: string }) => text)).toEqual(['true']);
  });

  test('derives what a definition needs, without values of variables', async () => {
    const { value, text } = await ask('stowage_facts', { path: 'web.json' });
    expect(value.definitions[0]).toMatchObject({ family: 'web', cost: { known: false } });
    expect(text).not.toContain('correct-horse');
    const plan = await ask('stowage_facts', { path: 'shop.stowage.json' });
    expect(plan).toMatchObject({ isError: true, text: expect.stringContaining('neither') });
  });

  test('explains a rule and a member of the API', async () => {
    const rule = await ask('stowage_rule', { rule: 'fargate-network-mode' });
    expect(rule.value).toMatchObject({ severity: 'error', wrong: expect.any(String) });
    const path = 'containerDefinitions.healthCheck';
    const member = await ask('stowage_schema', { kind: 'taskDefinition', path });
    expect(member.value.members).toContain('interval');
    expect(member.value.documentation).toContain('health check');
  });

  test('places, and says why not', async () => {
    const { value } = await ask('stowage_place', { plan: 'shop.stowage.json' });
    expect(value.groups[0]).toMatchObject({ group: 'service:web', placed: 2, notPlaced: 1 });
    expect(value.groups[0].reasons[0]).toMatchObject({ code: 'RESOURCE:PORTS', instances: 2 });
  });

  test('advises, simulates and finds the cheapest instances', async () => {
    const plan = 'shop.stowage.json';
    const advice = await ask('stowage_advise', { plan });
    expect(advice.value.unplaced[0].changes.length).toBeGreaterThan(0);
    const loss = await ask('stowage_simulate', { plan, loseZone: 'eu-west-1a', until: '10m' });
    expect(loss.value.services[0]).toMatchObject({ service: 'web', fewestHealthy: 1 });
    const fleet = await ask('stowage_fleet', { plan });
    expect(fleet.value.fleets[0].instances[0]).toMatchObject({ count: 3 });
  });

  test('gives the commands of a capture', async () => {
    const { value } = await ask('stowage_capture', { cluster: 'shop', region: 'eu-west-1' });
    expect(value.script).toContain('describe-container-instances');
  });

  test.each<[what: string, tool: string, input: object, said: string]>([
    ['a missing parameter', 'stowage_place', {}, 'plan is missing.'],
    ['another type', 'stowage_place', { plan: 5 }, 'plan must be a string.'],
    ['an unknown parameter', 'stowage_place', { plan: 'a', b: 1 }, 'There is no parameter b.'],
    ['an unknown rule', 'stowage_rule', { rule: 'x' }, 'There is no rule x.'],
    ['an unknown tool', 'stowage_deploy', {}, 'There is no tool stowage_deploy.'],
    ['a missing file', 'stowage_lint', { path: 'no.json' }, 'no.json cannot be read: notFound.'],
    [
      'a file outside of the repository',
      'stowage_lint',
      { path: '../secret.json' },
      '../secret.json cannot be read: outside.',
    ],
    [
      'an unknown service',
      'stowage_simulate',
      { plan: 'shop.stowage.json', deploy: 'wob' },
      'The plan has no service wob; it has web.',
    ],
    [
      'what a shell would run',
      'stowage_capture',
      { cluster: 'a; rm -rf /' },
      'A cluster is named by letters, digits, "-" and "_", not a; rm -rf /.',
    ],
  ])('%s is told', async (_, tool, input, said) => {
    expect(await ask(tool, input)).toMatchObject({ isError: true, text: said });
  });

  test('no answer holds the value of an environment variable', async () => {
    const text = JSON.stringify(TASK);
    for (const { name, parameters } of TOOLS) {
      if (!('text' in parameters)) continue;
      for (const preset of ['recommended', 'all']) {
        expect((await ask(name, { text, preset })).text).not.toContain('correct-horse');
      }
    }
  });

  test('VS Code is told of the same tools (package.json)', () => {
    expect(contributes.languageModelTools).toEqual(contributedTools());
  });
});
