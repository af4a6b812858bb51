import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { originOf } from '../../core/analysis/whatif/origin.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import { newPlan } from '../../core/plan/new-plan.ts';
import { message } from '../../core/text/message.ts';
import { drawing } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import { explaining } from '../../core/view/model/why.ts';
import {
  type DocumentParams,
  Method,
  type NewPlanResult,
  type PlacementResult,
  type PlanForResult,
  type WhyParams,
  type WhyResult,
} from '../../protocol/methods.ts';
import { pack } from '../../protocol/sent-picture.ts';
import type { Parsed } from '../documents.ts';
import { showProgress } from '../progress.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { deadline, inSlices, nothingIfCancelled, signalOf } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { PLANS, SERVICES } from '../workspace.ts';
import { locate } from './answering.ts';
import { registerConstraints } from './constraints.ts';
import { type Diagnostics, SEVERITY } from './diagnostics.ts';
import { registerWhatIf } from './what-if.ts';

/** Milliseconds that the search for advice may take. */
const ADVICE_TIME = 400;

/** Files that may be services of a task definition. */
const MOST_SERVICES = 50;

const CANCELLED = message(
  'Placement was cancelled. Change the plan or reopen this panel to run it again.',
);

/**
 * Answers what the panel asks, and reports what is wrong with plans.
 * @returns to be called with each document or file that changed; tells whether a plan is concerned
 */
export function registerPlacement(
  session: Session,
  diagnostics: Diagnostics,
): (uri: string) => boolean {
  const { connection, placements, files } = session;
  diagnostics.add((parsed) => planDiagnostics(session, parsed));
  placements.watch = (plan, cancel) => {
    const template = 'Running placement of {plan}';
    const title = message(template, { plan: decodeURIComponent(plan.replace(/^.*\//, '')) });
    return showProgress(connection, title, cancel);
  };
  const problem: PlacementResult = {
    problem: translate(message('Placement of this plan failed.')),
  };
  connection.onRequest<PlacementResult, void>(
    Method.placement,
    runSafe<DocumentParams, PlacementResult>(
      session,
      'Placement',
      problem,
      async ({ uri }, token) => {
        // Whoever opens the panel wants the picture, whatever was cancelled before.
        placements.resume(uri);
        placements.show(uri);
        const placed = await placements.get(uri, token).catch(nothingIfCancelled);
        if (!placed) return { problem: translate(CANCELLED) };
        const version = placements.version(uri);
        const links = new Links();
        const work = drawing(placed, translate, links, true);
        const picture = await inSlices(work, signalOf(token));
        return { version, picture: pack(picture), links: await locate(links, files) };
      },
    ),
  );
  connection.onNotification(Method.panelClosed, ({ uri }: DocumentParams) => placements.hide(uri));
  connection.onRequest<WhyResult, void>(
    Method.why,
    runSafe<WhyParams, WhyResult>(session, 'Why', null, (params, token) =>
      answerWhy(session, params, token),
    ),
  );
  registerWhatIf(session);
  registerConstraints(session);
  registerPlanFiles(session);
  return (uri) => {
    const concerned = placements.changed(uri);
    for (const plan of concerned) {
      void connection.sendNotification(Method.placementChanged, { uri: plan });
      if (plan !== uri && session.texts.get(plan)) diagnostics.refresh();
    }
    return concerned.length > 0;
  };
}

/** Why a task is where it is, or is not placed; advice comes on top of what is tried. */
async function answerWhy(
  { placements, files }: Session,
  { uri, task, changes }: WhyParams,
  token: CancellationToken,
): Promise<WhyResult> {
  const tried = changes?.length > 0 ? await placements.trial(uri, changes, token) : undefined;
  const placed = tried ?? (await placements.get(uri, token));
  const links = new Links(tried && originOf(tried.edits));
  const already = tried && { changes, file: (await placements.get(uri)).plan };
  const answering = { say: translate, links, shouldStop: deadline(ADVICE_TIME), already };
  const explanation = await inSlices(explaining(placed, task, answering), signalOf(token));
  return explanation ? { explanation, links: await locate(links, files) } : null;
}

/** Finds the plans of a task definition, and makes the first one. */
function registerPlanFiles(session: Session): void {
  const { connection, placements, files } = session;
  connection.onRequest(
    Method.planFor,
    runSafe<DocumentParams, PlanForResult>(session, 'Plans', { plans: [] }, async ({ uri }) => {
      const plans: string[] = [];
      for (const plan of await files.list(PLANS)) {
        const read = await placements.plan(plan);
        if (read.files.has(uri)) plans.push(plan);
      }
      return { plans };
    }),
  );
  connection.onRequest(
    Method.newPlan,
    runSafe<DocumentParams, NewPlanResult>(
      session,
      'New plan',
      { name: '', text: '' },
      async ({ uri }) => newPlan(uri, files, await files.list(SERVICES, MOST_SERVICES)),
    ),
  );
}

/** What is wrong with a plan, as far as it stands in the plan's own text. */
async function planDiagnostics(session: Session, parsed: Parsed): Promise<Diagnostic[]> {
  if (parsed.kind !== 'plan') return [];
  const { uri } = parsed.text;
  const plan = await session.placements.plan(uri);
  return (
    plan.findings
      // The code lens says it.
      .filter((finding) => finding.uri === uri && finding.id !== 'plan-fargate')
      .map((finding) => ({
        range: toLspRange(parsed.text, finding.range),
        severity: SEVERITY[finding.severity],
        source: 'stowage',
        code: finding.id,
        codeDescription: { href: ruleUrl(finding.id) },
        message: translate(finding.message),
      }))
  );
}
