import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PlanWorkspace } from '../../core/plan/workspace.ts';
import {
  Method,
  type PlacementResult,
  type ReadFileParams,
  type ReadFileResult,
} from '../../protocol/methods.ts';
import { filesOfClient } from '../../server/file-source.ts';
import { Placements } from '../../server/placements.ts';
import { EditorFiles } from '../../server/workspace.ts';
import { clientWith, uriOf } from './workspace.ts';

const MIB = 1024 * 1024;

/** Files as an editor would answer for them, and what was asked of it. */
function filesWith(
  answer: (params: ReadFileParams) => ReadFileResult,
  uris: readonly string[] = [],
) {
  const asked: ReadFileParams[] = [];
  const open = new Map<string, TextDocument>();
  const connection = {
    sendRequest: async (method: string, params: ReadFileParams) => {
      if (method === Method.listFiles) return { uris };
      asked.push(params);
      return answer(params);
    },
  };
  const source = filesOfClient(connection as never, () => new Set());
  const files = new EditorFiles(source, { get: (uri: string) => open.get(uri) });
  return { files, asked, open };
}

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => uriOf(`${index}.json`));

describe('files that were read', () => {
  test('are kept within a budget, the last one always', async () => {
    const { files, asked } = filesWith(({ uri }) => ({ text: uri.padEnd(MIB) }));
    for (const uri of names(100)) await files.read(uri);
    expect(files.size).toBeLessThanOrEqual(32 * MIB);
    expect(files.size).toBeGreaterThan(16 * MIB);
    const before = asked.length;
    await files.read(uriOf('99.json'));
    expect(asked.length).toBe(before);
    await files.read(uriOf('0.json'));
    expect(asked.length).toBe(before + 1);
  });

  test('that are not there are within the budget too', async () => {
    const { files } = filesWith(() => ({ error: 'notFound' }));
    for (const uri of names(130_000)) await files.read(uri);
    expect(files.size).toBeLessThanOrEqual(32 * MIB);
  });

  test('are read once by all who ask at the same time, and again when they have changed', async () => {
    const { files, asked } = filesWith(() => ({ text: '{}' }));
    await Promise.all([files.read('a'), files.read('a'), files.readSmall('b'), files.read('b')]);
    expect(asked.map(({ uri }) => uri).sort()).toEqual(['a', 'b', 'b']);
    const under = files.read('c');
    files.forget('c');
    await under;
    files.forget('a');
    asked.length = 0;
    await files.read('a');
    await files.read('b');
    await files.readSmall('b');
    await files.read('c');
    expect(asked.map(({ uri }) => uri)).toEqual(['a', 'c']);
  });

  test('are those on the screen when they are open', async () => {
    const { files, open } = filesWith(() => ({ text: 'on disk' }));
    await files.read('a');
    open.set('a', TextDocument.create('a', 'json', 7, 'typed'));
    expect(await files.read('a')).toEqual({ text: 'typed' });
    expect(await files.readSmall('a')).toEqual({ text: 'typed' });
    expect((await files.snapshot('a')).version).toBe(7);
  });
});

describe('the search for a family', () => {
  const large = names(300);

  test('asks for no large file', async () => {
    const answer = ({ limit = 0 }: ReadFileParams): ReadFileResult =>
      limit < MIB ? { error: 'tooLarge' } : { text: 'x' };
    const { files, asked } = filesWith(answer, large);
    expect(await files.findTaskDefinition('web')).toBeUndefined();
    expect(await files.findTaskDefinition('api')).toBeUndefined();
    expect(asked.length).toBe(large.length);
    expect(asked.every(({ limit }) => limit === MIB / 2)).toBe(true);
    expect(files.size).toBeLessThan(MIB);
  });

  test('keeps no large text, whatever the editor answers', async () => {
    const text = `{"family": "web", "containerDefinitions": []}${' '.repeat(MIB)}`;
    const { files } = filesWith(() => ({ text }), large);
    await files.findTaskDefinition('web');
    expect(files.size).toBeLessThan(MIB);
  });

  test('finds what is small, and what is open', async () => {
    const text = '{"family": "web", "containerDefinitions": []}';
    const { files } = filesWith(
      ({ uri }) => (uri === uriOf('7.json') ? { text } : { error: 'tooLarge' }),
      large,
    );
    expect(await files.findTaskDefinition('web')).toBe(uriOf('7.json'));
  });
});

describe('plans', () => {
  const plan = '{"containerInstances": [{"instanceType": "m5.large", "count": 3}], "services": []}';
  const workspace: PlanWorkspace = {
    read: async () => ({ text: plan }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  };

  test('that nobody looks at are kept up to a number', async () => {
    const placements = new Placements(workspace, () => false);
    for (const uri of names(800)) await placements.get(uri);
    expect(placements.kept.plans).toBe(64);
    expect(placements.kept.watched).toBeLessThanOrEqual(512);
    // The last one is still watched.
    expect(placements.changed(uriOf('799.json'))).toEqual([uriOf('799.json')]);
  });

  test('are forgotten when they are closed, unless a panel shows them', async () => {
    const open = new Set(names(100));
    const placements = new Placements(workspace, (uri) => open.has(uri));
    placements.show(uriOf('7.json'));
    for (const uri of open) {
      await placements.get(uri);
      await placements.trial(uri, [{ kind: 'seed', value: 3 }]);
    }
    expect(placements.kept.plans).toBe(100);
    for (const uri of [...open]) {
      open.delete(uri);
      placements.release(uri);
    }
    expect(placements.kept.plans).toBe(1);
    placements.hide(uriOf('7.json'));
    expect(placements.kept.plans).toBe(0);
  });

  test('are checked for stuck deployments once for each version', async () => {
    const placements = new Placements(workspace, () => true);
    const first = await placements.getStuck('a');
    expect(await placements.getStuck('a')).toBe(first);
    placements.changed('a');
    expect(await placements.getStuck('a')).not.toBe(first);
  });

  test('are checked as they are now when they change meanwhile', async () => {
    const placements = new Placements(workspace, () => true);
    const { plan: before } = await placements.get('a');
    const asked = placements.getStuck('a');
    placements.changed('a');
    const { plan: after } = await asked;
    expect(after).not.toBe(before);
    expect(after).toBe((await placements.get('a')).plan);
  });

  test('never come to a version that they had', async () => {
    const placements = new Placements(workspace, () => false);
    const seen = new Set<number>();
    for (let round = 0; round < 3; round++) {
      await placements.get('a');
      placements.changed('a');
      seen.add(placements.version('a'));
      placements.release('a');
    }
    expect(seen.size).toBe(3);
  });

  test('that a panel shows are told of a change after they were closed', async () => {
    const client = await clientWith({ 'a.stowage.json': plan });
    const uri = uriOf('a.stowage.json');
    const told: string[] = [];
    client.connection.onNotification(Method.placementChanged, (params: { uri: string }) => {
      told.push(params.uri);
    });
    await client.open(uri, plan);
    await client.connection.sendRequest<PlacementResult>(Method.placement, { uri });
    await client.close(uri);
    await client.connection.sendRequest(Method.placement, { uri });
    told.length = 0;
    const changes = [{ uri, type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.connection.sendRequest(Method.placement, { uri });
    expect(told).toEqual([uri]);
    await client.connection.sendNotification(Method.panelClosed, { uri });
    await client.stop();
  });
});
