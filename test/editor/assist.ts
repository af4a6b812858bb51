import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type EditorTest, leave, take } from './steps.ts';

const SUGGESTION = '.suggest-widget.visible .monaco-list-row';

export const assistTests: Record<string, EditorTest> = {
  'after a key its values are offered, and Enter takes one': async ({ page, openFile }) => {
    await openFile('fargate.task-definition.json');
    await replaceAll(page, '{ "requiresCompatibilities": ["FARGATE"], ');
    await take(page, 'cpu');
    // Without a key pressed in between.
    await page.locator(SUGGESTION, { hasText: '512' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: /"cpu":\s"256"/ }).waitFor();
    await leave(page);
    await replaceAll(page, '');
  },
  'the reasons against Fargate are a list, each with its line': async ({ page, openFile }) => {
    await openFile('web.task-definition.json');
    await page.locator('.codelens-decoration a', { hasText: 'not on Fargate' }).click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    const text = await rows.first().innerText();
    assert.match(text, /not "bridge"\.\s+Line 4:/);
    await page.keyboard.press('Escape');
  },
  'what a conversion would take from the task waits in the refactor preview, not selected': async ({
    page,
    openFile,
  }) => {
    await openFile('ec2.task-definition.json');
    await replaceAll(
      page,
      '{ "family": "gpu", "containerDefinitions": [{ "name": "gpu", "image": "a:1", "cpu": 1024, "memory": 2048, "privileged": true, "resourceRequirements": [{ "type": "GPU", "value": "1" }]',
    );
    await page.locator('.codelens-decoration', { hasText: '(5 reasons)' }).waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+r');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'ready for Fargate' }).click();
    const preview = page.locator('[aria-label="Bulk Edit"]');
    const decision = preview.locator('.monaco-list-row', { hasText: 'privileged' });
    const checkbox = decision.locator('.monaco-checkbox').first();
    await checkbox.waitFor();
    assert.equal(await checkbox.getAttribute('aria-checked'), 'false');
    const reason = decision.locator('[title*="Fargate has no GPUs"]');
    assert.equal(await reason.count(), 1);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.view-line', { hasText: '"FARGATE"' }).waitFor();
    const text = await page.locator('.view-lines').first().innerText();
    assert.match(text, /GPU/);
    await replaceAll(page, '');
  },
  'a task definition is explained beside it, follows it, and leads to its lines': async ({
    page,
    openFile,
    command,
  }) => {
    await openFile('fargate.task-definition.json');
    await replaceAll(page, '{ "family": "told", "containerDefinitions": [');
    await command('Stowage: Explain This Task Definition');
    const shown = async (text: string) => {
      for (let tries = 0; tries < 100; tries++) {
        for (const frame of page.frames()) {
          const found = frame.locator('li a', { hasText: text });
          if ((await found.count().catch(() => 0)) > 0) return found.first();
        }
        await page.waitForTimeout(100);
      }
      throw new Error(`${text} is not explained`);
    };
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('{ "name": "later", "image": "a:1" }');
    const line = await shown('later runs a:1');
    await line.click();
    await page.locator('.cursor').first().waitFor();
    await page.keyboard.press('Control+1');
    await replaceAll(page, '');
    await command('View: Close All Editor Groups').catch(() => {});
  },
};

/** Puts a text in the place of all that stands in the active editor. */
async function replaceAll(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  if (text !== '') await page.keyboard.type(text);
  await leave(page);
}
