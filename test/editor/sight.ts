/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { EditorTest } from './steps.ts';

export const sightTests: Record<string, EditorTest> = {
  'inlay hints and code lenses stand in a task definition': async ({ page, openFile }) => {
    await openFile('web.task-definition.json');
    await page.locator('.view-line', { hasText: '0.25 vCPU' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Can run on EC2' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: '8 of 8 fit' }).waitFor();
  },
  'names that lead somewhere have a colour of their own': async ({ page, openFile }) => {
    await openFile('web.task-definition.json');
    const line = page.locator('.view-line', { hasText: 'sourceVolume' });
    const named = line.locator('span', { hasText: /^tmp$/ });
    await named.waitFor();
    const colour = (text: RegExp) =>
      line
        .locator('span span', { hasText: text })
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    assert.notEqual(await colour(/^tmp$/), await colour(/\/tmp/));
  },
  'a constraint expression is coloured inside of its string': async ({ page, openFile }) => {
    await openFile('shop.stowage.json');
    // The expression stands near the end.
    await page.keyboard.press('Control+End');
    const line = page.locator('.view-line', { hasText: 'expression' });
    await line.waitFor();
    const spans = await line
      .locator('span span')
      .evaluateAll((all) => all.map(({ className, textContent }) => [className, textContent]));
    const classOf = (text: string) => spans.find(([, each]) => each?.includes(text))?.[0];
    assert.notEqual(classOf('=~'), classOf('ecs.instance-type'), JSON.stringify(spans));
  },
  'the language status tells what a file is taken for': async ({ page, openFile }) => {
    await openFile('web.task-definition.json');
    await page.locator('[id="status.languageStatus"]').hover();
    const status = page.locator('.hover-language-status', { hasText: 'ECS task definition' });
    await status.first().waitFor();
    await status.first().getByText('Actions').click();
    const actions = page.locator('.quick-input-list .monaco-list-row');
    await actions.filter({ hasText: 'Select Document Type' }).click();
    const choices = page.locator('.quick-input-list .monaco-list-row');
    await choices.filter({ hasText: 'Not an Amazon ECS document' }).waitFor();
    await page.keyboard.press('Escape');
  },
};
