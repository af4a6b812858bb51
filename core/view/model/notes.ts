import { provisioningEvent } from '../../analysis/explain/event.ts';
import type { PlacementResult } from '../../placement/model.ts';
import { MOST_PROVISIONING, provision } from '../../placement/service/limits.ts';
import type { Plan } from '../../plan/plan.ts';
import { message } from '../../text/message.ts';
import type { PictureInstance, PictureNote } from '../picture.ts';
import { groupLabel, shortName } from '../picture-id.ts';
import type { Links } from './links.ts';
import type { Placed, Say } from './placed.ts';

/** Longest list of notes in a picture; the Problems view has them all. */
const MOST_NOTES = 20;

/** Instances that a note names. */
const MOST_NAMED = 6;

/** What is wrong with the plan itself or should be known when reading the picture. */
export function notesOf(
  { plan, result }: Placed,
  instances: readonly PictureInstance[],
  say: Say,
  links: Links,
): PictureNote[] {
  const notes: PictureNote[] = plan.findings.slice(0, MOST_NOTES).map((finding) => ({
    severity: finding.severity,
    message: say(finding.message),
    ...links.to(finding),
  }));
  notes.push(...stoppingNotes(plan, say, links), ...otherNotes(instances, say));
  const waiting = provisioningNote(result, say);
  if (waiting) notes.push(waiting);
  if (instances.some(({ estimate }) => estimate)) {
    const template =
      'Registered memory is estimated from the instance type; describe-container-instances returns the actual amount.';
    notes.push({ severity: 'info', message: say(message(template)) });
  }
  return notes;
}

/** Which tasks stop because fewer are wanted than run. */
function stoppingNotes({ requests }: Plan, say: Say, links: Links): PictureNote[] {
  return requests.flatMap(({ request, running, stops = [], place }) => {
    if (stops.length === 0) return [];
    const names = [...new Set(stops)].map(shortName);
    const template =
      '{count, plural, one {# running task} other {# running tasks}} of {group} stop, because the desired count is {desired} and {running} run: on {instances}.';
    const params = {
      count: stops.length,
      group: groupLabel(request.group),
      desired: running,
      running: running + stops.length,
      instances: names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ' …' : ''),
    };
    return [{ severity: 'info', message: say(message(template, params)), ...links.to(place) }];
  });
}

/** Running tasks that count for instances and zones, not for the services of the plan. */
function otherNotes(instances: readonly PictureInstance[], say: Say): PictureNote[] {
  let count = 0;
  for (const { counts } of instances) {
    for (let at = 0; at < counts.length; at += 2) {
      if ((counts[at] ?? 0) < 0) count += counts[at + 1] ?? 0;
    }
  }
  if (count === 0) return [];
  const template =
    '{count, plural, one {# running task belongs} other {# running tasks belong}} to no service or task of the plan. Instances and zones count them; the number of placed tasks does not.';
  return [{ severity: 'info', message: say(message(template, { count })) }];
}

/** Copies of capacity providers that do not land wait, as far as a cluster lets them. */
function provisioningNote({ outcomes }: PlacementResult, say: Say): PictureNote | undefined {
  const waiting = outcomes.filter(
    ({ request, unplaced }) => unplaced > 0 && request.capacityProvider !== undefined,
  );
  const count = waiting.reduce((sum, { unplaced }) => sum + unplaced, 0);
  const { refused } = provision(0, count);
  const last = waiting.at(-1);
  if (refused === 0 || !last) return undefined;
  const template =
    'At most {most} tasks of a cluster can be in the PROVISIONING state; {refused} of {count} would be rejected: {event}';
  const event = provisioningEvent(last.request.group);
  const params = { most: MOST_PROVISIONING, refused, count, event };
  return { severity: 'warning', message: say(message(template, params)) };
}
