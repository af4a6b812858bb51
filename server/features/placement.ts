import type { Diagnostic } from 'vscode-languageserver';
import { ruleUrl } from '../../core/lint/urls.ts';
import { draw } from '../../core/placement/drawing/draw.ts';
import { Links } from '../../core/placement/drawing/links.ts';
import { explain } from '../../core/placement/drawing/why.ts';
import { newPlan } from '../../core/placement/plan/new-plan.ts';
import {
  type DocumentParams,
  Method,
  type NewPlanResult,
  type PlacementResult,
  type PlanForResult,
  type WhyParams,
  type WhyResult,
} from '../../core/placement/protocol.ts';
import type { Parsed } from '../documents.ts';
import { toLspRange } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { deadline, locate } from './answering.ts';
import { type Diagnostics, SEVERITY } from './diagnostics.ts';
import { registerWhatIf } from './what-if.ts';

/** Milliseconds that the search for advice may take. */
const ADVICE_TIME = 400;

/**
 * Answers what the panel asks, and reports what is wrong with plans.
 * @returns to be called with each document or file that changed
 */
export function registerPlacement(
  session: Session,
  diagnostics: Diagnostics,
): (uri: string) => void {
  const { connection, placements, files } = session;
  diagnostics.add((parsed) => planDiagnostics(session, parsed));
  const problem: PlacementResult = {
    problem: translate({ template: 'Stowage could not place this plan.', params: {} }),
  };
  connection.onRequest<PlacementResult, void>(
    Method.placement,
    runSafe<DocumentParams, PlacementResult>(session, 'Placement', problem, async ({ uri }) => {
      const version = placements.version(uri);
      const placed = await placements.get(uri);
      const links = new Links();
      const picture = draw(placed, translate, links, true);
      return { version, picture, links: await locate(links, files) };
    }),
  );
  connection.onRequest<WhyResult, void>(
    Method.why,
    runSafe<WhyParams, WhyResult>(session, 'Why', null, async ({ uri, task, changes }) => {
      const links = new Links();
      const placed =
        changes?.length > 0 ? await placements.trial(uri, changes) : await placements.get(uri);
      const answering = { say: translate, links, shouldStop: deadline(ADVICE_TIME) };
      const explanation = explain(placed, task, answering);
      return explanation ? { explanation, links: await locate(links, files) } : null;
    }),
  );
  registerWhatIf(session);
  connection.onRequest(
    Method.planFor,
    runSafe<DocumentParams, PlanForResult>(session, 'Plans', { plans: [] }, async ({ uri }) => {
      const plans: string[] = [];
      for (const plan of await files.list('**/{*.stowage,stowage}.{json,jsonc}')) {
        const { plan: read } = await placements.get(plan);
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
      async ({ uri }) => {
        const file = await files.read(uri);
        return newPlan(uri, 'text' in file ? file.text : '');
      },
    ),
  );
  return (uri) => {
    for (const plan of placements.changed(uri)) {
      void connection.sendNotification(Method.placementChanged, { uri: plan });
      if (plan !== uri && session.texts.get(plan)) diagnostics.refresh();
    }
  };
}

/** What is wrong with a plan, as far as it stands in the plan's own text. */
async function planDiagnostics(session: Session, parsed: Parsed): Promise<Diagnostic[]> {
  if (parsed.kind !== 'plan') return [];
  const { uri } = parsed.text;
  const { plan } = await session.placements.get(uri);
  return plan.findings
    .filter((finding) => finding.uri === uri)
    .map((finding) => ({
      range: toLspRange(parsed.text, finding.range),
      severity: SEVERITY[finding.severity],
      source: 'stowage',
      code: finding.id,
      codeDescription: { href: ruleUrl(finding.id) },
      message: translate(finding.message),
    }));
}
