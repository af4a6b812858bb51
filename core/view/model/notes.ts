import { provisioningEvent } from '../../analysis/explain/event.ts';
import type { PlacementResult } from '../../placement/model.ts';
import { MOST_PROVISIONING, provision } from '../../placement/service/limits.ts';
import { message } from '../../text/message.ts';
import type { PictureInstance, PictureNote } from '../picture.ts';
import type { Links } from './links.ts';
import type { Placed, Say } from './placed.ts';

/** Longest list of notes in a picture; the Problems view has them all. */
const MOST_NOTES = 20;

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
  const waiting = provisioningNote(result, say);
  if (waiting) notes.push(waiting);
  if (instances.some(({ estimate }) => estimate)) {
    const template =
      'Registered memory is estimated from the instance type; describe-container-instances returns the actual amount.';
    notes.push({ severity: 'info', message: say(message(template)) });
  }
  return notes;
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
