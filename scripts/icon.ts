import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './vscode/browser.ts';
import { root } from './vscode/paths.ts';

/* Draws images/icon.png: a ship seen from the side, its bays filled with containers. */

const colors = ['#4cc2ff', '#7ee0b8', '#ffb454', '#c9a6ff'];
/** One column a bay, from the deck up; the last place of the last bay is free. */
const bays = [
  [0, 1, 0],
  [2, 2, 1, 3],
  [0, 3, 3, 0],
  [1, 1, 2, undefined],
];
const containers = bays.flatMap((bay, x) =>
  bay.map((color, y) => {
    const at = `x="${44 + x * 43}" y="${136 - y * 30}" width="38" height="25" rx="4"`;
    return color === undefined
      ? `<rect ${at} fill="none" stroke="#8fb0c9" stroke-width="3" stroke-dasharray="6 5"/>`
      : `<rect ${at} fill="${colors[color]}"/>`;
  }),
);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
  <rect width="256" height="256" rx="48" fill="#12283a"/>
  ${containers.join('\n  ')}
  <path d="M26 170 H230 L208 214 Q205 220 198 220 H64 Q57 220 53 214 Z" fill="#e8eef3"/>
  <path d="M33 184 H223" stroke="#d2694a" stroke-width="7"/>
</svg>`;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body { margin: 0; background: transparent }</style>${svg}`);
mkdirSync(join(root, 'images'), { recursive: true });
await page.screenshot({ path: join(root, 'images', 'icon.png'), omitBackground: true });
await browser.close();
