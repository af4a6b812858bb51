import { afterEach, describe, expect, test } from 'vitest';
import type {
  DocumentHighlight,
  Hover,
  Location,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, PULLING } from './client.ts';
import { applied, clientWith, uriOf } from './workspace.ts';

const FILES: Record<string, string> = {
  'web.task-definition.json': `{
  "family": "shop",
  "containerDefinitions": [
    { "name": "web", "image": "web:1", "memory": 64,
      "portMappings": [{ "name": "http", "containerPort": 80 }],
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }
  ],
  "volumes": [{ "name": "data", "configuredAtLaunch": true }],
  "placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]
}`,
  'web.service.json': `{
  "serviceName": "front",
  "taskDefinition": "shop:3",
  "desiredCount": 1,
  "loadBalancers": [{ "containerName": "web", "containerPort": 80 }],
  "serviceConnectConfiguration": { "enabled": true, "services": [{ "portName": "http" }] },
  "volumeConfigurations": [{ "name": "data" }]
}`,
  'shop.stowage.json': `{
  "containerInstances": [
    { "instanceType": "m5.large", "attributes": { "stack": "prod" } },
    { "instanceType": "m5.large", "attributes": { "stack": "test" } }
  ],
  "runningTasks": [{ "group": "service:front", "taskDefinition": "shop" }],
  "services": [
    "./web.service.json",
    { "serviceName": "back", "taskDefinition": "./web.task-definition.json", "desiredCount": 1,
      "loadBalancers": [{ "containerName": "web", "containerPort": 80 }],
      "placementConstraints": [
        { "type": "memberOf", "expression": "attribute:stack == prod and not(task:group == service:front)" }
      ],
      "placementStrategy": [{ "type": "spread", "field": "attribute:stack" }] }
  ],
  "expect": { "placed": { "front": 1, "back": 1 } }
}`,
  'other.task-definition.json':
    '{"family": "other", "containerDefinitions": [{"name": "web", "image": "o:1"}]}',
};

let client: Client;
afterEach(() => client.stop());

/** Opens one of the files and puts the cursor into the text that is given. */
async function at(file: string, found: string, files = FILES) {
  client = await clientWith(files);
  const text = files[file] ?? '';
  await client.open(uriOf(file), text);
  const document = TextDocument.create(uriOf(file), 'json', 1, text);
  const offset = text.indexOf(found) + (found.startsWith('"') ? 1 : 0);
  return { textDocument: { uri: uriOf(file) }, position: document.positionAt(offset) };
}

const told = (places: Location[]) =>
  places.map(({ uri, range }) => `${uri.replace('file:///w/', '')}:${range.start.line}`);

const WEB = 'web.task-definition.json';
const SERVICE = 'web.service.json';
const PLAN = 'shop.stowage.json';

const rows: [what: string, file: string, at: string, defined: string[], used: string[]][] = [
  ['a container, from a service', SERVICE, '"web"', [`${WEB}:3`], [`${SERVICE}:4`, `${PLAN}:9`]],
  ['a container, from the plan', PLAN, '"web"', [`${WEB}:3`], [`${SERVICE}:4`, `${PLAN}:9`]],
  ['a container, from its own file', WEB, '"web"', [`${WEB}:3`], [`${SERVICE}:4`, `${PLAN}:9`]],
  ['a port, from a service', SERVICE, '"http"', [`${WEB}:4`], [`${SERVICE}:5`]],
  ['a volume, from a service', SERVICE, '"data"', [`${WEB}:7`], [`${WEB}:5`, `${SERVICE}:6`]],
  ['a family, from a service', SERVICE, '"shop', [`${WEB}:1`], [`${SERVICE}:2`, `${PLAN}:5`]],
  [
    'a service, from what runs',
    PLAN,
    'front"',
    [`${SERVICE}:1`],
    [`${PLAN}:5`, `${PLAN}:11`, `${PLAN}:15`],
  ],
  [
    'an attribute, from an expression in a task definition',
    WEB,
    'stack ==',
    [`${PLAN}:2`, `${PLAN}:3`],
    [`${WEB}:8`, `${PLAN}:11`, `${PLAN}:13`],
  ],
];

describe('definition and references of', () => {
  test.each(rows)('%s', async (_, file, found, defined, used) => {
    const place = await at(file, found);
    const definitions: Location[] = await client.connection.sendRequest(
      'textDocument/definition',
      place,
    );
    expect(told(definitions).sort()).toEqual(defined);
    const references: Location[] = await client.connection.sendRequest('textDocument/references', {
      ...place,
      context: { includeDeclaration: false },
    });
    expect(told(references).sort()).toEqual([...used].sort());
  });
});

test('highlights stay in the document', async () => {
  const place = await at(PLAN, 'stack');
  const marks: DocumentHighlight[] = await client.connection.sendRequest(
    'textDocument/documentHighlight',
    place,
  );
  expect(marks.map(({ range, kind }) => [range.start.line, kind]).sort()).toEqual([
    [11, 2],
    [13, 2],
    [2, 3],
    [3, 3],
  ]);
});

test('an expression in another file is read out with what it selects in the plan', async () => {
  const place = await at(WEB, 'stack ==');
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', place);
  expect(JSON.stringify(hover?.contents)).toMatch(/`stack` is `prod`.*Selects 1 of 2/);
});

test('names that lead somewhere are told from those that lead nowhere', async () => {
  const text = `{"containerDefinitions": [{"name": "a", "links": ["b:x", "c"]}, {"name": "b"}]}`;
  client = await clientWith({ [WEB]: text });
  await client.open(uriOf(WEB), text);
  const { data }: SemanticTokens = await client.connection.sendRequest(
    'textDocument/semanticTokens/full',
    { textDocument: { uri: uriOf(WEB) } },
  );
  // Line, character, length, type and modifiers: the one "b" of the link, not its alias, not "c".
  expect(data).toEqual([0, text.indexOf('b:x'), 1, 0, 0]);
});

test('a folder that is added to the workspace counts from then on', async () => {
  const files: Record<string, string> = { [SERVICE]: FILES[SERVICE] ?? '' };
  const capabilities = { ...PULLING, workspace: { workspaceFolders: true } };
  client = await clientWith(files, capabilities);
  await client.open(uriOf(SERVICE), files[SERVICE] ?? '');
  const position = { line: 2, character: 22 };
  const family = (): Promise<Location[]> =>
    client.connection.sendRequest('textDocument/definition', {
      textDocument: { uri: uriOf(SERVICE) },
      position,
    });
  expect(await family()).toEqual([]);
  files[WEB] = FILES[WEB] ?? '';
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'file:///w', name: 'w' }], removed: [] },
  });
  expect(told(await family())).toEqual([`${WEB}:1`]);
});

describe('rename', () => {
  const rename = (place: object, newName: string): Promise<WorkspaceEdit | null> =>
    client.connection.sendRequest('textDocument/rename', { ...place, newName });

  test.each([
    ['a container', SERVICE, '"web"', 'edge', [WEB, SERVICE, PLAN], /"web"/g, '"edge"'],
    ['an attribute', PLAN, 'stack', 'env', [WEB, PLAN], /\bstack\b/g, 'env'],
    ['a service', PLAN, 'front"', 'shop-front', [SERVICE, PLAN], /\bfront\b/g, 'shop-front'],
    ['a family', WEB, '"shop"', 'store', [WEB, SERVICE, PLAN], /\bshop\b/g, 'store'],
    ['a port', WEB, '"http"', 'web-http', [WEB, SERVICE], /"http"/g, '"web-http"'],
  ])('%s, in every file that shares it', async (_, file, found, name, files, old, by) => {
    const place = await at(file, found);
    const after = applied(FILES, await rename(place, name));
    const expected = Object.fromEntries(
      Object.entries(FILES).map(([each, text]) => [
        each,
        (files as string[]).includes(each) ? text.replace(old, by) : text,
      ]),
    );
    expect(after).toEqual(expected);
  });

  const TWO = {
    [WEB]: '{"containerDefinitions": [{"name": "a", "links": ["b:x"]}, {"name": "b"}]}',
    [PLAN]: '{"containerInstances": [{"attributes": {"ecs.os-type": "linux"}}]}',
  };
  test.each([
    ['what Amazon ECS refuses', WEB, '"a"', 'a b', /letters, digits/],
    ['a name that is taken', WEB, '"b:x"', 'a', /"a" already exists/],
  ])('refuses %s', async (_, file, found, name, why) => {
    const place = await at(file, found, TWO);
    await expect(rename(place, name)).rejects.toThrow(why);
  });

  test('knows no attribute that instances have of themselves', async () => {
    const place = await at(PLAN, 'ecs.os-type', TWO);
    expect(await client.connection.sendRequest('textDocument/prepareRename', place)).toBeNull();
    expect(await rename(place, 'x')).toBeNull();
  });
});

test.each(['a.service.json', 'b.service.json', 'web.task-definition.json'])(
  'from %s a container is renamed wherever services name it',
  async (file) => {
    const task = '{"family": "shop", "containerDefinitions": [{"name": "web", "image": "w:1"}]}';
    const service = (name: string, taskDefinition: string) =>
      `{"serviceName": "${name}", "taskDefinition": "${taskDefinition}", "desiredCount": 1, "loadBalancers": [{"containerName": "web", "containerPort": 80}]}`;
    const files = {
      'web.task-definition.json': task,
      'a.service.json': service('a', 'shop'),
      'b.service.json': service('b', './web.task-definition.json'),
    };
    const place = await at(file, '"web"', files);
    const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
      ...place,
      newName: 'front',
    });
    const after = applied(files, edit);
    for (const text of Object.values(after)) expect(text).not.toMatch(/"web"/);
  },
);
