import { fileOf } from '../../core/lint/catalogue.ts';
import { allExamplesOf } from '../../core/lint/examples.ts';
import { lint } from '../../core/lint/lint.ts';
import type { Example, Rule } from '../../core/lint/rule.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { sentencesIn } from '../../core/lint/spelled.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import type { Document, Notation } from '../../core/text/document.ts';
import { applyEdits, type Json } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';
import { toValue } from '../../core/text/node.ts';

/** An example of a rule as plain data, to be written in another notation. */
export interface Rewritable {
  readonly rule: Rule;
  readonly example: Example;
  readonly index: number;
  readonly fileName: string;
  readonly document: Document;
  readonly data: Json;
  readonly kind: string;
}

/** All examples that are JSON without templates and comments, which other notations cannot express. */
export const rewritable: readonly Rewritable[] = rules.flatMap((rule) =>
  allExamplesOf(rule).flatMap((example, index) => {
    const document = readDocument(example.text);
    const plain =
      document.problems.length === 0 && !document.templated && !document.comments.length;
    const fileName = fileOf(rule, example);
    // Before keys in foreign spelling get the names of the API.
    const data = plain ? (toValue(document.root) as Json) : undefined;
    const kind = subjectOf(document, fileName)?.kind ?? '';
    return data === undefined ? [] : [{ rule, example, index, fileName, document, data, kind }];
  }),
);

/** What rules say about a document that speak about this notation too, as sentences in its spelling. */
export function said(document: Document, fileName: string, notation: Notation): string[] {
  return lint(document, fileName)
    .filter(({ rule }) => {
      const { notations } = rules.find(({ id }) => id === rule) ?? {};
      return !notations || notations.includes(notation.id);
    })
    .map(({ rule, message, params }) => {
      const sentence = format({ template: message, params });
      return `${rule}: ${sentencesIn(notation)?.(sentence) ?? sentence}`;
    })
    .sort();
}

/** What came of a fix. */
export interface Tried {
  readonly what: string;
  readonly mended: boolean;
  readonly text: string;
}

/** Makes the first fix of each finding of a rule, and looks whether that finding is gone. */
export function tryFixes(document: Document, fileName: string, only?: string): Tried[] {
  return lint(document, fileName)
    .filter(({ rule, fixes }) => (only === undefined || rule === only) && fixes.length > 0)
    .flatMap((finding) => {
      const [fix] = finding.fixes;
      const edits = fix?.edits(document.notation.editor(document)) ?? [];
      const text = applyEdits(document.text, edits);
      // What cannot be done is not offered.
      if (text === document.text) return [];
      const after = document.notation.read(text);
      const same = (each: Document) =>
        lint(each, fileName).filter(({ rule }) => rule === finding.rule);
      const mended = after.problems.length === 0 && same(after).length < same(document).length;
      return [{ what: `${finding.rule}: ${fix?.title}`, mended, text }];
    });
}
