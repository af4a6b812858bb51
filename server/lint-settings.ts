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
  const found = await nearestFile(uri, session, (_, text) => settingsIn(text));
  return { extends: preset, ...found, rules: { ...found?.rules, ...rules } };
}

/** The settings file in which rules are disabled for a document: the nearest, or one to be made. */
export async function settingsFileFor(uri: string, session: Session): Promise<string> {
  const document = URI.parse(uri);
  const found = await nearestFile(uri, session, (file) => file);
  if (found !== undefined) return found;
  const above = [...session.folders].filter((folder) => uri.startsWith(`${folder}/`));
  const own = above.sort((a, b) => b.length - a.length)[0];
  return Utils.joinPath(own ? URI.parse(own) : Utils.dirname(document), SETTINGS_FILE).toString();
}

/** What is made of the nearest settings file and its text. */
async function nearestFile<T>(
  uri: string,
  { files, folders }: Session,
  make: (uri: string, text: string) => T,
): Promise<T | undefined> {
  const document = URI.parse(uri);
  if (document.scheme === 'untitled') return undefined;
  const start = Utils.dirname(document).toString();
  const placeOf = (folder: string, name: string) =>
    Utils.joinPath(URI.parse(folder), name).toString();
  return nearestSettings<T>(start, {
    async read(folder) {
      const place = placeOf(folder, SETTINGS_FILE);
      const file = await files.read(place);
      return 'text' in file ? make(place, file.text) : undefined;
    },
    above(folder) {
      const above = Utils.dirname(URI.parse(folder)).toString();
      return above === folder ? undefined : above;
    },
    async isRepository(folder) {
      // A folder, or in a linked worktree a file.
      const git = await files.read(placeOf(folder, '.git'));
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
