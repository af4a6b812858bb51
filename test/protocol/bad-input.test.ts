import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Method, type PlacementResult, type ReadFileResult } from '../../protocol/methods.ts';
import { Client, PULLING } from './client.ts';

let client: Client;
const files: Record<string, ReadFileResult> = {};

beforeAll(async () => {
  client = new Client();
  client.connection.onRequest<ReadFileResult, void>(
    Method.readFile,
    ({ uri }) => files[uri] ?? { error: 'notFound' },
  );
  await client.start(PULLING);
});
afterAll(() => client.stop());

describe('the server says one clear thing about a task definition, soon, and lives on', () => {
  const deep = '['.repeat(10_000);
  const rows: [what: string, text: string, rule: string][] = [
    ['of 20 MB', `{"family": "${'a'.repeat(20_000_000)}"}`, 'json-syntax'],
    ['with a byte 0', '{"family": "a\0", "containerDefinitions": []}', 'json-syntax'],
    ['nested 10,000 deep', `{"family": "a", "containerDefinitions": ${deep}`, 'json-syntax'],
    [
      'with a constraint of 2,001 characters',
      JSON.stringify({
        family: 'a',
        containerDefinitions: [{ name: 'a', image: 'a:1', memory: 64 }],
        placementConstraints: [
          { type: 'memberOf', expression: `attribute:a == ${'b'.repeat(2000)}` },
        ],
      }),
      'placement-expression-syntax',
    ],
  ];
  test.each(rows)('%s', async (_, text, rule) => {
    const uri = `file:///w/${Math.random()}.task-definition.json`;
    await client.open(uri, text);
    const found = (await client.pull(uri)).filter(({ severity }) => severity === 1);
    expect(found.map(({ code }) => code)).toContain(rule);
    expect(found.length).toBeLessThan(5);
    await client.close(uri);
  });
});

describe('the server pictures a plan whatever it refers to', () => {
  const service = { serviceName: 's', taskDefinition: './t.json', desiredCount: 1 };
  const group = { instanceType: 'm5.large', count: 1 };
  const rows: [what: string, plan: object, file: ReadFileResult | undefined, code: string][] = [
    ['a missing file', { services: [service] }, undefined, 'plan-missing-file'],
    ['a folder', { services: [service] }, { error: 'isFolder' }, 'plan-unreadable-file'],
    ['a binary file', { services: [service] }, { error: 'binary' }, 'plan-unreadable-file'],
    ['a device', { services: [service] }, { error: 'notRegular' }, 'plan-unreadable-file'],
    [
      'a file outside of the folders in Restricted Mode',
      { services: [service] },
      { error: 'untrusted' },
      'plan-unreadable-file',
    ],
    [
      'a file that is too large',
      { services: [service] },
      { error: 'tooLarge' },
      'plan-unreadable-file',
    ],
    [
      'a path with half a surrogate pair',
      { containerInstances: ['./a\ud83d.json'] },
      undefined,
      'plan-missing-file',
    ],
    ['itself', { containerInstances: ['./p.stowage.json'] }, undefined, 'plan-cycle'],
    [
      'a million instances',
      { containerInstances: [{ ...group, count: 1e6 }] },
      undefined,
      'plan-too-many',
    ],
    [
      'a negative count',
      { services: [{ ...service, desiredCount: -3 }] },
      undefined,
      'plan-negative-amount',
    ],
  ];
  test.each(rows)('%s', async (what, plan, file, code) => {
    const folder = `file:///w/${what.replaceAll(' ', '-')}`;
    if (file) files[`${folder}/t.json`] = file;
    const uri = `${folder}/p.stowage.json`;
    await client.open(uri, JSON.stringify({ containerInstances: [group], ...plan }));
    expect((await client.pull(uri)).map((each) => each.code)).toContain(code);
    const result: PlacementResult = await client.connection.sendRequest(Method.placement, { uri });
    expect(result).toHaveProperty('picture');
    await client.close(uri);
  });
});
