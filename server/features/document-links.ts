import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { linksOf, planLinks } from '../../core/assist/links.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';

export function registerDocumentLinks(session: Session): void {
  session.connection.onDocumentLinks(
    runSafe<DocumentLinkParams, DocumentLink[]>(session, 'Links', [], ({ textDocument }) => {
      const parsed = session.document(textDocument.uri);
      if (!parsed) return [];
      const subject = subjectOf(parsed.document, parsed.text.uri);
      const links = parsed.kind === 'plan' ? planLinks(parsed.document.root) : [];
      return [...links, ...(subject ? linksOf(subject) : [])].map((link) => ({
        range: toLspRange(parsed.text, link),
        target:
          'url' in link.target
            ? link.target.url
            : session.files.resolve(parsed.text.uri, link.target.path),
        tooltip: translate(link.tooltip),
      }));
    }),
  );
}
