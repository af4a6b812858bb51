import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { examplesOf } from '../../core/lint/examples.ts';
import { Method, type RulePageParams, type RulePageResult } from '../../protocol/methods.ts';
import type { Client } from './client.ts';
import { applied, clientWith, uriOf } from './workspace.ts';

const NAME = 'deploy/task-definition.jsonc';
const PLAIN = 'deploy/task-definition.json';
const port = (number: number) => `{ "containerPort": ${number}, "protocol": "TCP" }`;
const TEXT = `{
  "family": "web",
  "containerDefinitions": [
    { "name": "web", "image": "a:1", "memory": 64, "portMappings": [${port(80)}, ${port(81)}] }
  ]
}
`;
const RULE = 'port-protocol-ignored';

let files: Record<string, string>;
let client: Client;
beforeEach(async () => {
  files = {};
  client = await clientWith(files);
});
afterEach(() => client.stop());

/** What is offered for the first finding of the rule, by title. */
async function offered(name = NAME, text = TEXT): Promise<Map<string, CodeAction>> {
  const uri = uriOf(name);
  await client.open(uri, text);
  files[name] = text;
  const diagnostics = await client.pull(uri);
  const finding = diagnostics.find(({ code }) => code === RULE);
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: finding?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  return new Map(actions.map((action) => [action.title, action]));
}

/** The files after the action with this title. */
async function chosen(title: string, name = NAME, text = TEXT): Promise<Record<string, string>> {
  const action = (await offered(name, text)).get(title);
  const resolved: CodeAction = await client.connection.sendRequest('codeAction/resolve', action);
  return applied(files, resolved.edit);
}

const FILE = `Disable ${RULE} for this file in .stowagerc.json`;
const FOLDER = `Disable ${RULE} for all files in .stowagerc.json`;
const LINE = `Disable ${RULE} for this line`;
const EACH = `Fix all findings of ${RULE} in this file`;
const SHOW = `Show the rule ${RULE}`;

describe('what is offered about a rule', () => {
  test('beside the fix: all fixes, where it is disabled, its page', async () => {
    const titles = [...(await offered()).keys()];
    expect(titles.slice(-5)).toEqual([EACH, LINE, FILE, FOLDER, SHOW]);
    expect(titles.length).toBeGreaterThan(5);
  });

  test('no comment where the file takes none', async () => {
    const titles = [...(await offered(PLAIN)).keys()];
    expect(titles.slice(-4)).toEqual([EACH, FILE, FOLDER, SHOW]);
  });

  test('one finding is fixed by its own fix', async () => {
    const one = TEXT.replace(`, ${port(81)}`, '');
    expect([...(await offered(NAME, one)).keys()]).not.toContain(EACH);
  });
});

describe('a rule is disabled', () => {
  const rules = async (name = NAME) => (await client.pull(uriOf(name))).map(({ code }) => code);

  test('for the line', async () => {
    const after = await chosen(LINE);
    expect(after[NAME]?.split('\n')[3]).toBe(`    // stowage-disable-next-line ${RULE}`);
    await client.change(uriOf(NAME), after[NAME] ?? '');
    expect(await rules()).not.toContain(RULE);
  });

  test('for the file, in a new settings file of the workspace folder', async () => {
    const { '.stowagerc.json': written = '' } = await chosen(FILE);
    expect(JSON.parse(written)).toEqual({
      overrides: [{ files: [NAME], rules: { [RULE]: 'off' } }],
    });
  });

  test('for all files, in the nearest settings file', async () => {
    files['deploy/.stowagerc.json'] = '{ "extends": "all" }';
    const after = await chosen(FOLDER);
    expect(Object.keys(after)).not.toContain('.stowagerc.json');
    expect(JSON.parse(after['deploy/.stowagerc.json'] ?? '')).toEqual({
      extends: 'all',
      rules: { [RULE]: 'off' },
    });
  });
});

test('all findings of a rule in the file are fixed at once', async () => {
  const after = await chosen(EACH);
  expect(after[NAME]).toBe(TEXT.replaceAll('"TCP"', '"tcp"'));
});

test('the page of a rule is shown by the editor', async () => {
  const { command } = (await offered()).get(SHOW) ?? {};
  expect(command).toMatchObject({ command: '_stowage.showRule', arguments: [RULE] });
  const page = async (params: RulePageParams) =>
    (await client.connection.sendRequest<RulePageResult>(Method.rulePage, params)).text;
  const examples = examplesOf({ id: RULE });
  expect(await page({ rule: RULE, examples })).toMatch(
    new RegExp(`^# ${RULE}\n[^]*## Examples\n[^]*### Found[^]*### Accepted`),
  );
  expect(await page({ rule: RULE })).not.toContain('## Examples');
  expect(await page({ rule: 'x' })).toBe('');
});
