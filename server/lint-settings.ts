import { URI, Utils } from 'vscode-uri';
import { nearestSettings } from '../core/lint/nearest-settings.ts';
import { RULE_IDS } from '../core/lint/rule-ids.ts';
import { type LintSettings, readSettings } from '../core/lint/settings.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { LruCache } from '../core/text/lru-cache.ts';
import type { Session } from './session.ts';

const SETTINGS_FILE = '.stowagerc.json';

/** By the text of a settings file: every keystroke in a document asks for it. */
const parsed = new LruCache<LintSettings>(16);

/**
 * The settings that apply to a document: those of the nearest `.stowagerc.json`, up to the root of the
 * repository or the workspace folder, with the rules of the editor's settings on top. The preset of the
 * editor's settings counts where that file names none.
 */
export async function lintSettingsFor(uri: string, session: Session): Promise<LintSettings> {
  const { preset, rules } = session.settings.lint;
  const found = await nearest(uri, session);
  return { extends: preset, ...found, rules: { ...found?.rules, ...rules } };
}

async function nearest(uri: string, { files, folders }: Session) {
  const document = URI.parse(uri);
  if (document.scheme === 'untitled') return undefined;
  const start = Utils.dirname(document).toString();
  const inFolder = (folder: string, name: string) =>
    files.read(Utils.joinPath(URI.parse(folder), name).toString());
  return nearestSettings<LintSettings>(start, {
    async read(folder) {
      const file = await inFolder(folder, SETTINGS_FILE);
      return 'text' in file ? settingsIn(file.text) : undefined;
    },
    above(folder) {
      const above = Utils.dirname(URI.parse(folder)).toString();
      return above === folder ? undefined : above;
    },
    async isRepository(folder) {
      // A folder, or in a linked worktree a file.
      const git = await inFolder(folder, '.git');
      return 'text' in git || git.problem === 'isFolder';
    },
    isOwn: (folder) => folder === start || folders.has(folder),
  });
}

/** Mistakes in the file are shown in the file, by its schema. */
function settingsIn(text: string): LintSettings {
  const known = parsed.get(text);
  if (known) return known;
  const { settings } = readSettings(readDocument(text).root, RULE_IDS);
  parsed.set(text, settings);
  return settings;
}
