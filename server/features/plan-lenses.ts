import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Placed } from '../../core/placement/drawing/draw.ts';
import type {
  ExpectParams,
  SummaryMethod,
  SummaryResult,
} from '../../core/placement/expect-protocol.ts';
import { type Parsed, toLspRange } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { compatibilityLenses } from './compatibility-lenses.ts';

const SUMMARY: SummaryMethod = 'stowage/summary';

/** Opens the panel of the plan that is given, by the client. */
const COMMAND = 'stowage.previewPlacement';

/** Plans that are looked at for one task definition. */
const MOST_PLANS = 20;

/**
 * Code lenses: what came of each service, in a plan; how many copies fit, on a task definition that
 * a plan places.
 * @returns to be called when plans may have changed
 */
export function registerPlanLenses(session: Session): () => void {
  session.connection.onCodeLens(
    runSafe<CodeLensParams, CodeLens[]>(session, 'Code lenses', [], async ({ textDocument }) => {
      const parsed = session.document(textDocument.uri);
      if (parsed?.kind === 'plan') return planLenses(session, parsed);
      const task = parsed?.kind === 'taskDefinition' || parsed?.kind === 'taskDefinitionOutput';
      if (!parsed || !task) return [];
      return [...compatibilityLenses(parsed), ...(await taskLenses(session, parsed))];
    }),
  );
  session.connection.onRequest<SummaryResult, void>(
    SUMMARY,
    runSafe<ExpectParams, SummaryResult>(session, 'Summary', null, async ({ uri }) => {
      if (session.document(uri)?.kind !== 'plan') return null;
      const placed = await session.placements.get(uri);
      const all = placed.plan.requests.map((_, number) => numbersOf(placed, number));
      const count = all.reduce((sum, one) => sum + one.placed, 0);
      const desired = all.reduce((sum, one) => sum + one.desired, 0);
      const template = '{count} of {desired} placed';
      return { text: translate({ template, params: { count, desired } }) };
    }),
  );
  return () => {
    if (!session.abilities.lensRefresh) return;
    void session.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  };
}

async function planLenses(session: Session, parsed: Parsed): Promise<CodeLens[]> {
  const { uri } = parsed.text;
  const placed = await session.placements.get(uri);
  const onFargate = placed.plan.fargate.map(({ inPlan, copies, capacityProvider, zones }) => {
    const spread = zones.map((zone) => zone.copies).join('/');
    const template =
      zones.length > 1 ? '{copies} on {provider} · {spread} over zones' : '{copies} on {provider}';
    const title = translate({ template, params: { copies, provider: capacityProvider, spread } });
    return {
      range: toLspRange(parsed.text, inPlan.range),
      command: { title, command: COMMAND, arguments: [uri] },
    };
  });
  const onInstances = placed.plan.requests.map(({ inPlan }, number) => {
    const { placed: count, desired, zones } = numbersOf(placed, number);
    const spread = zones.join('/');
    const template =
      zones.length > 1
        ? '{count} of {desired} placed · {spread} over zones'
        : '{count} of {desired} placed';
    const title = translate({ template, params: { count, desired, spread } });
    return {
      range: toLspRange(parsed.text, inPlan.range),
      command: { title, command: COMMAND, arguments: [uri] },
    };
  });
  return [...onInstances, ...onFargate];
}

/** One lens for each plan that places the task definition, on its first line. */
async function taskLenses({ placements, files }: Session, parsed: Parsed): Promise<CodeLens[]> {
  const lenses: CodeLens[] = [];
  const plans = await files.list('**/{*.stowage,stowage}.{json,jsonc}');
  for (const uri of plans.slice(0, MOST_PLANS)) {
    const placed = await placements.get(uri);
    const uses = placed.plan.requests.flatMap(({ taskDefinition }, number) =>
      taskDefinition.uri === parsed.text.uri ? [numbersOf(placed, number)] : [],
    );
    if (uses.length === 0) continue;
    const count = uses.reduce((sum, one) => sum + one.placed, 0);
    const desired = uses.reduce((sum, one) => sum + one.desired, 0);
    const plan = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    const template = 'Preview placement in {plan} · {count} of {desired} fit';
    const title = translate({ template, params: { plan, count, desired } });
    const { start } = parsed.document.root;
    lenses.push({
      range: toLspRange(parsed.text, { start, end: start }),
      command: { title, command: COMMAND, arguments: [uri] },
    });
  }
  return lenses;
}

/** Copies of a request that run or land, those wanted, and how they part over the zones. */
function numbersOf({ plan, result }: Placed, number: number) {
  const planned = plan.requests[number];
  const outcome = result.outcomes[number];
  const { group = '', scheduling = 'REPLICA' } = planned?.request ?? {};
  const running = planned?.running ?? 0;
  const landed = outcome?.placed.length ?? 0;
  const zones = new Map<string, number>();
  for (const { availabilityZone = '', groups } of result.cluster.instances) {
    zones.set(availabilityZone, (zones.get(availabilityZone) ?? 0) + (groups.get(group) ?? 0));
  }
  for (const index of outcome?.placed ?? []) {
    const zone = result.cluster.instances[index]?.availabilityZone ?? '';
    zones.set(zone, (zones.get(zone) ?? 0) + 1);
  }
  const desired =
    scheduling === 'DAEMON' ? running + landed + (outcome?.unplaced ?? 0) : (planned?.desired ?? 0);
  const inOrder = [...zones].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  return { placed: running + landed, desired, zones: inOrder };
}
