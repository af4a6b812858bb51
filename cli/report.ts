import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { format } from '../core/text/message.ts';
import { toHtml } from '../core/view/export/html.ts';
import { toMarkdown } from '../core/view/export/markdown.ts';
import { toSvg } from '../core/view/export/svg.ts';
import { draw } from '../core/view/model/draw.ts';
import { Links } from '../core/view/model/links.ts';
import type { Placed } from '../core/view/model/placed.ts';
import { UsageError } from './failure.ts';

/**
 * Writes the picture of a placed plan to a file that stands alone, without a script and with nothing from
 * elsewhere: as SVG or Markdown where the name of the file ends so, else as an HTML page.
 * @throws UsageError when the file cannot be written
 */
export async function writeReport(path: string, plan: string, placed: Placed): Promise<void> {
  await writeFile(path, textOf(path, plan, placed)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: cannot be written (${error.code ?? error.message})`);
  });
}

function textOf(path: string, plan: string, placed: Placed): string {
  switch (extname(path).toLowerCase()) {
    case '.svg':
      return toSvg(draw(placed, format, new Links()), format);
    case '.md':
      return toMarkdown(draw(placed, format, new Links()), format);
    default:
      return toHtml(placed, plan, format);
  }
}
