import { judging } from '../../core/analysis/expectations.ts';
import type { VerdictOverTime } from '../../core/analysis/over-time/judge.ts';
import { simulatingPlan } from '../../core/analysis/over-time/simulate-plan.ts';
import type { PlacementResult } from '../../core/placement/model.ts';
import { inWords } from '../../core/plan/expectations.ts';
import { overTimeInWords, subjectOverTime } from '../../core/plan/expectations-over-time.ts';
import type { Place } from '../../core/plan/finding.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { type Message, message } from '../../core/text/message.ts';
import type { Work } from '../../core/work.ts';
import type { ExpectMethod, ExpectParams, ExpectResult } from '../../protocol/expectations.ts';
import { watched } from '../progress.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';

const METHOD: ExpectMethod = 'stowage/expect';

/** An expectation of a plan with what came of it. */
interface Judged {
  readonly subject: object;
  readonly label: Message;
  readonly place: Place;
  readonly passed: boolean;
  readonly message: Message;
}

/** Judges the expectations of plans, for the Test Explorer. */
export function registerPlanExpectations(session: Session): void {
  const none: ExpectResult = { expectations: [] };
  session.connection.onRequest<ExpectResult, void>(
    METHOD,
    runSafe<ExpectParams, ExpectResult>(session, 'Expect', none, async ({ uri }, token) => {
      const { plan, result } = await session.placements.get(uri, token);
      const text = await session.files.snapshot(uri);
      const title = message('Evaluating expectations');
      const judged = await watched(session, title, token, (signal, { report }) =>
        inSlices(judgingAll(plan, result), signal, report),
      );
      return {
        expectations: judged.map((one) => ({
          id: JSON.stringify(one.subject),
          label: translate(one.label),
          range: toLspRange(text, one.place.range),
          passed: one.passed,
          message: translate(one.message),
        })),
      };
    }),
  );
}

/** What the placed plan comes to, and what a simulation of it does where the plan expects something of one. */
function* judgingAll(plan: Plan, result: PlacementResult): Work<readonly Judged[]> {
  const placed = yield* judging(result, plan);
  const judged = placed.map(({ expectation, passed, message: said }): Judged => {
    const { place, count: _, ...subject } = { count: 0, ...expectation };
    return { subject, label: inWords(expectation), place, passed, message: said };
  });
  if (plan.overTime.length === 0) return judged;
  const { verdicts } = yield* simulatingPlan(plan);
  return [...judged, ...overTime(plan, verdicts)];
}

/** One for each expectation; of several verdicts about it the first one that failed. */
function overTime(plan: Plan, verdicts: readonly VerdictOverTime[]): readonly Judged[] {
  return plan.overTime.flatMap((expectation): Judged[] => {
    const own = verdicts.filter((one) => one.expectation === expectation);
    const decides = own.find(({ passed }) => !passed) ?? own[0];
    if (!decides) return [];
    return [
      {
        subject: subjectOverTime(expectation),
        label: overTimeInWords(expectation),
        place: expectation.place,
        passed: decides.passed,
        message: decides.message,
      },
    ];
  });
}
