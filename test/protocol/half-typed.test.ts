import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  SemanticTokens,
} from 'vscode-languageserver/node';
import type { ExplainResult } from '../../protocol/explanation.ts';
import type { Client } from './client.ts';
import { openMarked } from './cursor.ts';
import { clientWith } from './workspace.ts';

let client: Client;
beforeAll(async () => {
  client = await clientWith({});
});
afterAll(() => client.stop());

/** Texts that do not parse, as they stand while someone types; `|` is the cursor. */
const TEXTS = {
  'an open string': '{"family": "shop", "cpu": "512", "containerDefinitions": [{"name": "we|',
  'a missing comma':
    '{"family": "shop" "cpu": "512", "containerDefinitions": [{"name": "web" | "image": "nginx:1"}]}',
  'an empty object':
    '{"family": "shop", "cpu": "512", "containerDefinitions": [{"name": "web"}, {|}',
  'a key without a value':
    '{"family": "shop", "cpu": "512", "containerDefinitions": [{"name": "web", "essential": |',
} as const;

type Text = keyof typeof TEXTS;
const ALL = Object.keys(TEXTS) as Text[];

type At = Awaited<ReturnType<typeof openMarked>>;
const ask = <R>(method: string, at: At, more: object = {}): Promise<R> =>
  client.connection.sendRequest(method, {
    textDocument: at.textDocument,
    position: at.position,
    ...more,
  });
const whole = (at: At) => ({
  range: { start: { line: 0, character: 0 }, end: at.document.positionAt(at.text.length) },
});

/** What each feature makes of each text, in a few words. */
const FEATURES: [
  feature: string,
  told: (at: At) => Promise<unknown>,
  expected: Partial<Record<Text, unknown>> & { otherwise: unknown },
][] = [
  [
    'completion',
    async (at) =>
      (await ask<CompletionItem[]>('textDocument/completion', at)).map((each) => each.label)[0],
    {
      'a missing comma': 'essential',
      'an empty object': 'name',
      'a key without a value': 'true',
      otherwise: undefined,
    },
  ],
  [
    'hover',
    async (at) => {
      const start = at.document.positionAt(at.text.indexOf('"cpu"') + 2);
      const hover = await ask<Hover | null>('textDocument/hover', at, { position: start });
      return JSON.stringify(hover?.contents).includes('0.5 vCPU');
    },
    { otherwise: true },
  ],
  [
    'inlay hints',
    async (at) =>
      (await ask<InlayHint[]>('textDocument/inlayHint', at, whole(at))).map(({ label }) => label),
    // While the object is open no network mode can be called missing.
    { otherwise: ['0.5 vCPU'] },
  ],
  [
    'outline',
    async (at) => {
      const [task] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', at);
      return [task?.name, task?.children?.[0]?.name];
    },
    // A name that is being typed is none yet.
    { 'an open string': ['shop', 'containers[0]'], otherwise: ['shop', 'web'] },
  ],
  [
    'links',
    async (at) => (await ask<DocumentLink[]>('textDocument/documentLink', at)).length,
    { 'a missing comma': 1, otherwise: 0 },
  ],
  [
    'definition',
    async (at) => {
      const position = at.document.positionAt(at.text.indexOf('"shop"') + 2);
      return (await ask<Location[]>('textDocument/definition', at, { position })).length;
    },
    { otherwise: 1 },
  ],
  [
    'references',
    async (at) => {
      const position = at.document.positionAt(at.text.indexOf('"shop"') + 2);
      const context = { includeDeclaration: true };
      return (await ask<Location[]>('textDocument/references', at, { position, context })).length;
    },
    { otherwise: 1 },
  ],
  [
    'highlights',
    async (at) => (await ask<DocumentHighlight[]>('textDocument/documentHighlight', at)).length,
    { otherwise: 0 },
  ],
  [
    'rename',
    async (at) => (await ask('textDocument/prepareRename', at)) !== null,
    { otherwise: false },
  ],
  [
    'semantic tokens',
    async (at) => (await ask<SemanticTokens>('textDocument/semanticTokens/full', at)).data.length,
    { otherwise: 0 },
  ],
  [
    'code lenses',
    async (at) => {
      const lenses = await ask<CodeLens[]>('textDocument/codeLens', at);
      return lenses.map(({ command }) => command?.title.replace(/ \(.*/, ''));
    },
    // Where a task can run is told once its object is complete.
    { otherwise: [] },
  ],
  [
    'refactorings',
    async (at) => {
      const context = { diagnostics: [], only: ['refactor'] };
      const range = { start: at.position, end: at.position };
      return (await ask<CodeAction[]>('textDocument/codeAction', at, { range, context })).length;
    },
    { otherwise: 0 },
  ],
  [
    'diagnostics',
    async (at) => {
      const { items } = await ask<{ items: Diagnostic[] }>('textDocument/diagnostic', at);
      return items.some(({ code }) => code === 'json-syntax');
    },
    { otherwise: true },
  ],
  [
    'explanation',
    async (at) => {
      const { lines } = await client.connection.sendRequest<ExplainResult>(
        'stowage/explain',
        at.textDocument,
      );
      return lines[0]?.runs.map(({ text }) => text).join('');
    },
    { otherwise: 'Task definition shop' },
  ],
];

describe.each(ALL)('on text with %s', (text) => {
  test.each(FEATURES)('%s', async (_, told, expected) => {
    const at = await openMarked(client, TEXTS[text]);
    expect(await told(at)).toEqual(text in expected ? expected[text] : expected.otherwise);
  });
});
