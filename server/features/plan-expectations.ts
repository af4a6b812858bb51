import { judging } from '../../core/analysis/expectations.ts';
import { inWords } from '../../core/plan/expectations.ts';
import { message } from '../../core/text/message.ts';
import type { ExpectMethod, ExpectParams, ExpectResult } from '../../protocol/expectations.ts';
import { watched } from '../progress.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';

const METHOD: ExpectMethod = 'stowage/expect';

/** Judges the expectations of plans, for the Test Explorer. */
export function registerPlanExpectations(session: Session): void {
  const none: ExpectResult = { expectations: [] };
  session.connection.onRequest<ExpectResult, void>(
    METHOD,
    runSafe<ExpectParams, ExpectResult>(session, 'Expect', none, async ({ uri }, token) => {
      const { plan, result } = await session.placements.get(uri, token);
      const text = await session.files.snapshot(uri);
      const title = message('Evaluating expectations');
      const verdicts = await watched(session, title, token, (signal) =>
        inSlices(judging(result, plan), signal),
      );
      return {
        expectations: verdicts.map(({ expectation, passed, message }) => {
          const { place, count, ...rest } = { count: 0, ...expectation };
          return {
            id: JSON.stringify(rest),
            label: translate(inWords(expectation)),
            range: toLspRange(text, place.range),
            passed,
            message: translate(message),
          };
        }),
      };
    }),
  );
}
