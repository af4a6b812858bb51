import { onFargate } from '../../core/analysis/fleet/fargate.ts';
import { searchingFleets } from '../../core/analysis/fleet/search.ts';
import { message } from '../../core/text/message.ts';
import { fleetMarkdown } from '../../core/view/export/fleet.ts';
import { type DocumentParams, type FleetResult, Method } from '../../protocol/methods.ts';
import { watched } from '../progress.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { translate } from '../translate.ts';

const SEARCHING = message('Searching for the cheapest instances');

/** The cheapest instances that hold the tasks of a plan, as Markdown. */
export function registerFleet(session: Session): void {
  session.connection.onRequest<FleetResult, void>(
    Method.fleet,
    runSafe<DocumentParams, FleetResult>(session, 'Fleet', { text: '' }, async (params, token) => {
      const plan = await session.placements.plan(params.uri, token);
      if (plan.findings.some(({ id }) => id === 'plan-not-an-object')) return { text: '' };
      const search = await watched(session, SEARCHING, token, (signal, { report }) =>
        inSlices(searchingFleets(plan), signal, report),
      );
      return {
        text: fleetMarkdown({ search, fargate: onFargate(plan, search.demand) }, translate),
      };
    }),
  );
}
