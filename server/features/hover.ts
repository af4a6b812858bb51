import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../core/assist/hover.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { toLspRange } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

/** Longest text of AWS's documentation that a hover shows; its page has the rest. */
const LONGEST = 1200;

export function registerHover(session: Session): void {
  session.connection.onHover(
    runSafe<HoverParams, Hover | null>(session, 'Hover', null, ({ textDocument, position }) => {
      const parsed = session.document(textDocument.uri);
      const subject = parsed && subjectOf(parsed.document, parsed.text.uri);
      if (!subject) return null;
      const info = hoverAt(subject, parsed.text.offsetAt(position));
      if (!info) return null;
      const reference = translate({ template: 'API reference', params: {} });
      const value = [
        info.title,
        ...info.about.map(translate),
        info.docs.length > LONGEST ? `${info.docs.slice(0, LONGEST)} …` : info.docs,
        `[${reference}](${info.link})`,
      ]
        .filter((paragraph) => paragraph !== '')
        .join('\n\n');
      const contents = { kind: MarkupKind.Markdown, value };
      return { contents, range: toLspRange(parsed.text, info) };
    }),
  );
}
