import * as vscode from 'vscode';
import { ask, openText, untilSome } from '../asking.ts';
import { checkEqual } from '../check.ts';
import { closeAll, example, open, stowage } from '../helpers.ts';

/** Schemas as other extensions and settings attach them to files of ours. */
const SCHEMAS: Readonly<Record<string, object>> = {
  'that knows nothing': { schema: {} },
  'that cannot be reached': { url: 'https://schemas.invalid/ecs-task-definition.json' },
  'that is old': {
    schema: {
      properties: {
        family: { type: 'string' },
        networkMode: { enum: ['bridge', 'host', 'awsvpc', 'none'] },
        containerDefinitions: {
          items: { properties: { name: {}, image: {}, cpu: {}, memory: {}, essential: {} } },
        },
      },
    },
  },
};

describe('Beside a schema', () => {
  before(async () => {
    // Its words are suggested in other files by VS Code's default settings.
    await open(example('web.task-definition.json'));
    await (await stowage()).ready;
  });
  afterEach(async () => {
    const settings = vscode.workspace.getConfiguration('json');
    await settings.update('schemas', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  for (const [what, schema] of Object.entries(SCHEMAS)) {
    it(`${what}, all is offered, and once`, async () => {
      const settings = vscode.workspace.getConfiguration('json');
      const schemas = [{ fileMatch: ['*task-def*.json'], ...schema }];
      await settings.update('schemas', schemas, vscode.ConfigurationTarget.Global);
      await open(example('web.task-definition.json'));
      const name = `${what.replaceAll(' ', '-')}.task-definition.json`;
      const document = await openText(
        name,
        '{"family": "a", "containerDefinitions": [{"name": "web", "image": "a:1", "dependsOn": [{"containerName": ""}], }, {"name": "db", "image": "b:1", "logConfiguration": {"logDriver": ""}}]}',
      );
      const wanted = ['essential', 'cpu', 'memory', 'portMappings', 'logConfiguration'];
      const keys = await labels(document, '], }', 3, wanted);
      checkEqual(twice(keys), []);
      await labels(document, '"containerName": "', 18, ['db']);
      await labels(document, '"logDriver": "', 14, ['awslogs', 'awsfirelens', 'fluentd']);
    });
  }
});

/** The labels at a place, once those that are wanted are among them; schemas are loaded meanwhile. */
async function labels(
  document: vscode.TextDocument,
  text: string,
  offset: number,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(text) + offset);
  return untilSome(`${wanted.join(', ')} at ${text}`, async () => {
    const { items } = await ask<vscode.CompletionList>(
      'executeCompletionItemProvider',
      document.uri,
      at,
    );
    const found = items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      .map(({ label }) => (typeof label === 'string' ? label : label.label))
      .map((label) => label.replace(/^"(.*)"$/, '$1'));
    return wanted.every((each) => found.includes(each)) ? found : [];
  });
}

function twice(all: readonly string[]): string[] {
  return all.filter((label, index) => all.indexOf(label) !== index);
}
