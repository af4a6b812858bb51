import { writeFile } from 'node:fs/promises';
import { format } from '../core/text/message.ts';
import { toHtml } from '../core/view/export/html.ts';
import type { Placed } from '../core/view/model/placed.ts';
import { UsageError } from './failure.ts';

/**
 * Writes the picture of a placed plan as a page that stands alone: no script, nothing from elsewhere.
 * @throws UsageError when the file cannot be written
 */
export async function writeReport(path: string, plan: string, placed: Placed): Promise<void> {
  const page = toHtml(placed, plan, format);
  await writeFile(path, page).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: cannot be written (${error.code ?? error.message})`);
  });
}
