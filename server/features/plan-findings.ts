import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import { judging } from '../../core/analysis/expectations.ts';
import { explainUnplaced } from '../../core/analysis/explain/unplaced.ts';
import { editsFor } from '../../core/analysis/whatif/edits.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import { decidingNodes } from '../../core/placement/requirements.ts';
import type { Place } from '../../core/plan/finding.ts';
import type { Message } from '../../core/text/message.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/node.ts';
import { adviceFor } from '../../core/view/model/advice.ts';
import { Links } from '../../core/view/model/links.ts';
import type { Placed } from '../../core/view/model/placed.ts';
import { groupLabel } from '../../core/view/picture-id.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { deadline, inSlices, nothingIfStopped, pauses } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { locate } from './answering.ts';
import type { Diagnostics } from './diagnostics.ts';
import { documentEdits } from './what-if.ts';

const UNPLACED = 'placement-unplaced';
const EXPECT = 'placement-expect';
const DEPLOYMENT_STUCK = 'deployment-stuck';

/** Services that are explained in the editor; the panel has them all. */
const MOST_EXPLAINED = 50;

/** MiB. The least memory that ECS takes for a container; source: API reference, ContainerDefinition. */
const MIN_MEMORY = 6;

/** Milliseconds that the search for advice may take while a light bulb waits. */
const ADVICE_TIME = 400;

const ONE_REASON = '{tasks} of {desired} tasks of {group} could not be placed: {reason}.';
const MORE_REASONS =
  '{tasks} of {desired} tasks of {group} could not be placed: {reason}, and {more, plural, one {# more reason} other {# more reasons}}.';

/** Reports in a plan what did not land and what was expected otherwise. */
export function registerPlanFindings(session: Session, diagnostics: Diagnostics): void {
  diagnostics.add(async (parsed) => {
    if (parsed.kind !== 'plan') return [];
    const placed = await session.placements.get(parsed.text.uri).catch(nothingIfStopped);
    if (!placed) return [];
    return [
      ...(await unplaced(session, parsed, placed)),
      ...(await stuck(session, parsed)),
      ...(await unmet(parsed, placed)),
    ];
  });
}

/** A warning for each service or task of which copies did not land. */
async function unplaced(session: Session, parsed: Parsed, placed: Placed): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const pause = pauses();
  for (const number of missing(placed).slice(0, MOST_EXPLAINED)) {
    await pause();
    const planned = placed.plan.requests[number];
    const why = explainUnplaced(placed.result, number);
    const [reason] = why?.reasons ?? [];
    if (!planned || !why || !reason) continue;
    const running = planned.request.scheduling === 'DAEMON' ? why.unplaced : planned.desired;
    const summary = message(why.reasons.length === 1 ? ONE_REASON : MORE_REASONS, {
      tasks: why.unplaced,
      desired: running,
      group: groupLabel(why.group),
      reason: translate(reason.message),
      more: why.reasons.length - 1,
    });
    const links = new Links();
    const places = why.reasons.map(({ code, message: { params } }): Place => {
      const subject = params.subject === undefined ? undefined : String(params.subject);
      const [node] = decidingNodes(planned.requirements, code, subject);
      if (!node) return planned.place;
      return { uri: planned.taskDefinition.uri, range: { start: node.start, end: node.end } };
    });
    const ids = places.map((place) => links.to(place).link ?? '');
    const located = await locate(links, session.files);
    const related = why.reasons.flatMap(
      ({ message: said }, index): DiagnosticRelatedInformation[] => {
        const location = located[ids[index] ?? ''];
        return location ? [{ location, message: translate(said) }] : [];
      },
    );
    found.push({
      ...diagnostic(parsed, nameOf(parsed, planned.inPlan.range), UNPLACED, summary),
      relatedInformation: related,
    });
  }
  return found;
}

/** A warning for each service of which a deployment cannot make progress. */
async function stuck(session: Session, parsed: Parsed): Promise<Diagnostic[]> {
  const placed = await session.placements.getStuck(parsed.text.uri).catch(nothingIfStopped);
  if (!placed) return [];
  return placed.stuck.flatMap(({ request, message }) => {
    const planned = placed.plan.requests[request];
    if (!planned) return [];
    const range = nameOf(parsed, planned.inPlan.range);
    return [diagnostic(parsed, range, DEPLOYMENT_STUCK, message)];
  });
}

/** The change that lets a deployment complete, where the finding is. */
async function deploymentActions(
  session: Session,
  parsed: Parsed,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const diagnostics = context.diagnostics.filter(({ code }) => code === DEPLOYMENT_STUCK);
  if (diagnostics.length === 0) return [];
  const { plan, stuck } = await session.placements.getStuck(parsed.text.uri);
  const { line } = range.start;
  const actions: CodeAction[] = [];
  for (const { request, service, minimumHealthyPercent: value } of stuck) {
    const { inPlan } = plan.requests[request] ?? {};
    if (!inPlan || value === undefined) continue;
    if (toLspRange(parsed.text, nameOf(parsed, inPlan.range)).start.line !== line) continue;
    const change = { kind: 'minimumHealthyPercent', group: service.group, value } as const;
    const { edits, conflicts } = await editsFor(plan, [change], session.files);
    if (edits.size === 0 || conflicts.length > 0) continue;
    const title = translate({
      template: 'Set minimumHealthyPercent of {service} to {value}',
      params: { service: service.name, value },
    });
    const documentChanges = await documentEdits(session, edits);
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, edit: { documentChanges } });
  }
  return actions;
}

/** The name of a service or task in the plan: a whole object underlined is hard to read. */
function nameOf(parsed: Parsed, range: Range): Range {
  const { root } = parsed.document;
  const entry = [...root.get('services').items(), ...root.get('tasks').items()].find(
    ({ start, end }) => start === range.start && end === range.end,
  );
  const name = ['serviceName', 'group', 'taskDefinition'].find(
    (member) => entry?.get(member).kind === 'string',
  );
  return name === undefined ? range : (entry?.get(name) ?? range);
}

/** A warning for each expectation that was not met. */
async function unmet(parsed: Parsed, { plan, result }: Placed): Promise<Diagnostic[]> {
  const verdicts = await inSlices(judging(result, plan, deadline(ADVICE_TIME)));
  return verdicts
    .filter(({ passed }) => !passed)
    .map(({ expectation, message: verdict }) =>
      diagnostic(
        parsed,
        expectation.place.range,
        EXPECT,
        message('Expectation failed: {found}.', { found: translate(verdict) }),
      ),
    );
}

function diagnostic(
  { text }: Parsed,
  range: Place['range'],
  code: string,
  message: Message,
): Diagnostic {
  return {
    range: toLspRange(text, range),
    severity: DiagnosticSeverity.Warning,
    source: 'stowage',
    code,
    codeDescription: { href: ruleUrl(code) },
    message: translate(message),
  };
}

/** Advice that edits a document, for each unplaced service under the range. */
export async function planActions(
  session: Session,
  parsed: Parsed,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const wanted = !context.only || context.only.some((only) => only === CodeActionKind.QuickFix);
  if (parsed.kind !== 'plan' || !wanted) return [];
  const placed = await session.placements.get(parsed.text.uri);
  const from = parsed.text.offsetAt(range.start);
  const to = parsed.text.offsetAt(range.end);
  const shouldStop = deadline(ADVICE_TIME);
  const actions = await deploymentActions(session, parsed, { range, context } as CodeActionParams);
  for (const number of missing(placed)) {
    const { inPlan, request } = placed.plan.requests[number] ?? {};
    if (!inPlan || !request) continue;
    const name = nameOf(parsed, inPlan.range);
    // A light bulb shows by itself only where the finding is.
    const place = context.triggerKind === CodeActionTriggerKind.Automatic ? name : inPlan.range;
    if (place.end < from || to < place.start) continue;
    const { line } = toLspRange(parsed.text, name).start;
    const diagnostics = context.diagnostics.filter(
      ({ code, range: at }) => code === UNPLACED && at.start.line === line,
    );
    if (diagnostics.length > 0) {
      const title = translate(
        message('Show why {group} could not be placed', {
          group: groupLabel(request.group),
        }),
      );
      const command = 'stowage.previewPlacement';
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        command: { title, command, arguments: [parsed.text.uri, request.group] },
      });
    }
    const answering = { say: translate, links: new Links(), shouldStop };
    const work = adviceFor(placed, number, answering);
    for (const { message: advice, changes } of await inSlices(work)) {
      if (changes.some((change) => change.kind === 'memory' && change.value < MIN_MEMORY)) continue;
      const { edits, conflicts } = await editsFor(placed.plan, changes, session.files);
      if (edits.size === 0 || conflicts.length > 0) continue;
      const title = translate(message('Change the plan: {advice}', { advice }));
      const documentChanges = await documentEdits(session, edits);
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: { documentChanges },
      });
    }
  }
  return actions;
}

/** The requests of which copies did not land, by index. */
function missing({ result }: Placed): number[] {
  return result.outcomes.flatMap(({ unplaced: count }, number) => (count > 0 ? [number] : []));
}
