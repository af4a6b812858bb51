import type { Links } from '../../core/view/model/links.ts';
import type { Location } from '../../protocol/methods.ts';
import type { Snapshot } from '../snapshot.ts';
import type { EditorFiles } from '../workspace.ts';

/** Lines and characters for places in files; each file's text is looked at once. */
export async function locate(links: Links, files: EditorFiles): Promise<Record<string, Location>> {
  const texts = new Map<string, Snapshot>();
  const located: Record<string, Location> = {};
  for (const [id, { uri, range }] of links.places) {
    let text = texts.get(uri);
    if (!text) {
      text = await files.snapshot(uri);
      texts.set(uri, text);
    }
    const where = { start: text.positionAt(range.start), end: text.positionAt(range.end) };
    located[id] = { uri, range: where };
  }
  return located;
}
