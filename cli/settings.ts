import { dirname, join, relative, resolve } from 'node:path';
import { nearestSettings } from '../core/lint/nearest-settings.ts';
import { RULE_IDS } from '../core/lint/rule-ids.ts';
import { type LintSettings, readSettings } from '../core/lint/settings.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { Lines } from '../core/text/lines.ts';
import { format } from '../core/text/message.ts';
import { isRepository } from './boundary.ts';
import { UsageError } from './failure.ts';
import { describeProblem, readRegularFile } from './read-file.ts';
import { remembered } from './remembered.ts';

/** The name of the file that says how rules are to be applied below its folder. */
export const SETTINGS_FILE = '.stowagerc.json';

/** Bytes of a settings file. */
const MAX_SETTINGS = 1024 * 1024;

/** Finds the settings for files. */
export class SettingsFiles {
  private readonly read = remembered((folder) => readIn(folder));
  private readonly isRepository = remembered(async (folder: string) => isRepository(folder));

  /**
   * The nearest settings above a file; see `nearestSettings` for how far is looked.
   * @param within the folder that was named on the command line, or that of the file
   * @throws UsageError for a settings file that cannot be used
   */
  for(path: string, within: string): Promise<LintSettings | undefined> {
    const folder = path === '-' ? process.cwd() : dirname(resolve(path));
    const own = new Set([process.cwd(), resolve(within)]);
    return nearestSettings(folder, {
      read: this.read,
      above: (each) => (dirname(each) === each ? undefined : dirname(each)),
      isRepository: this.isRepository,
      isOwn: (each) => own.has(each),
    });
  }
}

async function readIn(folder: string): Promise<LintSettings | undefined> {
  const file = join(folder, SETTINGS_FILE);
  const bytes = await readRegularFile(file, MAX_SETTINGS);
  const shown = relative(process.cwd(), file);
  if (!Buffer.isBuffer(bytes)) {
    if (bytes.kind === 'notFound') return undefined;
    throw new UsageError(describeProblem(shown, bytes));
  }
  const text = bytes.toString('utf8');
  const { settings, problems } = readSettings(readDocument(text).root, RULE_IDS);
  const [problem] = problems;
  if (!problem) return settings;
  const { line, character } = new Lines(text).position(problem.start);
  throw new UsageError(`${shown}:${line + 1}:${character + 1}: ${format(problem.message)}`);
}
