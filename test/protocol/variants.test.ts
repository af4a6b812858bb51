import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompletionItem, Location, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { applied, clientWith, uriOf } from './workspace.ts';

const task = (port: number, extra = '') =>
  `{ "family": "api", "containerDefinitions": [{ "name": "api", "image": "api:1", "memory": 64,
  "portMappings": [{ "containerPort": ${port} }] }${extra}] }`;

const FILES: Record<string, string> = {
  'deploy/dev/task-definition.json': task(
    8080,
    ', { "name": "debug", "image": "d:1", "memory": 64 }',
  ),
  'deploy/prod/task-definition.json': task(80),
  'api.service.json': `{ "serviceName": "api", "taskDefinition": "api", "desiredCount": 1,
  "loadBalancers": [{ "containerName": "api", "containerPort": 80, "targetGroupArn": "x" }] }`,
};

let client: Client;
beforeAll(async () => {
  client = await clientWith(FILES, {
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  });
  for (const [name, text] of Object.entries(FILES)) await client.open(uriOf(name), text);
});
afterAll(() => client.stop());

const place = (name: string, found: string) => {
  const text = FILES[name] ?? '';
  const document = TextDocument.create(uriOf(name), 'json', 1, text);
  const offset = text.indexOf(found) + found.length - 1;
  return { textDocument: { uri: uriOf(name) }, position: document.positionAt(offset) };
};

const filesOf = (locations: readonly Location[]) =>
  locations.map(({ uri }) => uri.replace('file:///w/', '')).sort();

const VARIANTS = ['deploy/dev/task-definition.json', 'deploy/prod/task-definition.json'];

test.each([
  ['the family', '"taskDefinition": "api'],
  ['a container', '"containerName": "api'],
])('the definition of %s is that of each variant', async (_, found) => {
  const locations: Location[] = await client.connection.sendRequest(
    'textDocument/definition',
    place('api.service.json', found),
  );
  expect(filesOf(locations)).toEqual(VARIANTS);
});

test('the references of a container in one variant are those of the service', async () => {
  const at = place('deploy/dev/task-definition.json', '"name": "api');
  const locations: Location[] = await client.connection.sendRequest('textDocument/references', {
    ...at,
    context: { includeDeclaration: false },
  });
  expect(filesOf(locations)).toEqual(['api.service.json']);
});

test('containers of all variants are offered', async () => {
  const items: CompletionItem[] = await client.connection.sendRequest(
    'textDocument/completion',
    place('api.service.json', '"containerName": "api'),
  );
  expect(items.map(({ label }) => label)).toEqual(['api', 'debug']);
});

test('a rename asks about the service and the other variants', async () => {
  const at = place('deploy/dev/task-definition.json', '"name": "api');
  const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
    ...at,
    newName: 'web',
  });
  const asks = Object.fromEntries(
    Object.entries(edit.changeAnnotations ?? {}).map(([uri, { needsConfirmation }]) => [
      uri.replace('file:///w/', ''),
      needsConfirmation,
    ]),
  );
  expect(asks).toEqual({
    'deploy/dev/task-definition.json': false,
    'deploy/prod/task-definition.json': true,
    'api.service.json': true,
  });
  const after = applied(FILES, edit);
  for (const text of Object.values(after)) expect(text).toMatch(/ame": "web"/);
});

test('a container that only one variant has is renamed there without a question', async () => {
  const at = place('deploy/dev/task-definition.json', '"name": "debug');
  const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
    ...at,
    newName: 'trace',
  });
  expect(edit.changeAnnotations).toBeUndefined();
  expect(edit.documentChanges).toHaveLength(1);
});
