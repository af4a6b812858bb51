import { describe, expect, test } from 'vitest';
import { importsOf, type SourceFile, sourceFiles, testFiles } from './imports.ts';

/** Who may import whom; the longest matching room counts. Types may cross further, as noted. */
const HOUSE: readonly { room: string; may: readonly string[]; typesOf?: readonly string[] }[] = [
  { room: 'core/work.ts', may: [] },
  { room: 'core/text/', may: ['core/text/'] },
  { room: 'core/notations/', may: ['core/notations/', 'core/text/', 'jsonc-parser', 'yaml'] },
  { room: 'core/ecs/', may: ['core/ecs/', 'core/notations/forms.ts', 'core/text/', 're2js'] },
  {
    room: 'core/lint/',
    may: [
      'core/lint/',
      'core/ecs/',
      'core/text/',
      'core/work.ts',
      'core/placement/requirements',
      'core/notations/',
    ],
    typesOf: ['core/placement/'],
  },
  {
    room: 'core/lint/pipeline/',
    may: ['core/lint/', 'core/ecs/', 'core/notations/', 'core/text/', 'yaml'],
  },
  {
    room: 'core/assist/',
    may: ['core/assist/', 'core/lint/', 'core/ecs/', 'core/notations/', 'core/text/'],
  },
  { room: 'core/placement/', may: ['core/placement/', 'core/ecs/', 'core/text/', 'core/work.ts'] },
  {
    room: 'core/plan/',
    may: [
      'core/plan/',
      'core/placement/',
      'core/ecs/',
      'core/notations/',
      'core/text/',
      'core/work.ts',
      'core/simulation/model.ts',
      'core/simulation/parameters.ts',
      'core/simulation/scaling/spec.ts',
    ],
  },
  {
    room: 'core/analysis/',
    may: [
      'core/analysis/',
      'core/plan/',
      'core/simulation/',
      'core/placement/',
      'core/notations/',
      'core/ecs/',
      'core/text/',
      'core/work.ts',
    ],
  },
  {
    room: 'core/view/',
    may: [
      'core/view/',
      'core/analysis/',
      'core/plan/',
      'core/placement/',
      'core/notations/',
      'core/ecs/',
      'core/text/',
      'core/work.ts',
    ],
    typesOf: ['core/simulation/'],
  },
  {
    room: 'core/facts/',
    may: ['core/facts/', 'core/lint/', 'core/ecs/', 'core/text/'],
  },
  {
    room: 'core/tools/',
    may: [
      'core/tools/',
      'core/analysis/',
      'core/assist/',
      'core/ecs/',
      'core/facts/',
      'core/lint/',
      'core/notations/',
      'core/placement/',
      'core/plan/',
      'core/text/',
      'core/work.ts',
    ],
    typesOf: ['core/simulation/'],
  },
  { room: 'protocol/', may: ['protocol/'], typesOf: ['core/'] },
  {
    room: 'core/simulation/',
    may: ['core/simulation/', 'core/placement/', 'core/ecs/', 'core/text/', 'core/work.ts'],
  },
  {
    room: 'server/',
    may: [
      'server/',
      'protocol/',
      'core/',
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      '@vscode/l10n',
      'vscode-uri',
    ],
  },
  { room: 'cli/', may: ['cli/', 'core/', 'node:', 'package.json', 'vscode-uri'] },
  {
    room: 'cli/mcp/',
    may: ['cli/', 'core/', 'node:', 'package.json', '@modelcontextprotocol/sdk'],
  },
  {
    room: 'cli/lsp/',
    may: ['cli/', 'core/', 'protocol/', 'server/', 'node:', 'vscode-languageserver'],
  },
  {
    room: 'client/webview/',
    may: [
      'client/webview/',
      'protocol/',
      'preact',
      'core/analysis/change/target.ts',
      'core/text/isolate.ts',
      'core/text/message.ts',
      'core/view/picture-id.ts',
    ],
    typesOf: ['core/'],
  },
  {
    room: 'client/',
    may: [
      'client/',
      'protocol/',
      'vscode',
      'vscode-languageclient',
      'core/assist/templates.ts',
      'core/ecs/concerns.ts',
      'core/lint/glob.ts',
      'core/notations/forms.ts',
    ],
    typesOf: ['core/'],
  },
];

/** What a core without input and output never mentions. */
const IO =
  /\b(?:fetch\(|process\.|require\(|setTimeout|setInterval|Date\.now|new Date\(\)|Math\.random|performance\.|document\.(?:query|create|body)|window\.|globalThis\.|console\.)/;

/** Ways to run text as code or markup, and ways out of the machine. */
const SINKS =
  /\.(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write|dangerouslySetInnerHTML|\beval\(|new Function\(|child_process|XMLHttpRequest|WebSocket|sendBeacon|createServer\(|\bhttps?\.request/;

const files = sourceFiles();

describe('imports go only where the design lets them', () => {
  test('in every file', () => {
    const found = files.flatMap((file) =>
      forbidden(file).map((target) => `${file.path}: ${target}`),
    );
    expect(found).toEqual([]);
  });

  test('the check sees a forbidden import', () => {
    const file = (path: string, text: string): SourceFile => {
      return { path, text, imports: importsOf(path, text) };
    };
    const cases: [path: string, text: string, forbidden: string[]][] = [
      ['core/lint/x.ts', "import { a } from '../../server/a.ts';", ['server/a.ts']],
      ['core/placement/x.ts', "import { a } from '../lint/a.ts';", ['core/lint/a.ts']],
      ['core/ecs/x.ts', "import { readFile } from 'node:fs';", ['node:fs']],
      ['core/lint/rules/a/x.ts', "import { rule } from '../b/y.ts';", ['core/lint/rules/b/y.ts']],
      ['client/webview/x.ts', "import { p } from '../../core/ecs/a.ts';", ['core/ecs/a.ts']],
      ['client/webview/x.ts', "import type { P } from '../../core/ecs/a.ts';", []],
      ['client/x.ts', "import {\n  type A,\n  b,\n} from '../core/lint/a.ts';", ['core/lint/a.ts']],
    ];
    for (const [path, text, expected] of cases)
      expect(forbidden(file(path, text))).toEqual(expected);
  });
});

test('the core does no input and output, and uses no clock and no random numbers', () => {
  const found = files
    .filter(({ path }) => path.startsWith('core/'))
    .flatMap(({ path, text }) => {
      const sink = IO.exec(code(text))?.[0];
      return sink === undefined ? [] : [`${path}: ${sink}`];
    });
  expect(found).toEqual([]);
});

test('nothing runs text as code or markup, starts a process or leaves the machine', () => {
  const found = files.filter((file) => SINKS.test(code(file.text))).map((file) => file.path);
  expect(found).toEqual([]);
});

test('no source file is longer than anyone can hold in the head', () => {
  const long = files
    .filter((file) => !file.path.includes('.generated.'))
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});

function forbidden(file: SourceFile): string[] {
  const entry = HOUSE.filter(({ room }) => file.path.startsWith(room)).sort(
    (a, b) => b.room.length - a.room.length,
  )[0];
  if (!entry) return ['(no room for this file)'];
  const within = (target: string, allowed: readonly string[]) =>
    allowed.some((each) =>
      each.endsWith('/') || each.endsWith(':') || target.startsWith('core/')
        ? target.startsWith(each)
        : target === each || target.startsWith(`${each}/`),
    );
  return file.imports
    .filter(({ target, typeOnly }) => {
      if (betweenRules(file.path, target)) return true;
      return !within(target, entry.may) && !(typeOnly && within(target, entry.typesOf ?? []));
    })
    .map(({ target }) => target);
}

/** Rules know nothing of each other; what an area shares stands in a file that begins with `_`. */
function betweenRules(path: string, target: string): boolean {
  return (
    path.startsWith('core/lint/rules/') &&
    target.startsWith('core/lint/rules/') &&
    !/\/_[\w-]+\.ts$/.test(target)
  );
}

/** The text without comments and strings, so that words in them do not count. */
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}

test('no test depends on the time that something takes', () => {
  const timed = testFiles().filter(({ text }) => /performance\.now\(|Date\.now\(/.test(code(text)));
  expect(timed.map(({ path }) => path)).toEqual([]);
});
