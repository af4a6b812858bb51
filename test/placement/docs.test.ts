import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainPlaced } from '../../core/analysis/explain/placed.ts';
import { explainUnplaced } from '../../core/analysis/explain/unplaced.ts';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { MOST_COPIES, MOST_INSTANCES, MOST_REQUESTS } from '../../core/plan/reading.ts';
import { format } from '../../core/text/message.ts';
import { workspaceOf } from './files.ts';

const page = readFileSync(new URL('../../docs/placement.md', import.meta.url), 'utf8');

/** The fenced block that begins with these words. */
function block(head: string): string {
  const start = page.indexOf(`\`\`\`${head}\n`);
  const from = page.indexOf('\n', start) + 1;
  return page.slice(from, page.indexOf('```', from)).trim();
}

async function run(more = 0) {
  const uri = 'file:///docs/stowage.json';
  const text = block('json plan').replace('"desiredCount": 2', `"desiredCount": ${2 + more}`);
  const plan = await readPlan(uri, workspaceOf({ [uri]: text }));
  expect(plan.findings).toEqual([]);
  const asked = plan.requests.map(({ request }) => request);
  return place(plan.cluster, asked, { seed: plan.seed });
}

test('the worked example lands as the page says', async () => {
  const { cluster, outcomes } = await run();
  const lines = cluster.instances.map(({ name, availabilityZone }, number) => {
    const counts = outcomes.flatMap(({ request, placed }) => {
      const count = placed.filter((index) => index === number).length;
      return count > 0 ? [`${count} ${request.group.replace('service:', '')}`] : [];
    });
    return `${name} in ${availabilityZone}: ${counts.join(', ')}`;
  });
  expect(lines.join('\n')).toBe(block('text result'));
});

test('and is explained as the page says', async () => {
  const steps = explainPlaced(await run(), { outcome: 0, copy: 5 })?.steps ?? [];
  const lines = steps.map(({ title, before, left }) => `${format(title)}: ${left} of ${before}`);
  expect(lines.join('\n')).toBe(block('text why web 5'));
});

test('and what does not land is explained as the page says', async () => {
  const reasons = explainUnplaced(await run(1), 1)?.reasons ?? [];
  expect(reasons.map(({ message }) => format(message)).join('\n')).toBe(block('text more report'));
});

test('the page names the limits', () => {
  for (const limit of [MOST_INSTANCES, MOST_COPIES, MOST_REQUESTS]) {
    expect(page).toContain(limit.toLocaleString('en'));
  }
});
