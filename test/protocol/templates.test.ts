import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Hover,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, PULLING } from './client.ts';
import { applied } from './workspace.ts';

const URI = 'file:///w/template.yaml';
const TEXT = readFileSync(join(import.meta.dirname, '../../examples/cloudformation.yaml'), 'utf8');

let client: Client;
beforeEach(async () => {
  client = new Client();
  await client.start(PULLING);
});
afterEach(() => client.stop());

/** Opens the example with a change, and asks about the mark `|` in it. */
async function open(found = 'Resources:', by = found) {
  const marked = TEXT.replace(found, by);
  const offset =
    marked.indexOf('|') >= 0 && by.includes('|') ? marked.indexOf(by) + by.indexOf('|') : 0;
  const text = by.includes('|') ? marked.slice(0, offset) + marked.slice(offset + 1) : marked;
  await client.open(URI, text, 'yaml');
  const document = TextDocument.create(URI, 'yaml', 1, text);
  const textDocument = { uri: URI };
  const ask = <R>(method: string, rest: object = {}): Promise<R> =>
    client.connection.sendRequest(method, {
      textDocument,
      position: document.positionAt(offset),
      ...rest,
    });
  const textsOf = (locations: readonly Location[]) =>
    locations.map(({ range }) => `${range.start.line + 1} ${document.getText(range)}`);
  return { text, document, ask, textsOf };
}

const lineOf = (text: string): number =>
  TEXT.split('\n').findIndex((line) => line.includes(text)) + 1;

test('the example has no mistakes, with the defaults of its parameters either', async () => {
  await open();
  const serious = (await client.pull(URI)).filter(({ severity }) => (severity ?? 4) < 3);
  expect(serious.map(({ message }) => message)).toEqual([]);
});

test('a mistake is told in the names of the template, and mended in its layout', async () => {
  const { document, text } = await open('NetworkMode: awsvpc', 'NetworkMode: bridge');
  const found = (await client.pull(URI)).find(({ code }) => code === 'fargate-network-mode');
  expect(found?.message).toContain('"NetworkMode": "awsvpc"');
  if (!found) throw new Error('no finding');
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: found.range,
    context: { diagnostics: [found] },
  });
  const fix = actions.find(({ isPreferred, edit }) => isPreferred !== undefined && edit);
  const after = applied({ 'template.yaml': text }, fix?.edit as WorkspaceEdit);
  expect(after['template.yaml']).toBe(TEXT);
  expect(document.getText(found.range)).toBe('bridge');
});

test('a mistake of a default is one severity lower and leads to the default', async () => {
  const { textsOf } = await open('Default: 512', 'Default: 700');
  const found = (await client.pull(URI)).filter(({ severity }) => (severity ?? 4) < 3);
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ['fargate-cpu-memory-combination', 2],
  ]);
  expect(found[0]?.message).toContain('default of TaskMemory');
  const places = found[0]?.relatedInformation?.map(({ location }) => location) ?? [];
  expect(textsOf(places)).toContain(`${lineOf('Default: 512')} 700`);
});

test('a comment suppresses a finding', async () => {
  const comment = '# stowage-disable-next-line fargate-network-mode -- why\n      ';
  await open('NetworkMode: awsvpc', `${comment}NetworkMode: bridge`);
  const codes = (await client.pull(URI)).map(({ code }) => code);
  expect(codes).not.toContain('fargate-network-mode');
  expect(codes).not.toContain('suppression-unused');
});

describe('names', () => {
  test('a reference leads to the resource', async () => {
    const { ask, textsOf } = await open(
      'TaskDefinition: !Ref CheckoutTask',
      'TaskDefinition: !Ref Check|outTask',
    );
    const found = await ask<Location[]>('textDocument/definition');
    expect(textsOf(found)).toEqual([`${lineOf('  CheckoutTask:')} CheckoutTask`]);
  });

  test('all references to a parameter are found', async () => {
    const { ask, textsOf } = await open('  TaskCpu:', '  Task|Cpu:');
    const context = { includeDeclaration: false };
    const found = await ask<Location[]>('textDocument/references', { context });
    expect(textsOf(found)).toEqual([`${lineOf('Cpu: !Ref TaskCpu')} TaskCpu`]);
  });

  test('a container is renamed where it is named', async () => {
    const { ask, text } = await open('ContainerName: xray-daemon', 'ContainerName: xray-|daemon');
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { newName: 'xray' });
    const after = applied({ 'template.yaml': text }, edit)['template.yaml'];
    expect(after).toBe(TEXT.replaceAll(/(Name: )xray-daemon/g, '$1xray'));
  });

  test('a resource is not renamed: it may be named where we do not look', async () => {
    const { ask } = await open(
      'TaskDefinition: !Ref CheckoutTask',
      'TaskDefinition: !Ref Check|outTask',
    );
    expect(await ask('textDocument/prepareRename')).toBeNull();
  });
});

test('lenses stand above the definitions', async () => {
  const { ask } = await open();
  const lenses = await ask<CodeLens[]>('textDocument/codeLens');
  const told = lenses.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
  expect(told.join('\n')).toContain(
    `${lineOf('  CheckoutTask:')} Can run on EC2, Fargate, Managed Instances`,
  );
  expect(told.some((each) => each.includes('rolling updates'))).toBe(true);
});

test('keys are completed, and a field is explained', async () => {
  const { ask } = await open('      Family: checkout\n', '      Family: checkout\n      Pid|\n');
  const items = await ask<CompletionItem[]>('textDocument/completion');
  expect(items.map(({ label }) => label)).toContain('PidMode');
  const hover = await ask<Hover>('textDocument/hover', {
    position: { line: lineOf('NetworkMode'), character: 8 },
  });
  expect(JSON.stringify(hover.contents)).toContain('NetworkMode');
});

test.each([
  ['Kubernetes', 'apiVersion: v1\nkind: Service\nspec:\n  ports: []\n'],
  [
    'an AppSpec file',
    'Resources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties: {}\n',
  ],
  ['another template', 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties: {}\n'],
])('nothing is said about %s', async (_, text) => {
  await client.open(URI, text, 'yaml');
  const ask = <R>(method: string): Promise<R> =>
    client.connection.sendRequest(method, {
      textDocument: { uri: URI },
      position: { line: 3, character: 2 },
    });
  expect(await client.pull(URI)).toEqual([]);
  expect(await ask('textDocument/completion')).toEqual([]);
  expect(await ask('textDocument/hover')).toBeNull();
  expect(await ask('textDocument/codeLens')).toEqual([]);
});
