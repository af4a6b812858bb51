import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { rules } from '../core/lint/rules.generated.ts';
import { type LintSettings, readSettings } from '../core/lint/settings.ts';
import { Lines } from '../core/text/lines.ts';
import { format } from '../core/text/message.ts';
import { readDocument } from '../core/text/read.ts';
import { UsageError } from './failure.ts';

/** The name of the file that says how rules are to be applied below its folder. */
export const SETTINGS_FILE = '.stowagerc.json';

const ids = new Set(rules.map(({ id }) => id));

/** Finds the settings for files: those of the nearest folder above that has any. */
export class SettingsFiles {
  private readonly known = new Map<string, Promise<LintSettings | undefined>>();

  /** @throws UsageError for a settings file that cannot be used */
  for(path: string): Promise<LintSettings | undefined> {
    return this.in(path === '-' ? process.cwd() : dirname(resolve(path)));
  }

  private in(folder: string): Promise<LintSettings | undefined> {
    let settings = this.known.get(folder);
    if (!settings) {
      settings = this.read(folder);
      this.known.set(folder, settings);
    }
    return settings;
  }

  private async read(folder: string): Promise<LintSettings | undefined> {
    const file = join(folder, SETTINGS_FILE);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) {
      const above = dirname(folder);
      return above === folder ? undefined : this.in(above);
    }
    const document = readDocument(text);
    const { settings, problems } = readSettings(document.root, ids);
    const [problem] = problems;
    if (problem) {
      const { line, character } = new Lines(text).position(problem.start);
      const place = `${relative(process.cwd(), file)}:${line + 1}:${character + 1}`;
      throw new UsageError(`${place}: ${format(problem.message)}`);
    }
    return settings;
  }
}
