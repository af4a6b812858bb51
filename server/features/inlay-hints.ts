import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { hintsOf } from '../../core/assist/hints.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

export function registerInlayHints(session: Session): void {
  session.connection.languages.inlayHint.on(
    runSafe<InlayHintParams, InlayHint[]>(session, 'Hints', [], ({ textDocument, range }) => {
      const parsed = session.document(textDocument.uri);
      const subject = parsed && subjectOf(parsed.document, parsed.text.uri);
      if (!parsed || !subject) return [];
      const { text } = parsed;
      const from = text.offsetAt(range.start);
      const to = text.offsetAt(range.end);
      return hintsOf(subject)
        .filter(
          ({ kind, offset }) => session.settings.hints[kind] && from <= offset && offset <= to,
        )
        .map(({ offset, label }) => ({
          position: text.positionAt(offset),
          label: translate(label),
          paddingLeft: true,
        }));
    }),
  );
}

/** To be called when settings have changed. */
export function refreshHints({ abilities, connection }: Session): void {
  if (abilities.hintRefresh) void connection.languages.inlayHint.refresh().catch(() => {});
}
