import { lstat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { nearestSettings } from '../core/lint/nearest-settings.ts';
import { rules } from '../core/lint/rules.generated.ts';
import { type LintSettings, readSettings } from '../core/lint/settings.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { Lines } from '../core/text/lines.ts';
import { format } from '../core/text/message.ts';
import { UsageError } from './failure.ts';
import { describeProblem, readRegularFile } from './read-file.ts';

/** The name of the file that says how rules are to be applied below its folder. */
export const SETTINGS_FILE = '.stowagerc.json';

/** Bytes of a settings file. */
const MAX_SETTINGS = 1024 * 1024;

const ids = new Set(rules.map(({ id }) => id));

/** Finds the settings for files. */
export class SettingsFiles {
  private readonly read = remembered((folder) => readIn(folder));
  private readonly isRepository = remembered((folder) =>
    lstat(join(folder, '.git')).then(
      () => true,
      () => false,
    ),
  );

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
  const { settings, problems } = readSettings(readDocument(text).root, ids);
  const [problem] = problems;
  if (!problem) return settings;
  const { line, character } = new Lines(text).position(problem.start);
  throw new UsageError(`${shown}:${line + 1}:${character + 1}: ${format(problem.message)}`);
}

/** The function, which is called once for each folder. */
function remembered<T>(of: (folder: string) => Promise<T>): (folder: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (folder) => {
    const before = known.get(folder);
    if (before) return before;
    const answer = of(folder);
    known.set(folder, answer);
    return answer;
  };
}
