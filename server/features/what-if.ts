import type { CancellationToken, TextDocumentEdit } from 'vscode-languageserver';
import { changeInWords } from '../../core/analysis/change/changes.ts';
import type { FileEdits } from '../../core/analysis/change/files.ts';
import { originOf } from '../../core/analysis/whatif/origin.ts';
import { type Seeds, shuffling } from '../../core/analysis/whatif/shuffle.ts';
import type { Place, PlanFinding } from '../../core/plan/finding.ts';
import { message } from '../../core/text/message.ts';
import { toJson } from '../../core/view/export/json.ts';
import { toMarkdown } from '../../core/view/export/markdown.ts';
import { toSvg } from '../../core/view/export/svg.ts';
import { draw, drawing } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import type { Placed } from '../../core/view/model/placed.ts';
import type { Shuffle } from '../../core/view/picture.ts';
import {
  type ChangesParams,
  type ExportParams,
  type ExportResult,
  Method,
  type ShuffleResult,
  type TryResult,
  type WriteResult,
} from '../../protocol/methods.ts';
import { pack, type SentTrial } from '../../protocol/sent-picture.ts';
import type { PlacedTrial } from '../placements.ts';
import { watched } from '../progress.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { deadline, inSlices, nothingIfCancelled, signalOf } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { locate } from './answering.ts';
import { registerFewest } from './fewest.ts';
import { registerFleetPicture } from './fleet.ts';
import { registerResilience } from './resilience.ts';
import { registerTimeline } from './timeline.ts';

/** Seeds that a shuffle tries, and milliseconds that it may take. */
const SEEDS = 50;
const SHUFFLE_TIME = 2000;

const CHANGED = message('The plan has changed in the meantime. Check the preview and try again.');
const REFUSED = message('The editor did not apply the edit.');
const SHUFFLING = message('Running placement with other seeds');
const CANCELLED = message('The what-if run was cancelled. Change something to run it again.');
const NOTHING = message('None of these changes can be written to a file.');

/** Answers what the panel asks about changes that are tried. */
export function registerWhatIf(session: Session): void {
  const { connection } = session;
  connection.onRequest<TryResult, void>(
    Method.try,
    runSafe<ChangesParams, TryResult>(session, 'Try', null, (params, token) =>
      attempt(session, params, token),
    ),
  );
  const refused = { problem: translate(REFUSED) };
  connection.onRequest<WriteResult, void>(
    Method.write,
    runSafe<ChangesParams, WriteResult>(session, 'Write', refused, (params) =>
      write(session, params),
    ),
  );
  connection.onRequest<ShuffleResult, void>(
    Method.shuffle,
    runSafe<ChangesParams, ShuffleResult>(session, 'Shuffle', null, async (params, token) => {
      if (!isCurrent(session, params)) return null;
      const { result } = await session.placements.getWith(params.uri, params.changes, token);
      const work = shuffling(result, SEEDS, deadline(SHUFFLE_TIME));
      const seeds = await watched(session, SHUFFLING, token, (signal) => inSlices(work, signal));
      return { shuffle: { ...seeds, sentence: inWords(seeds) } satisfies Shuffle };
    }),
  );
  registerFewest(session);
  registerTimeline(session);
  registerResilience(session);
  registerFleetPicture(session);
  connection.onRequest<ExportResult, void>(
    Method.export,
    runSafe<ExportParams, ExportResult>(session, 'Export', null, async (params, token) => {
      const placed = await session.placements.getWith(params.uri, params.changes, token);
      const picture = draw(placed, translate, new Links());
      const name = params.uri.slice(params.uri.lastIndexOf('/') + 1);
      if (params.format === 'svg') return { text: toSvg(picture, translate) };
      if (params.format === 'markdown') return { text: toMarkdown(picture, translate) };
      return copiedJson(toJson(decodeURIComponent(name), placed.result, picture, translate));
    }),
  );
}

/** Whether the plan is still the one that the changes are changes of. */
function isCurrent({ placements }: Session, { uri, version }: ChangesParams): boolean {
  return placements.version(uri) === version;
}

/** The picture of the plan with the changes, and what is wrong with them. */
async function attempt(
  session: Session,
  params: ChangesParams,
  token: CancellationToken,
): Promise<TryResult> {
  const { placements, files } = session;
  const { uri, changes } = params;
  if (!isCurrent(session, params)) return null;
  const before = await placements.get(uri, token);
  const tried = await placements.trial(uri, changes, token).catch(nothingIfCancelled);
  if (!tried) return { problem: translate(CANCELLED) };
  if (!isCurrent(session, params)) return null;
  const links = new Links(originOf(tried.edits));
  const picture = await inSlices(drawing(tried, translate, links, true), signalOf(token));
  const trial: SentTrial = {
    picture: pack(picture),
    problems: newProblems(before, tried),
    broken: newProblems(before, tried, true).length > 0,
    words: changes.map((change) => translate(changeInWords(change, before.plan))),
    writable: tried.edits.size > 0,
  };
  return { trial, links: await locate(links, files) };
}

/** Writes the changes as one edit, unless something is wrong with them. */
async function write(session: Session, params: ChangesParams): Promise<WriteResult> {
  const { placements, connection } = session;
  if (!isCurrent(session, params)) return { problem: translate(CHANGED) };
  const before = await placements.get(params.uri);
  const tried = await placements.trial(params.uri, params.changes);
  const { edits } = tried;
  // The panel offers no such thing; what was typed last may not have been tried yet.
  const [error] = newProblems(before, tried, true);
  if (error !== undefined) return { problem: error };
  if (edits.size === 0) return { problem: translate(NOTHING) };
  const documentChanges = await documentEdits(session, edits);
  if (!isCurrent(session, params)) return { problem: translate(CHANGED) };
  const label = translate(message('Write what-if changes to the plan'));
  const { applied } = await connection.workspace.applyEdit({ label, edit: { documentChanges } });
  return applied ? { written: [...edits.keys()] } : { problem: translate(REFUSED) };
}

/** Characters that a clipboard is given at most. */
const MOST_COPIED = 50_000_000;

function copiedJson(parts: Iterable<string>): ExportResult {
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    texts.push(part);
    length += part.length;
    if (length > MOST_COPIED) {
      const template = 'Too large for the clipboard. Run stowage place --format json instead.';
      return { problem: translate(message(template)) };
    }
  }
  return { text: texts.join('') };
}

/** Problems of a trial that are shown. */
const MAX_PROBLEMS = 10;

/** What is wrong with the changed plan and was not before, by kind and place; conflicts come first. */
function newProblems(before: Placed, after: PlacedTrial, errorsAlone = false): string[] {
  const key = ({ id }: PlanFinding, { uri, range }: Place) => `${id} ${range.start} ${uri}`;
  const known = new Set(before.plan.findings.map((finding) => key(finding, finding)));
  const origin = originOf(after.edits);
  const found = after.plan.findings
    .filter((finding) => {
      const { severity } = finding;
      const counts = severity === 'error' || (severity === 'warning' && !errorsAlone);
      return counts && !known.has(key(finding, origin(finding)));
    })
    .map(({ message }) => message);
  return [...new Set([...after.conflicts, ...found].map(translate))].slice(0, MAX_PROBLEMS);
}

/** Edits for the versions of the documents that they were made from. */
export async function documentEdits(
  session: Session,
  edits: FileEdits,
): Promise<TextDocumentEdit[]> {
  const changes: TextDocumentEdit[] = [];
  for (const [uri, own] of edits) {
    const text = await session.files.snapshot(uri);
    changes.push({
      textDocument: { uri, version: text.version },
      edits: own.map(({ start, end, text: newText }) => ({
        range: toLspRange(text, { start, end }),
        newText,
      })),
    });
  }
  return changes;
}

function inWords({ seeds, fewest: least, most, same }: Seeds): string {
  const params = { seeds, fewest: least.placed, most: most.placed, same };
  if (least.placed !== most.placed) {
    const template =
      'The result depends on random choices: {fewest} to {most} tasks are placed with {seeds} other seeds.';
    return translate(message(template, params));
  }
  const template =
    same === seeds
      ? 'The result does not depend on random choices: {seeds} other seeds place every task on the same instance.'
      : 'Random choices change where tasks are placed, not how many: {same} of {seeds} other seeds place every task on the same instance.';
  return translate(message(template, params));
}
