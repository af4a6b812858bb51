import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stowage } from '../cli/terminal.ts';

const page = readFileSync(new URL('../../docs/facts.md', import.meta.url), 'utf8');

/** The fenced block that begins with these words. */
function block(head: string): string {
  const [, text] = page.split(`\`\`\`${head}\n`);
  return text?.split('\n```')[0] ?? '';
}

test('the example of the page answers as the page says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stowage-facts-'));
  const file = join(folder, 'web.json');
  writeFileSync(file, block('json task'));
  const { status, out } = await stowage('facts', file, '--format', 'json');
  rmSync(folder, { recursive: true });
  expect(status).toBe(0);
  const answer = JSON.parse(out);
  expect({ ...answer, file: 'web.json' }).toMatchObject(JSON.parse(block('json answer')));
});

test('the page names every member of a definition', async () => {
  const { out } = await stowage('facts', 'examples/web.task-definition.json', '--format', 'json');
  const [definition] = JSON.parse(out).definitions;
  for (const name of Object.keys(definition)) {
    if (name !== 'family' && name !== 'service') expect(page).toContain(`\`${name}`);
  }
});
