import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSources } from '../../cli/files.ts';
import { fixSource } from '../../cli/fix.ts';
import { ChangedMeanwhile, replaceFile } from '../../cli/write-file.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { stowage } from './terminal.ts';

/** One finding with a fix: a number where the API takes text. */
const FIXABLE =
  '{ "family": "a", "cpu": 256, "containerDefinitions": [{ "name": "a", "image": "b:1", "memory": 64 }] }';
const FIXED = FIXABLE.replace('256', '"256"');

/** Fails where a test wants the operating system to. */
const failing = vi.hoisted(() => ({
  rename: undefined as (() => void) | undefined,
  open: undefined as ((path: string) => void) | undefined,
}));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    rename: async (from: string, to: string) => {
      failing.rename?.();
      return real.rename(from, to);
    },
    open: async (path: string, ...rest: []) => {
      failing.open?.(path);
      return real.open(path, ...rest);
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-fix-'));
});
afterEach(() => {
  failing.rename = undefined;
  failing.open = undefined;
  rmSync(folder, { recursive: true });
});
const file = (name: string, text: string | Buffer = FIXABLE): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const text = (path: string): string => readFileSync(path, 'utf8');
const error = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe('--fix leaves alone', () => {
  const latin1 = Buffer.from(FIXABLE.replace('"a"', '"caf\u00e9"'), 'latin1');
  const rows: [what: string, content: string | Buffer, status: number, said: RegExp][] = [
    ['bytes that are not UTF-8', latin1, 2, /^stowage: .*not fixed: not valid UTF-8\n$/],
    ['a document with a bracket missing', FIXABLE.replace('}]', '}'), 1, /^$/],
    ['half a document', FIXABLE.slice(0, -10), 1, /^$/],
    ['two values', `${FIXABLE} {}`, 1, /^$/],
  ];
  test.each(rows)('%s', async (_, content, status, said) => {
    const path = file('a.task-definition.json', content);
    const before = readFileSync(path);
    const ended = await stowage('lint', path, '--fix');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(ended.err).toMatch(said);
    expect(ended.status).toBe(status);
  });

  test('a file that was saved since it was read', async () => {
    const path = file('a.task-definition.json');
    const { sources } = await readSources([path]);
    const [source] = sources;
    if (!source) throw new Error('not read');
    writeFileSync(path, `${FIXABLE}\n`);
    const { failure, written } = await fixSource(source, (each) => lint(each.document, path));
    expect([written, failure]).toEqual([
      false,
      `${path}: not fixed: changed by another program meanwhile`,
    ]);
    expect(text(path)).toBe(`${FIXABLE}\n`);
  });

  test('standard input: it is no file', async () => {
    expect(await stowage('lint', '-', '--fix')).toMatchObject({ status: 2, out: '' });
  });
});

test('a byte order mark stays', async () => {
  const path = file('a.task-definition.json', `\ufeff${FIXABLE}`);
  await stowage('lint', path, '--fix');
  expect(text(path)).toBe(`\ufeff${FIXED}`);
});

test('a fix that only repeats itself changes nothing, and is told', async () => {
  const path = file('a.task-definition.json');
  const { sources } = await readSources([path]);
  const [source] = sources;
  if (!source) throw new Error('not read');
  const endless = (each: typeof source) => [
    {
      ...lint(each.document, path)[0],
      severity: 'error' as const,
      fixes: [
        {
          title: 'x',
          preferred: true,
          edits: () => [{ start: 0, end: 0, text: ' ' }],
        },
      ],
    },
  ];
  const judge = endless as unknown as Parameters<typeof fixSource>[1];
  const { failure } = await fixSource(source, judge);
  expect(failure).toBe(`${path}: not fixed: the fixes do not come to an end`);
  expect(text(path)).toBe(FIXABLE);
});

describe('writing replaces a file as a whole', () => {
  test('and keeps its mode', async () => {
    const path = file('a.json');
    chmodSync(path, 0o640);
    await replaceFile(path, FIXABLE, FIXED);
    expect([text(path), statSync(path).mode & 0o7777]).toEqual([FIXED, 0o640]);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('a link stays a link', async () => {
    mkdirSync(join(folder, 'sub'));
    const path = file('sub/a.json');
    symlinkSync('sub/a.json', join(folder, 'link.json'));
    await replaceFile(join(folder, 'link.json'), FIXABLE, FIXED);
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(text(path)).toBe(FIXED);
  });

  test('all names of a file with several (hard links) get the new content', async () => {
    const path = file('a.json');
    linkSync(path, join(folder, 'b.json'));
    await replaceFile(path, FIXABLE, FIXED);
    expect([text(path), text(join(folder, 'b.json'))]).toEqual([FIXED, FIXED]);
    expect(statSync(path).nlink).toBe(2);
  });

  test.each([
    ['rename', 'EPERM'],
    ['rename', 'EXDEV'],
    ['open', 'EACCES'],
  ] as const)('in place where %s is refused with %s', async (call, code) => {
    const path = file('a.json', `${FIXABLE}${' '.repeat(50)}`);
    if (call === 'rename') failing.rename = error(code);
    else failing.open = (name) => (name.endsWith('.tmp') ? error(code)() : undefined);
    await replaceFile(path, text(path), FIXED);
    expect(text(path)).toBe(FIXED);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('a full disk leaves the old content, and no other file', async () => {
    const path = file('a.json');
    failing.rename = error('ENOSPC');
    await expect(replaceFile(path, FIXABLE, FIXED)).rejects.toThrow('ENOSPC');
    expect([text(path), readdirSync(folder)]).toEqual([FIXABLE, ['a.json']]);
  });

  test('never over another content than the one that was read', async () => {
    const path = file('a.json', 'other');
    await expect(replaceFile(path, FIXABLE, FIXED)).rejects.toThrow(ChangedMeanwhile);
    expect([text(path), readdirSync(folder)]).toEqual(['other', ['a.json']]);
  });
});

test('a file that cannot be written is told with those that were, without a stack', async () => {
  const paths = ['a', 'b', 'c'].map((name) => file(`${name}.task-definition.json`));
  let renames = 0;
  failing.rename = () => {
    if (++renames === 2) error('ENOSPC')();
  };
  const { status, err, out } = await stowage('lint', ...paths, '--fix');
  expect(status).toBe(2);
  expect(err).toBe(
    `stowage: ${paths[1]}: not fixed: cannot be written (ENOSPC)\nstowage: 2 files fixed: ${paths[0]}, ${paths[2]}\n`,
  );
  expect(out).toContain('schema-wrong-type');
  expect(paths.map(text)).toEqual([FIXED, FIXABLE, FIXED]);
  expect(readDocument(FIXED).problems).toEqual([]);
});
