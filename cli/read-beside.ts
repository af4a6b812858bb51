import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Document } from '../core/text/document.ts';
import { readRegularFileSync } from './read-file.ts';

/** Files of a folder that are read for one of them. */
const MOST = 100;

/** Texts of the folder that was asked for last: its files are judged one after the other. */
let last: { readonly folder: string; readonly texts: ReadonlyMap<string, string> } | undefined;

/** The document with what the other files of its folder say, where its notation asks for that. */
export function readBeside(document: Document, path: string): Document {
  const { notation, units } = document;
  if (!notation.readBeside || units.length === 0 || path === '-') return document;
  const folder = dirname(resolve(path));
  if (last?.folder !== folder) last = { folder, texts: textsIn(folder) };
  const others = [...last.texts].filter(([name]) => name !== basename(path));
  return notation.readBeside(
    document,
    others.map(([, text]) => text),
  );
}

/** The Terraform files of a folder by their names; none where it cannot be read. */
function textsIn(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  try {
    const names = readdirSync(folder).filter((name) => ['.tf', '.tofu'].includes(extname(name)));
    for (const name of names.slice(0, MOST)) {
      const bytes = readRegularFileSync(join(folder, name));
      if (Buffer.isBuffer(bytes)) texts.set(name, bytes.toString('utf8'));
    }
  } catch {
    // Defaults are of use, and nothing more.
  }
  return texts;
}
