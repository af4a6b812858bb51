/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/vscode/paths.ts';
import { openScene, SCENES, type Scene } from './scenes.ts';
import type { PanelTest } from './steps.ts';

const FOLDER = join(root, 'test', 'panel', 'pictures');

/** Share of pixels that may differ: edges are smoothed otherwise by other versions of the browser. */
const TOLERATED = 0.005;

/** Difference of a colour channel from which a pixel differs, of 255. */
const VISIBLE = 40;

const fileOf = ({ name }: Scene) => join(FOLDER, `${name}.png`);

async function take(
  browser: Browser,
  scene: Scene,
): Promise<{ picture: Buffer; page: Page; close(): Promise<void> }> {
  const { page, close } = await openScene(browser, scene);
  return { picture: await page.locator(scene.part).first().screenshot(), page, close };
}

/** Keeps the pictures as they are now. */
export async function keepPictures(browser: Browser): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const scene of SCENES) {
    const { picture, close } = await take(browser, scene);
    writeFileSync(fileOf(scene), picture);
    await close();
  }
}

/** The share of pixels that differ visibly; sizes that differ are told as 1. */
function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second, visible]) => {
      const pixels = async (data: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        return {
          size: `${image.width} × ${image.height}`,
          data: context?.getImageData(0, 0, image.width, image.height).data ?? [],
        };
      };
      const [before, after] = [await pixels(first), await pixels(second)];
      if (before.size !== after.size) return 1;
      let differ = 0;
      for (let at = 0; at < before.data.length; at += 4) {
        const by = [0, 1, 2].map((channel) =>
          Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0)),
        );
        if (Math.max(...by) > visible) differ++;
      }
      return differ / (before.data.length / 4);
    },
    [a.toString('base64'), b.toString('base64'), VISIBLE] as const,
  );
}

const looksAsKept = (scene: Scene): PanelTest => {
  return async (workbench) => {
    const browser = workbench.page.context().browser();
    assert.ok(browser);
    assert.ok(existsSync(fileOf(scene)), 'no picture is kept; npm run pictures takes it');
    const { picture, page, close } = await take(browser, scene);
    try {
      const share = await difference(page, readFileSync(fileOf(scene)), picture);
      assert.ok(share <= TOLERATED, `${(share * 100).toFixed(2)} % of the pixels differ`);
    } finally {
      await close();
    }
  };
};

export const pictureTests: Record<string, PanelTest> = {
  ...Object.fromEntries(
    SCENES.map((scene) => [
      `${scene.name} look as in the picture that is kept`,
      looksAsKept(scene),
    ]),
  ),
  'another font changes none of them': async ({ page }) => {
    const browser = page.context().browser();
    assert.ok(browser);
    for (const scene of SCENES) {
      const theme = { ...scene.theme, 'font-family': 'monospace' };
      const { picture, page: panel, close } = await take(browser, { ...scene, theme });
      const share = await difference(panel, readFileSync(fileOf(scene)), picture);
      await close();
      assert.ok(share <= TOLERATED, `${scene.name}: ${(share * 100).toFixed(2)} %`);
    }
  },
  'a track that is two pixels higher is told': async ({ page }) => {
    const [scene] = SCENES;
    const browser = page.context().browser();
    assert.ok(browser && scene);
    const { page: panel, close } = await take(browser, scene);
    await panel.addStyleTag({ content: '.track { height: 26px; } .zones { height: auto; }' });
    const picture = await panel.locator(scene.part).screenshot();
    assert.ok((await difference(panel, readFileSync(fileOf(scene)), picture)) > TOLERATED);
    await close();
  },
};
