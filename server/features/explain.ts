import { type ExplanationLine, explainTask } from '../../core/assist/explain.ts';
import { compatibilitiesOf } from '../../core/lint/compatibility.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { markdownText } from '../../core/text/markdown.ts';
import { type DocumentParams, type ExplainResult, Method } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate, translateMarkdown } from '../translate.ts';

const MARK: Record<ExplanationLine['kind'], string> = {
  title: '# ',
  heading: '\n## ',
  paragraph: '\n',
  item: '- ',
  reason: '  - ',
};

/** Explains a task definition in words, as Markdown. */
export function registerExplain(session: Session): void {
  session.connection.onRequest<ExplainResult, void>(
    Method.explain,
    runSafe<DocumentParams, ExplainResult>(session, 'Explain', { text: '' }, ({ uri }) => {
      const parsed = session.document(uri);
      const task = parsed && subjectOf(parsed.document, uri)?.tasks[0];
      if (!task) return { text: '' };
      const possibilities = compatibilitiesOf(parsed.document, uri);
      const lines = explainTask(task, possibilities).map(
        // What lint says is no Markdown, neither its sentences nor their values.
        ({ kind, text }) =>
          MARK[kind] +
          (kind === 'reason' ? markdownText(translate(text)) : translateMarkdown(text)),
      );
      return { text: `${lines.join('\n')}\n` };
    }),
  );
}
