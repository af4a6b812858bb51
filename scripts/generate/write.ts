import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes the file when its text changes; readers at the same time see the old text or the new. */
export function writeChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
