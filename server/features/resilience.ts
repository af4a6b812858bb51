import { ResilienceGrid } from '../../core/analysis/resilience/grid.ts';
import type { PlacementResult } from '../../core/placement/model.ts';
import type { Placed } from '../../core/view/model/placed.ts';
import { drawingColumn } from '../../core/view/model/resilience.ts';
import { Method, type ResilienceParams, type ResilienceResult } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { inSlices, signalOf } from '../slices.ts';
import { translate } from '../translate.ts';

/** Columns are asked for one by one; what they have in common is made once. */
const grids = new WeakMap<PlacementResult, ResilienceGrid>();

function gridOf({ plan, result }: Placed): ResilienceGrid {
  const grid = grids.get(result) ?? new ResilienceGrid(plan, result);
  grids.set(result, grid);
  return grid;
}

/** Answers what one disturbance does to each service of a plan. */
export function registerResilience(session: Session): void {
  const { connection, placements } = session;
  connection.onRequest<ResilienceResult, void>(
    Method.resilience,
    runSafe<ResilienceParams, ResilienceResult>(
      session,
      'Resilience',
      null,
      async (params, token) => {
        const { uri, version, changes, column } = params;
        if (placements.version(uri) !== version) return null;
        const placed = await placements.getWith(uri, changes, token);
        const work = drawingColumn(gridOf(placed), column, translate);
        return { column: await inSlices(work, signalOf(token)) };
      },
    ),
  );
}
