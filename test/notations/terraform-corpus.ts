import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A real file of somebody else. */
export interface RealFile {
  readonly name: string;
  readonly text: string;
}

const FOLDER = join(import.meta.dirname, '../../../shared/corpus/terraform');

/** Real Terraform files; none where the corpus is not at hand, which is said. */
export function terraformFiles(): RealFile[] {
  if (!existsSync(FOLDER)) {
    console.warn(`No real Terraform files are tested: ${FOLDER} does not exist.`);
    return [];
  }
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.tf'))
    .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
}
