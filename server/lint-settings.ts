import { URI, Utils } from 'vscode-uri';
import { rules } from '../core/lint/rules.generated.ts';
import { type LintSettings, readSettings } from '../core/lint/settings.ts';
import { readDocument } from '../core/text/read.ts';
import type { EditorFiles } from './workspace.ts';

const SETTINGS_FILE = '.stowagerc.json';

/** Folders above a document that are looked at; no project nests deeper. */
const MOST_FOLDERS = 32;

const ids = new Set(rules.map(({ id }) => id));

/**
 * What the nearest `.stowagerc.json` above a document says, with the editor's own choices on top:
 * they are the user's.
 */
export async function lintSettingsFor(
  uri: string,
  files: EditorFiles,
  own: LintSettings['rules'],
): Promise<LintSettings> {
  const found = await nearest(uri, files);
  return found ? { ...found, rules: { ...found.rules, ...own } } : { rules: own ?? {} };
}

async function nearest(uri: string, files: EditorFiles): Promise<LintSettings | undefined> {
  let folder = Utils.dirname(URI.parse(uri));
  if (folder.scheme === 'untitled') return undefined;
  for (let i = 0; i < MOST_FOLDERS; i++) {
    const file = await files.read(Utils.joinPath(folder, SETTINGS_FILE).toString());
    // Mistakes in the file are shown in the file, by its schema.
    if ('text' in file) return readSettings(readDocument(file.text).root, ids).settings;
    const above = Utils.dirname(folder);
    if (above.path === folder.path) return undefined;
    folder = above;
  }
  return undefined;
}
