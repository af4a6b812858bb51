import { eventsOf } from '../../core/analysis/change/changes.ts';
import { simulationInput } from '../../core/analysis/over-time/input.ts';
import { simulating } from '../../core/simulation/simulate.ts';
import { drawTimeline } from '../../core/view/model/timeline.ts';
import { type ChangesParams, Method, type TimelineResult } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { inSlices, signalOf } from '../slices.ts';
import { translate } from '../translate.ts';

/** Answers what happens over time with a plan, and with changes that are tried. */
export function registerTimeline(session: Session): void {
  const { connection, placements } = session;
  connection.onRequest<TimelineResult, void>(
    Method.timeline,
    runSafe<ChangesParams, TimelineResult>(session, 'Timeline', null, async (params, token) => {
      const { uri, version, changes } = params;
      if (placements.version(uri) !== version) return null;
      // A failure happens in the simulation: until then the plan has all its instances.
      const written = changes.filter((change) => eventsOf([change]).length === 0);
      const signal = signalOf(token);
      const { plan } =
        written.length > 0
          ? await placements.attempt(uri, written, signal)
          : await placements.get(uri, token);
      const input = simulationInput(plan, { events: eventsOf(changes) });
      const simulation = await inSlices(simulating(input), signal);
      return { timeline: drawTimeline(plan, simulation, translate) };
    }),
  );
}
