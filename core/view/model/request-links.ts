import type { Place } from '../../plan/finding.ts';
import type { PlannedRequest } from '../../plan/plan.ts';
import { message } from '../../text/message.ts';
import type { PictureLink } from '../picture.ts';
import type { Links } from './links.ts';
import type { Say } from './placed.ts';

/** The service or task in the plan, and its task definition. */
export function requestLinks(
  { place, taskDefinition }: PlannedRequest,
  say: Say,
  links: Links,
): PictureLink[] {
  const named: [template: string, place: Place][] = [
    ['In the plan', place],
    ['Task definition', taskDefinition],
  ];
  return named.flatMap(([template, where]) => {
    const { link } = links.to(where);
    return link ? [{ label: say(message(template)), link }] : [];
  });
}
