import { describe, expect, test } from 'vitest';
import { refusalOfFile, refusalOfPlace, type Where, type Window } from './readable.ts';

const at = (path: string, scheme = 'file', authority = ''): Where => ({ scheme, authority, path });

describe('a place', () => {
  const trusted: Window = {
    trusted: true,
    folders: [at('/w/app')],
    documents: [at('/tmp/a.json')],
  };
  const restricted: Window = { ...trusted, trusted: false };
  test.each<[what: string, uri: Where, window: Window, refusal: string | undefined]>([
    ['in the folder', at('/w/app/a.json'), trusted, undefined],
    ['beside the folder', at('/w/b.json'), trusted, undefined],
    ['on another host', at('/share/a.json', 'file', 'host'), trusted, 'notAllowed'],
    ['on another file system', at('/w/app/a.json', 'vscode-vfs', 'github'), trusted, 'notAllowed'],
    ['in the folder, restricted', at('/w/app/x/a.json'), restricted, undefined],
    ['beside the folder, restricted', at('/w/b.json'), restricted, 'untrusted'],
    [
      'in a folder whose name begins alike, restricted',
      at('/w/app2/a.json'),
      restricted,
      'untrusted',
    ],
    ['up and out of the folder, restricted', at('/w/app/../b.json'), restricted, 'untrusted'],
    ['above the folder, restricted', at('/w/.stowagerc.json'), restricted, 'untrusted'],
    ['beside an open document, restricted', at('/tmp/b.json'), restricted, 'untrusted'],
    ['with two dots in a name, restricted', at('/w/app/a..b.json'), restricted, undefined],
    [
      'of the root as a folder, restricted',
      at('/a.json', 'vscode-vfs', 'github'),
      { ...restricted, folders: [at('/', 'vscode-vfs', 'github')] },
      undefined,
    ],
    ['of no folder, restricted', at('/tmp/a.json'), { ...restricted, folders: [] }, 'untrusted'],
  ])('%s', (_, uri, window, refusal) => {
    expect(refusalOfPlace(uri, window)).toBe(refusal);
  });
});

test.each<[what: string, type: number, size: number, refusal: string | undefined]>([
  ['a file', 1, 10, undefined],
  ['a link to a file', 64 | 1, 10, undefined],
  ['a file that is too large', 1, 11, 'tooLarge'],
  ['a folder', 2, 0, 'isFolder'],
  ['a link to a folder', 64 | 2, 0, 'isFolder'],
  ['a device or a pipe', 0, 0, 'notRegular'],
  ['a link to a device', 64, 0, 'notRegular'],
])('%s', (_, type, size, refusal) => {
  expect(refusalOfFile({ type, size }, 10)).toBe(refusal);
});
