/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { type Opened, type PanelTest, waitForText } from './steps.ts';

/** Copies the picture in a format, and reads what is on the clipboard then. */
async function copy({ page, panel }: Opened, format: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  const view = await panel();
  await view.locator('.menu summary').click();
  await view.getByRole('button', { name: `Copy as ${format}`, exact: true }).click();
  await waitForText(view, /Copied to the clipboard/);
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== 'nothing');
  return page.evaluate(() => navigator.clipboard.readText());
}

export const clipboardTests: Record<string, PanelTest> = {
  'the picture is copied as Markdown': async (workbench) => {
    assert.match(await copy(workbench, 'Markdown'), /\| web \| 8 \/ 8 \|/);
  },
  'the picture is copied as JSON': async (workbench) => {
    const { plan, placed, unplaced } = JSON.parse(await copy(workbench, 'JSON'));
    assert.deepEqual([plan, placed.length, unplaced.length], ['shop.stowage.json', 26, 3]);
  },
  'the picture is copied as SVG, which a browser draws': async (workbench) => {
    const text = await copy(workbench, 'SVG');
    const width = await workbench.page.evaluate(async (svg) => {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
      await image.decode();
      return image.naturalWidth;
    }, text);
    assert.equal(width, 960);
    assert.doesNotMatch(text, /<script|href=/);
  },
  'the picture is copied as PNG': async (workbench) => {
    const { page, panel } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const view = await panel();
    await view.locator('.menu summary').click();
    await view.getByRole('button', { name: 'Copy as PNG', exact: true }).click();
    await waitForText(view, /Copied to the clipboard/);
    const [type, size] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType('image/png');
      return [blob?.type, blob?.size ?? 0] as const;
    });
    assert.equal(type, 'image/png');
    assert.ok(size > 10_000, `${size} bytes`);
  },
};
