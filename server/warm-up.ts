import { completeAt } from '../core/assist/completion/complete.ts';
import { hoverAt } from '../core/assist/hover.ts';
import { sceneOf } from '../core/assist/scene.ts';
import { TEMPLATES } from '../core/assist/templates.ts';
import { judgeCompatibilities } from '../core/lint/compatibility.ts';
import { linting } from '../core/lint/lint.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { giveWay, inSlices } from './slices.ts';

/**
 * Does once what a keystroke asks for, on documents of ours and a little at a time: the machine reads
 * code when it is first run, and all of it at the first keystroke would keep people waiting.
 */
export async function warmUp(): Promise<void> {
  for (const { ending, snippet } of TEMPLATES) {
    const name = `warm${ending}`;
    const text = snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');
    const document = readDocument(text);
    const scene = sceneOf(document, name);
    if (!scene) continue;
    await giveWay();
    await inSlices(linting(document, name));
    await inSlices(judgeCompatibilities(document, name));
    for (const { index } of text.matchAll(/"image"|"portMappings"|": "|\[/g)) {
      completeAt(scene, index + 3);
      hoverAt(scene, index + 3);
      await giveWay();
    }
  }
}
