import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './imports.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const english = JSON.parse(read('package.nls.json'));

const contributed: { command: string; title: string }[] = manifest.contributes.commands;
const client = sourceFiles().filter(({ path }) => path.startsWith('client/'));

/** Commands that the extension registers, by a literal or by a constant of the same file. */
const registered = client.flatMap(({ text }) =>
  [...text.matchAll(/registerCommand\(\s*(?:'([^']+)'|(\w+))/g)].map(
    ([, literal, name]) => literal ?? new RegExp(`const ${name} = '([^']+)'`).exec(text)?.[1],
  ),
);

/** What begins with an underscore is for the extension itself: VS Code's convention. */
const forPeople = registered.filter((command) => !command?.startsWith('_'));

test('the commands that are registered are those of the palette', () => {
  expect(registered.length).toBeGreaterThan(8);
  expect([...forPeople].sort()).toEqual(contributed.map(({ command }) => command).sort());
});

test('the commands of the palette are those of README', () => {
  const titles = contributed.map(({ title }) => `Stowage: ${english[title.replaceAll('%', '')]}`);
  const told = [...read('README.md').matchAll(/^\| (Stowage: [^|]+?) \|/gm)].map(
    ([, name]) => name,
  );
  expect([...told].sort()).toEqual(titles.sort());
});

test('commands that the server names are registered', () => {
  const server = sourceFiles().filter(({ path }) => path.startsWith('server/'));
  const named = server.flatMap(({ text }) =>
    [...text.matchAll(/'(_?stowage\.[a-z]\w*)'/g)].map(([, command]) => command),
  );
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((command) => !registered.includes(command))).toEqual([]);
});
