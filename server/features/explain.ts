import { explainTask } from '../../core/assist/explain.ts';
import { compatibilitiesOf } from '../../core/lint/compatibility.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { message } from '../../core/text/message.ts';
import { runsOf } from '../../core/text/runs.ts';
import type { ExplainedLine, ExplainResult } from '../../protocol/explanation.ts';
import { type DocumentParams, Method } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';

/** Explains a task definition in words, each with its place. */
export function registerExplain(session: Session): void {
  session.connection.onRequest<ExplainResult, void>(
    Method.explain,
    runSafe<DocumentParams, ExplainResult>(session, 'Explain', { lines: [] }, ({ uri }) => {
      const parsed = session.document(uri);
      const task = parsed && subjectOf(parsed.document, uri)?.tasks[0];
      if (!task) return { lines: [] };
      const possibilities = compatibilitiesOf(parsed.document, uri);
      const lines = explainTask(task, possibilities).map(({ kind, text, at }): ExplainedLine => {
        // What lint says has plurals; its values are text like all others.
        const runs =
          kind === 'reason'
            ? [{ text: translate(text) }]
            : runsOf(text, (template) => translate(message(template)));
        return at ? { kind, runs, range: toLspRange(parsed.text, at) } : { kind, runs };
      });
      return { lines };
    }),
  );
}
