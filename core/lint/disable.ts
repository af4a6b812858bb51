import { readDocument } from '../notations/read-document.ts';
import type { Document } from '../text/document.ts';
import type { Edit, Editor, Json } from '../text/edit.ts';
import { Lines } from '../text/lines.ts';
import { suppressionsIn } from './control.ts';

const MARKER = 'stowage-disable-next-line';

/** The edit that disables a rule for the line of an offset, by a comment on the line before. */
export function disableForLine(document: Document, offset: number, rule: string): Edit {
  const { text } = document;
  const lines = new Lines(text);
  const { line } = lines.position(offset);
  const before = suppressionsIn(document).findLast((each) => each.line === line);
  if (before) return { start: before.at.end, end: before.at.end, text: `, ${rule}` };
  const start = lines.offset({ line, character: 0 });
  const margin = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    start,
    end: start,
    text: `${margin}${document.notation.lineComment} ${MARKER} ${rule}${lineEnd}`,
  };
}

/** A settings file that holds nothing yet. */
const EMPTY = '{}\n';

/**
 * The text of a settings file in which a rule is disabled.
 * @param text of the file; undefined where there is none
 * @param file the path of the only file for which it is to be disabled, from the folder of the settings
 * @returns undefined where the file cannot be read as JSON or is written in another form
 */
export function disableInSettings(
  text: string | undefined,
  rule: string,
  file?: string,
): readonly Edit[] | undefined {
  const document = readDocument(text?.trim() ? text : EMPTY);
  const { root } = document;
  if (document.problems.length > 0 || root.kind !== 'object') return undefined;
  const editor = document.notation.editor(document);
  const made =
    file === undefined ? forAll(editor, document, rule) : forOne(editor, document, rule, file);
  if (!made || text?.trim()) return made;
  // There is no text whose offsets the edits could have.
  const [first] = made;
  const inner = first?.text ?? '';
  return [{ start: 0, end: text?.length ?? 0, text: `{${inner}}\n` }];
}

function forAll(editor: Editor, { root }: Document, rule: string): Edit[] | undefined {
  const rules = root.get('rules');
  if (!rules.exists) return editor.insert(root, 'rules', { [rule]: 'off' });
  return rules.kind === 'object' ? set(editor, rules, rule) : undefined;
}

function forOne(
  editor: Editor,
  { root }: Document,
  rule: string,
  file: string,
): Edit[] | undefined {
  const pattern = escaped(file);
  const override: Json = { files: [pattern], rules: { [rule]: 'off' } };
  const overrides = root.get('overrides');
  if (!overrides.exists) return editor.insert(root, 'overrides', [override]);
  if (overrides.kind !== 'array') return undefined;
  const own = overrides.items().find((item) => {
    const files = item.get('files');
    const [only, ...others] = files.kind === 'string' ? [files] : files.items();
    return only?.text === pattern && others.length === 0;
  });
  const rules = own?.get('rules');
  if (rules?.kind === 'object') return set(editor, rules, rule);
  return editor.append(overrides, override);
}

function set(editor: Editor, rules: Document['root'], rule: string): Edit[] {
  const present = rules.get(rule);
  return present.kind === 'missing'
    ? editor.insert(rules, rule, 'off')
    : [editor.replace(present, 'off')];
}

/** A path as a pattern that fits it alone. */
function escaped(path: string): string {
  return path.replace(/[[\]{}*?!]/g, (sign) =>
    sign === ']' || sign === '}' || sign === '!' ? sign : `[${sign}]`,
  );
}
