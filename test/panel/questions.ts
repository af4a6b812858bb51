/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { LARGE_REFUSED, QUESTIONS } from './question-plans.ts';
import { type Opened, type PanelTest, preview, waitForText } from './steps.ts';

/** A question with its plan: what is done in the panel (two steps at most), and what is then to be seen. */
interface Question {
  readonly plan: string;
  readonly steps?: readonly ((view: Frame) => Promise<void>)[];
  readonly answer: (view: Frame, workbench: Opened) => Promise<void>;
}

const click = (name: RegExp | string) => async (view: Frame) => {
  await view
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
};

const inMenu = (name: string) => (view: Frame) =>
  view.locator('.menu').getByRole('button', { name, exact: true }).click();

const inTray = (service: string) => async (view: Frame) => {
  await view.locator('.tray button', { hasText: service }).click();
};

/** The texts of a kind of track, by instance. */
const track = (view: Frame, label: string) =>
  view.locator('.track-line.device', { hasText: label }).allInnerTexts();

const QUESTION: Readonly<Record<string, Question>> = {
  '1: do six services and a daemon fit on instances in three zones?': {
    plan: 'q1',
    async answer(view) {
      await waitForText(view, /All 15 tasks placed/);
      assert.equal(await view.locator('.zone').count(), 3);
      assert.match(await view.locator('.legend').innerText(), /logs\s+daemon\s+3 \/ 3/);
    },
  },
  '2: what runs on a captured cluster?': {
    plan: 'shop-live.stowage.json',
    async answer(view) {
      await view.locator('button.task.running').first().waitFor();
      assert.match(await view.locator('.legend').innerText(), /web \(general\)\s+5 \/ 5/);
    },
  },
  '3: how do capacity providers share tasks, Fargate among them?': {
    plan: 'q3',
    async answer(view) {
      await waitForText(view, /FARGATE_SPOT|Fargate Spot/);
      const legend = await view.locator('.legend').innerText();
      assert.match(legend, /web \(general\)\s+2 \/ 2/);
      assert.match(legend, /web \(spot\)\s+4 \/ 4/);
    },
  },
  '4: which GPUs are in use?': {
    plan: 'q4',
    async answer(view) {
      assert.match((await track(view, 'GPU'))[0] ?? '', /GPU\s+1 of 4 free/);
      await waitForText(view, /lacks? GPUs: needs 3/);
    },
  },
  '5: why does nothing fit although CPU and memory are free?': {
    plan: 'q5',
    async answer(view) {
      assert.deepEqual(
        (await track(view, 'ENI')).map((text) => /none free/.test(text)),
        [true, true],
      );
      const first = view.locator('.instance').first().locator('.track-label').first();
      assert.equal(await first.innerText(), 'ENI');
      await waitForText(view, /no network interface available for an awsvpc task/);
    },
  },
  '6: which port is in use, and by whom?': {
    plan: 'q6',
    async answer(view) {
      await waitForText(view, /the container agent reserves port 22\/tcp on 2 instances/);
      assert.match((await track(view, 'Ports'))[0] ?? '', /22\/tcp/);
      const tips = await view
        .locator('.slot')
        .evaluateAll((all) => all.map((one) => one.getAttribute('title') ?? ''));
      assert.ok(tips.includes('22/tcp: reserved by the container agent'), tips.join());
      assert.ok(tips.includes('8080/tcp: api'), tips.join());
    },
  },
  '7: what of the plan could not be read?': {
    plan: 'q7',
    async answer(view) {
      await waitForText(view, /missing\.task-definition\.json/);
      assert.doesNotMatch(await view.locator('h1').innerText(), /^All/);
    },
  },
  '8: what do a thousand instances lack for a task?': {
    plan: LARGE_REFUSED,
    steps: [inTray('big')],
    async answer(view) {
      await view.locator('.heat-key', { hasText: 'Memory: 900 instances' }).waitFor();
      const map = view.getByRole('slider', { name: /Heat map/ });
      await map.focus();
      assert.match((await map.getAttribute('aria-valuetext')) ?? '', /– Memory$/);
    },
  },
  '9: which tasks stop when a service shrinks?': {
    plan: 'q9',
    async answer(view) {
      const legend = await view.locator('.legend').innerText();
      assert.match(legend, /web\s+4 stop\s+6 \/ 6/);
    },
  },
  '10: what happens when a zone fails?': {
    plan: 'q1',
    steps: [click('What if it fails? b')],
    async answer(view) {
      await view.locator('.pairs').waitFor();
      assert.match(await view.locator('.time-line').innerText(), /Timeline/);
      // Nothing that ran elsewhere is moved.
      assert.equal(await view.locator('.pairs .instance:not(.differs) .tag.less').count(), 0);
    },
  },
  '11: which instances would be cheapest?': {
    plan: 'q1',
    steps: [(view) => view.locator('.menu summary').click(), inMenu('Cheapest instances')],
    async answer(view) {
      const table = view.getByRole('table', { name: 'Cheapest instances' });
      await table.waitFor();
      assert.match(await table.innerText(), /now, 12 of 12 tasks: 3 × m5\.large/);
      await waitForText(view, /No fleet for these 12 tasks costs less than/);
      await waitForText(view, /at prices of us-east-1/);
    },
  },
  '12: does a deployment with 100 and 200 percent complete?': {
    plan: 'q12',
    steps: [(view) => view.locator('.legend li', { hasText: 'web' }).hover(), click('Deploy: web')],
    async answer(view) {
      await view.locator('.time.stuck').waitFor();
      assert.match(await view.locator('.time-sentence').innerText(), /^web is stuck after/);
      assert.match(await view.locator('.moment').innerText(), /[1-9]\d* waiting/);
    },
  },
  '13: what if the load doubles?': {
    plan: 'q1',
    steps: [click('Resilience'), click(/^api, the service alone has twice its desired count: /)],
    async answer(view) {
      await view.locator('.chip', { hasText: 'desired count of api: 4' }).waitFor();
      await view.locator('.time').waitFor();
    },
  },
};

/** The questions of platform engineers, each with the steps that lead to its answer. */
export const questionTests: Record<string, PanelTest> = Object.fromEntries(
  Object.entries(QUESTION).map(([question, { plan, steps = [], answer }]) => [
    `question ${question}`,
    async (workbench: Opened) => {
      assert.ok(steps.length <= 2);
      const file = plan in QUESTIONS ? `${plan}.stowage.json` : plan;
      const view = await preview(workbench, file);
      await view.locator('.stage').waitFor();
      for (const step of steps) await step(view);
      await answer(view, workbench);
    },
  ]),
);
