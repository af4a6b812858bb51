import { ruleOf } from '../../core/lint/lint.ts';
import { rulePage } from '../../core/lint/rule-page.ts';
import { Method, type RulePageParams, type RulePageResult } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

/** Answers with the page of a rule, so that it is read inside the editor, also without a network. */
export function registerRulePage(session: Session): void {
  session.connection.onRequest(
    Method.rulePage,
    runSafe<RulePageParams, RulePageResult>(
      session,
      'Rule page',
      { text: '' },
      ({ rule: id, examples }) => {
        const rule = ruleOf(id);
        return { text: rule ? rulePage(rule, examples ?? { bad: [], good: [] }, translate) : '' };
      },
    ),
  );
}
