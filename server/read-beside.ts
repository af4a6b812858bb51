import { URI, Utils } from 'vscode-uri';
import type { Document } from '../core/text/document.ts';
import type { Parsed } from './documents.ts';
import type { EditorFiles } from './workspace.ts';

/** Files of a folder that are read for one of them. */
const MOST = 100;

/** Files of the workspace that are listed. */
const MOST_LISTED = 10_000;

/** The document with what the other files of its folder say, where its notation asks for that. */
export async function readBeside(
  files: Pick<EditorFiles, 'list' | 'readSmall'>,
  { document, text }: Pick<Parsed, 'document' | 'text'>,
): Promise<Document> {
  const { notation } = document;
  if (!notation.readBeside || document.units.length === 0) return document;
  const folder = folderOf(text.uri);
  const listed = await files.list('**/*.{tf,tofu}', MOST_LISTED);
  const beside = listed
    .filter((uri) => uri !== text.uri && folderOf(uri) === folder)
    .slice(0, MOST);
  const read = await Promise.all(beside.map((uri) => files.readSmall(uri)));
  const texts = read.flatMap((file) => ('text' in file ? [file.text] : []));
  return texts.length > 0 ? notation.readBeside(document, texts) : document;
}

function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}
