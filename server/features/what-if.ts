import type { TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { draw, type Placed } from '../../core/placement/drawing/draw.ts';
import { toJson } from '../../core/placement/drawing/json.ts';
import { Links } from '../../core/placement/drawing/links.ts';
import { toMarkdown } from '../../core/placement/drawing/markdown.ts';
import { toSvg } from '../../core/placement/drawing/svg.ts';
import type { PlanChange, Shuffle, Trial } from '../../core/placement/picture.ts';
import {
  type ChangesParams,
  type ExportParams,
  type ExportResult,
  type FewestParams,
  type FewestResult,
  Method,
  type ShuffleResult,
  type TryResult,
  type WriteResult,
} from '../../core/placement/protocol.ts';
import type { FileEdits } from '../../core/placement/whatif/edits.ts';
import { type Seeds, shuffle } from '../../core/placement/whatif/shuffle.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { deadline, locate } from './answering.ts';

/** Seeds that a shuffle tries, and milliseconds that it may take. */
const SEEDS = 50;
const SHUFFLE_TIME = 2000;

/** Instances of one group that are tried at the most, and milliseconds of the search. */
const MOST_INSTANCES = 4096;
const SEARCH_TIME = 5000;

const CHANGED = {
  template: 'The plan has changed in between; look at the picture and try again.',
  params: {},
};
const REFUSED = { template: 'The editor did not make the edit.', params: {} };
const NOTHING = { template: 'Nothing of this can be written into a file.', params: {} };

/** Answers what the panel asks about changes that are tried. */
export function registerWhatIf(session: Session): void {
  const { connection, placements, files } = session;
  const current = ({ uri, version }: ChangesParams) => placements.version(uri) === version;
  const placedWith = ({ uri, changes }: ChangesParams): Promise<Placed> =>
    changes.length > 0 ? placements.trial(uri, changes) : placements.get(uri);

  connection.onRequest<TryResult, void>(
    Method.try,
    runSafe<ChangesParams, TryResult>(session, 'Try', null, async (params) => {
      if (!current(params)) return null;
      const before = await placements.get(params.uri);
      const tried = await placements.trial(params.uri, params.changes);
      if (!current(params)) return null;
      const links = new Links();
      const picture = draw(tried, translate, links, true);
      const trial: Trial = {
        picture,
        problems: newProblems(before, tried),
        writable: tried.edits.size > 0,
      };
      return { trial, links: await locate(links, files) };
    }),
  );
  connection.onRequest<WriteResult, void>(
    Method.write,
    runSafe<ChangesParams, WriteResult>(
      session,
      'Write',
      { problem: translate(REFUSED) },
      async (params) => {
        if (!current(params)) return { problem: translate(CHANGED) };
        const { edits } = await placements.trial(params.uri, params.changes);
        if (edits.size === 0) return { problem: translate(NOTHING) };
        const documentChanges = await documentEdits(session, edits);
        if (!current(params)) return { problem: translate(CHANGED) };
        const label = translate({ template: 'Write what was tried to the plan', params: {} });
        const { applied } = await connection.workspace.applyEdit({
          label,
          edit: { documentChanges },
        });
        return applied ? { written: true } : { problem: translate(REFUSED) };
      },
    ),
  );
  connection.onRequest<ShuffleResult, void>(
    Method.shuffle,
    runSafe<ChangesParams, ShuffleResult>(session, 'Shuffle', null, async (params) => {
      if (!current(params)) return null;
      const { result } = await placedWith(params);
      const seeds = shuffle(result, SEEDS, deadline(SHUFFLE_TIME));
      return { shuffle: { ...seeds, sentence: inWords(seeds) } satisfies Shuffle };
    }),
  );
  connection.onRequest<FewestResult, void>(
    Method.fewest,
    runSafe<FewestParams, FewestResult>(session, 'Fewest', null, async (params) => {
      if (!current(params)) return null;
      const others = params.changes.filter(
        (change) => change.kind !== 'instances' || change.pool !== params.pool,
      );
      const enough = async (value: number): Promise<boolean> => {
        const changes: PlanChange[] = [...others, { kind: 'instances', pool: params.pool, value }];
        const { result } = await placements.trial(params.uri, changes);
        return result.outcomes.every(({ unplaced }) => unplaced === 0);
      };
      return { count: await fewest(enough, deadline(SEARCH_TIME)) };
    }),
  );
  connection.onRequest<ExportResult, void>(
    Method.export,
    runSafe<ExportParams, ExportResult>(session, 'Export', null, async (params) => {
      const placed = await placedWith(params);
      const picture = draw(placed, translate, new Links());
      const name = params.uri.slice(params.uri.lastIndexOf('/') + 1);
      if (params.format === 'svg') return { text: toSvg(picture, translate) };
      if (params.format === 'markdown') return { text: toMarkdown(picture, translate) };
      return { text: toJson(decodeURIComponent(name), placed.result, picture, translate) };
    }),
  );
}

/** What is wrong with the changed plan and was not before. */
function newProblems(before: Placed, after: Placed): string[] {
  const known = new Set(before.plan.findings.map(({ message }) => translate(message)));
  const found = after.plan.findings.flatMap(({ severity, message }) =>
    severity === 'info' || known.has(translate(message)) ? [] : translate(message),
  );
  return [...new Set(found)].slice(0, 10);
}

/** Edits for the versions of the documents that they were made from. */
export async function documentEdits(
  session: Session,
  edits: FileEdits,
): Promise<TextDocumentEdit[]> {
  const changes: TextDocumentEdit[] = [];
  for (const [uri, own] of edits) {
    const open = session.texts.get(uri);
    const file = await session.files.read(uri);
    const text = TextDocument.create(uri, 'json', 0, 'text' in file ? file.text : '');
    changes.push({
      textDocument: { uri, version: open?.version ?? null },
      edits: own.map(({ start, end, text: newText }) => ({
        range: { start: text.positionAt(start), end: text.positionAt(end) },
        newText,
      })),
    });
  }
  return changes;
}

/** The smallest count that is enough, by doubling and halving; none within the limits is null. */
async function fewest(
  enough: (count: number) => Promise<boolean>,
  shouldStop: () => boolean,
): Promise<number | null> {
  if (await enough(0)) return 0;
  let low = 0;
  let high = 1;
  while (!(await enough(high))) {
    if (high >= MOST_INSTANCES || shouldStop()) return null;
    low = high;
    high *= 2;
  }
  while (high - low > 1 && !shouldStop()) {
    const middle = (low + high) >> 1;
    if (await enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function inWords({ seeds, fewest: least, most, same }: Seeds): string {
  const params = { seeds, fewest: least.placed, most: most.placed, same };
  if (least.placed !== most.placed) {
    const template =
      'Chance decides how much lands: from {fewest} to {most} tasks over {seeds} other seeds.';
    return translate({ template, params });
  }
  const template =
    same === seeds
      ? 'Chance plays no part: {seeds} other seeds place every task on the same instance.'
      : 'The same number of tasks lands with {seeds} other seeds; with {same} of them on the same instances.';
  return translate({ template, params });
}
