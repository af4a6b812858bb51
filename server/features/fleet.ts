import { onFargate } from '../../core/analysis/fleet/fargate.ts';
import { searchingFleets } from '../../core/analysis/fleet/search.ts';
import { message } from '../../core/text/message.ts';
import { fleetMarkdown } from '../../core/view/export/fleet.ts';
import { drawFleet } from '../../core/view/model/fleet.ts';
import { readFleetOptions } from '../../protocol/fleet-options.ts';
import {
  type DocumentParams,
  type FleetPictureParams,
  type FleetPictureResult,
  type FleetResult,
  Method,
} from '../../protocol/methods.ts';
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

/** The cheapest instances beside those of a plan, for the panel. */
export function registerFleetPicture(session: Session): void {
  const { connection, placements } = session;
  connection.onRequest<FleetPictureResult, void>(
    Method.fleetPicture,
    runSafe<FleetPictureParams, FleetPictureResult>(
      session,
      'Fleet',
      null,
      async (params, token) => {
        const { uri, version, changes, options } = params;
        if (placements.version(uri) !== version) return null;
        const placed = await placements.getWith(uri, changes, token);
        const { plan } = placed;
        const wanted = Object.fromEntries(readFleetOptions(options).map((name) => [name, true]));
        const search = await watched(session, SEARCHING, token, (signal, { report }) =>
          inSlices(searchingFleets(plan, wanted), signal, report),
        );
        const answer = { search, fargate: onFargate(plan, search.demand) };
        return { fleet: drawFleet(placed, answer, translate) };
      },
    ),
  );
}
