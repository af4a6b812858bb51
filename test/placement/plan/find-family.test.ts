import { expect, test } from 'vitest';
import { findFamily } from '../../../core/plan/find-family.ts';

const file = (revision?: number) =>
  JSON.stringify({
    family: 'app',
    ...(revision === undefined ? {} : { revision }),
    containerDefinitions: [{ name: 'a', image: 'a:1' }],
  });

const FILES: Record<string, string> = {
  'file:///w/dev/task-definition.json': file(),
  'file:///w/prod/task-definition.json': file(),
  'file:///w/two/a.task-definition.json': file(),
  'file:///w/two/b.task-definition.json': file(),
  'file:///w/old/app-7.task-definition.json': file(7),
  'file:///w/old/app-9.task-definition.json': file(9),
};

test.each<[string, string | undefined, number | undefined, string | undefined]>([
  ['the file beside the one that asks', 'file:///w/prod/service.json', undefined, 'prod/task'],
  ['the nearest one', 'file:///w/dev/deep/er/service.json', undefined, 'dev/task'],
  ['none where two could be meant', 'file:///w/two/service.json', undefined, undefined],
  ['none where all are equally far', 'file:///w/service.json', undefined, undefined],
  ['the newest of those that say it', 'file:///w/old/service.json', undefined, 'old/app-9'],
  ['the revision that is asked for', 'file:///w/old/service.json', 7, 'old/app-7'],
  ['the newest of all where nobody asks', undefined, undefined, 'old/app-9'],
])('%s', async (_, from, revision, expected) => {
  const read = async (uri: string) => ({ text: FILES[uri] ?? '' });
  const uris = Object.keys(FILES);
  const found = await findFamily('app', revision, uris, read, undefined, from);
  expect(found?.replace(/\.task-def.*|-definition.*/, '')).toBe(
    expected && `file:///w/${expected}`,
  );
});
