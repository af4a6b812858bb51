import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { EditorTest } from './steps.ts';

/** Milliseconds in which a list that was opened can be clicked. */
const SOON = 10_000;

/** Actions of a person: a text that is typed, a key that is pressed, a click. */
class Person {
  count = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async type(text: string): Promise<void> {
    this.count++;
    await this.page.keyboard.type(text);
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.count++;
      await this.page.keyboard.press(key);
    }
  }

  async click(selector: string, text: string | RegExp): Promise<void> {
    this.count++;
    await this.page.locator(selector, { hasText: text }).first().click();
  }

  /** Chooses in the list that has opened. */
  async pick(text: string): Promise<void> {
    this.count++;
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    await row.click({ timeout: SOON });
  }

  /** A list closes when a page that is still loading takes the focus; people then open it once more. */
  async again(actions: () => Promise<void>): Promise<void> {
    const before = this.count;
    for (let left = 3; ; left--) {
      this.count = before;
      try {
        return await actions();
      } catch (error) {
        if (left === 1) throw error;
      }
    }
  }
}

/** More than these and nobody goes on. */
const MOST_ACTIONS = 25;

export const firstStepsTests: Record<string, EditorTest> = {
  'the walkthrough leads from an empty folder to a Fargate service without findings, and a preview':
    async ({ page, command, panel, folder }) => {
      const person = new Person(page);
      await command('Stowage: Get Started');
      person.count++;
      const begin = async (template: string, shown: string) => {
        await person.again(async () => {
          await person.click('.monaco-button', 'New Task Definition, Service or Plan');
          await person.pick(template);
        });
        await page.locator('.view-line', { hasText: shown }).first().waitFor();
      };
      await person.click('.step-title', 'Write your own');
      await begin('Task definition for Fargate', 'containerDefinitions');
      await person.type('shop');
      await person.press('Tab');
      await person.type('210987654321');
      await person.press('Tab', 3);
      await person.type('eu-west-1');
      await person.press('Control+s');
      await page.locator('.tab.active:not(.dirty)').waitFor();
      await person.click('.tab', 'Welcome');
      await begin('Service on Fargate', 'serviceName');
      // The cluster, the name, the family and the number of tasks are right as they are.
      await person.press('Tab', 4);
      await person.type('subnet-0123456789abcdef0');
      await person.press('Tab');
      await person.type('sg-0123456789abcdef0');
      await person.press('Control+s');
      await page.locator('.tab.active:not(.dirty)').waitFor();
      await person.click('.tab.active ~ .editor-actions a, .editor-actions a', '');
      await person.click('.monaco-dialog-box .monaco-button', 'Create Plan');
      const text = await (await panel()).locator('main').innerText();
      assert.match(text, /Fargate/);
      assert.ok(person.count <= MOST_ACTIONS, `${person.count} actions`);
      assert.deepEqual(readdirSync(folder).sort(), [
        'web.service.json',
        'web.stowage.json',
        'web.task-definition.json',
      ]);
      const service = JSON.parse(readFileSync(join(folder, 'web.service.json'), 'utf8'));
      assert.equal(service.taskDefinition, 'shop');
      const problems = page.locator('[id="status.problems"]');
      assert.match((await problems.getAttribute('aria-label')) ?? '', /No Problems/);
    },
};
