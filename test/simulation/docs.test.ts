import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../cli/run.ts';
import { EVENT_NAMES } from '../../core/simulation/model.ts';
import { PARAMETERS } from '../../core/simulation/parameters.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const page = read('../../docs/simulation.md');

/** The fenced block that begins with these words. */
function block(head: string): string {
  const start = page.indexOf(`\`\`\`${head}\n`);
  const from = page.indexOf('\n', start) + 1;
  return page.slice(from, page.indexOf('```', from)).trimEnd();
}

/** The fenced blocks of plans, each with that of its result, which follows it. */
const examples = [...page.matchAll(/```json (\w+)\n[\s\S]*?```text (\w+)\n/g)].map(
  ([, plan, result]) => [`json ${plan}`, `text ${result}`] as const,
);

test('each kind of scaling has a worked example', () => {
  const names = ['plan', 'tracking', 'steps', 'schedule', 'predict', 'cluster'];
  expect(examples.map(([plan]) => plan)).toEqual(names.map((name) => `json ${name}`));
});

test.each(examples)('the worked example %s goes as the page says', async (plan, result) => {
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const file = join(mkdtempSync(join(tmpdir(), 'simulation-')), 'stowage.json');
  writeFileSync(file, block(plan));
  let out = '';
  const status = await run(['simulate', file], {
    out: (text) => {
      out += text;
    },
    err: () => {},
    colours: false,
  });
  expect(out.trimEnd()).toBe(block(result));
  expect(status).toBe(0);
});

test.each(Object.entries(PARAMETERS))(
  'the page has %s',
  (name, { meaning, unit, fallback, source }) => {
    const row = `| \`${name}\` | ${meaning} | ${unit === 'number' ? '–' : unit} | ${fallback} | ${source} |`;
    expect(page).toContain(row);
  },
);

test('the page has every event and every type', () => {
  for (const name of EVENT_NAMES) expect(page).toContain(`\`${name}\``);
  const types = [...read('../../core/simulation/timeline.ts').matchAll(/\| '([A-Z_]+)'/g)];
  expect(types.length).toBeGreaterThan(30);
  for (const [, type] of types) expect(page).toContain(`| \`${type}\` |`);
});
