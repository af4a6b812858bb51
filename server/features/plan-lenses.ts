import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { SERVICE_KINDS } from '../../core/ecs/recognise-services.ts';
import type { PlannedRequest } from '../../core/plan/plan.ts';
import { message } from '../../core/text/message.ts';
import type { Placed } from '../../core/view/model/placed.ts';
import type { ExpectParams, SummaryMethod, SummaryResult } from '../../protocol/expectations.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import { Scheduler } from '../scheduler.ts';
import type { Session } from '../session.ts';
import { nothingIfStopped, signalOf } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { PLANS } from '../workspace.ts';
import { compatibilityLenses } from './compatibility-lenses.ts';
import { serviceLenses } from './service-lenses.ts';

const SUMMARY: SummaryMethod = 'stowage/summary';

/** Opens the panel of the plan that is given, by the client. */
const COMMAND = 'stowage.previewPlacement';

/** Milliseconds without a change before the editor is told to ask for its lenses again. */
const REFRESH_DELAY = 200;

/** Plans that are looked at for one task definition. */
const MOST_PLANS = 20;

/**
 * Code lenses: what came of each service, in a plan; how many copies fit, on a task definition that
 * a plan places.
 * @returns `refresh` is to be called when plans may have changed
 */
export function registerPlanLenses(session: Session): { refresh(): void; dispose(): void } {
  session.connection.onCodeLens(
    runSafe<CodeLensParams, CodeLens[]>(
      session,
      'Code lenses',
      [],
      async ({ textDocument }, token) => {
        const parsed = session.document(textDocument.uri);
        if (!parsed?.kind) return [];
        if (parsed.kind === 'plan') return planLenses(session, parsed);
        const isTemplate = parsed.kind === 'template';
        const services = isTemplate || SERVICE_KINDS.has(parsed.kind);
        const tasks = isTemplate || !services;
        const above = [
          ...(services ? await serviceLenses(session, parsed) : []),
          ...(tasks ? await compatibilityLenses(parsed, signalOf(token)) : []),
        ];
        return [...above, ...(await previewLenses(session, parsed))];
      },
    ),
  );
  session.connection.onRequest<SummaryResult, void>(
    SUMMARY,
    runSafe<ExpectParams, SummaryResult>(session, 'Summary', null, async ({ uri }) => {
      if (session.document(uri)?.kind !== 'plan') return null;
      const all = numbersOf(await session.placements.get(uri));
      const count = all.reduce((sum, one) => sum + one.placed, 0);
      const desired = all.reduce((sum, one) => sum + one.desired, 0);
      const template = '{count} of {desired} placed';
      return { text: translate(message(template, { count, desired })) };
    }),
  );
  const scheduler = new Scheduler<'refresh'>();
  const refresh = () => {
    // All editors ask for all their lenses again: once for what is typed or changed at a time.
    scheduler.schedule('refresh', REFRESH_DELAY, () => {
      void session.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    });
  };
  return {
    refresh: () => {
      if (session.abilities.lensRefresh) refresh();
    },
    dispose: () => scheduler.dispose(),
  };
}

async function planLenses(session: Session, parsed: Parsed): Promise<CodeLens[]> {
  const { uri } = parsed.text;
  const placed = await session.placements.get(uri).catch(nothingIfStopped);
  if (!placed) return [cancelledLens(parsed)];
  const onFargate = placed.plan.fargate.map(({ inPlan, copies, capacityProvider, zones }) => {
    const spread = zones.map((zone) => zone.copies).join('/');
    const template =
      zones.length > 1 ? '{tasks} on {provider} · {spread} across zones' : '{tasks} on {provider}';
    const title = translate(
      message(template, { tasks: copies, provider: capacityProvider, spread }),
    );
    return {
      range: toLspRange(parsed.text, inPlan.range),
      command: { title, command: COMMAND, arguments: [uri] },
    };
  });
  const numbers = numbersOf(placed);
  const onInstances = placed.plan.requests.flatMap(({ inPlan }, number) => {
    const found = numbers[number];
    if (!found) return [];
    const { placed: count, desired, zones } = found;
    const spread = zones.join('/');
    const template =
      zones.length > 1
        ? '{count} of {desired} placed · {spread} across zones'
        : '{count} of {desired} placed';
    const title = translate(message(template, { count, desired, spread }));
    return {
      range: toLspRange(parsed.text, inPlan.range),
      command: { title, command: COMMAND, arguments: [uri] },
    };
  });
  return [...onInstances, ...onFargate];
}

/** On the first line: why there are no numbers, and the way to have them. */
function cancelledLens({ text, document }: Parsed): CodeLens {
  const { start } = document.root;
  const title = translate(message('Placement cancelled · run again'));
  return {
    range: toLspRange(text, { start, end: start }),
    command: { title, command: COMMAND, arguments: [text.uri] },
  };
}

/** One lens for each plan that places the task definition, or the service, on its first line. */
async function previewLenses(
  { placements, files }: Session,
  { text, document }: Parsed,
): Promise<CodeLens[]> {
  const lenses: CodeLens[] = [];
  const plans = await files.list(PLANS);
  const isOurs = ({ taskDefinition, place }: Pick<PlannedRequest, 'taskDefinition' | 'place'>) =>
    taskDefinition.uri === text.uri || place.uri === text.uri;
  for (const uri of plans.slice(0, MOST_PLANS)) {
    const read = await placements.plan(uri);
    if (![...read.requests, ...read.fargate].some(isOurs)) continue;
    const placed = await placements.get(uri).catch(nothingIfStopped);
    if (!placed) continue;
    const { requests, fargate } = placed.plan;
    const uses = numbersOf(placed).filter((_, number) => {
      const request = requests[number];
      return request !== undefined && isOurs(request);
    });
    // Fargate takes what it is asked for.
    const onFargate = fargate.filter(isOurs).reduce((sum, { copies }) => sum + copies, 0);
    const count = uses.reduce((sum, one) => sum + one.placed, onFargate);
    const desired = uses.reduce((sum, one) => sum + one.desired, onFargate);
    const plan = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    const template = 'Preview placement in {plan} · {count} of {desired} fit';
    const title = translate(message(template, { plan, count, desired }));
    const { start } = document.root;
    const range = toLspRange(text, { start, end: start });
    lenses.push({ range, command: { title, command: COMMAND, arguments: [uri] } });
  }
  return lenses;
}

interface Numbers {
  readonly placed: number;
  readonly desired: number;
  /** Copies by Availability Zone, zones in alphabetical order. */
  readonly zones: readonly number[];
}

/** Copies of each request that run or land, those wanted, and how they part over the zones. */
function numbersOf({ plan, result }: Placed): readonly Numbers[] {
  const { instances } = result.cluster;
  const running = new Map<string, Map<string, number>>();
  const zones = new Set<string>();
  for (const { availabilityZone: zone = '', groups } of instances) {
    zones.add(zone);
    for (const [group, count] of groups) {
      const counts = running.get(group) ?? new Map<string, number>();
      running.set(group, counts.set(zone, (counts.get(zone) ?? 0) + count));
    }
  }
  const inOrder = [...zones].sort();
  return plan.requests.map(({ request, running: already, desired }, number) => {
    const { placed = new Int32Array(), unplaced = 0 } = result.outcomes[number] ?? {};
    const counts = new Map(running.get(request.group));
    for (const index of placed) {
      const zone = instances[index]?.availabilityZone ?? '';
      counts.set(zone, (counts.get(zone) ?? 0) + 1);
    }
    const landed = already + placed.length;
    return {
      placed: landed,
      desired: request.scheduling === 'DAEMON' ? landed + unplaced : desired,
      zones: inOrder.map((zone) => counts.get(zone) ?? 0),
    };
  });
}
