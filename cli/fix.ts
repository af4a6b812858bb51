import type { Finding } from '../core/lint/finding.ts';
import { fixUntilSettled } from '../core/lint/fix-all.ts';
import type { Source } from './files.ts';
import { ChangedMeanwhile, replaceFile } from './write-file.ts';

/** What came of fixing one file. */
export interface Fixed {
  /** The file as it is now. */
  readonly source: Source;
  /** Whether it was written. */
  readonly written: boolean;
  /** Why it could not be fixed, in one line. */
  readonly failure?: string;
}

/**
 * Makes all fixes that cannot change what a document means, and writes the file if any was made. A
 * file that is not UTF-8, or that was saved by another program since it was read, is not changed.
 */
export async function fixSource(
  source: Source,
  judge: (source: Source) => readonly Finding[],
): Promise<Fixed> {
  const failed = (why: string): Fixed => {
    return { source, written: false, failure: `${source.path}: not fixed: ${why}` };
  };
  const { document, settled } = fixUntilSettled(source.document, (each) =>
    judge({ ...source, text: each.text, document: each }),
  );
  if (!settled) return failed('the fixes do not come to an end');
  if (document.text === source.text) return { source, written: false };
  if (!source.exact) return failed('not valid UTF-8');
  try {
    await replaceFile(source.path, source.text, document.text);
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return failed('changed by another program meanwhile');
    const { code, message } = error as NodeJS.ErrnoException;
    return failed(`cannot be written (${code ?? message})`);
  }
  return { source: { ...source, text: document.text, document }, written: true };
}
