import { folded } from '../../analysis/explain/folded.ts';
import { explainUnplaced } from '../../analysis/explain/unplaced.ts';
import { message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import type { PictureUnplaced } from '../picture.ts';
import { unplacedId } from '../picture-id.ts';
import type { Links } from './links.ts';
import type { Placed, Say } from './placed.ts';

/** Instances that are asked at most for the reasons of what did not land, each time counted. */
const MOST_CHECKS = 1_000_000;

/**
 * What did not land, with its reasons. Where the picture is sent, so many are explained at once as
 * take moments; the others when someone asks for them.
 */
export function* drawUnplaced(
  { plan, result }: Placed,
  say: Say,
  links: Links,
  bounded: boolean,
): Work<PictureUnplaced[]> {
  const all: PictureUnplaced[] = [];
  const instances = Math.max(1, result.cluster.instances.length);
  const most = bounded ? Math.ceil(MOST_CHECKS / instances) : Number.POSITIVE_INFINITY;
  for (const [index, { place }] of plan.requests.entries()) {
    yield index / plan.requests.length;
    const copies = result.outcomes[index]?.unplaced ?? 0;
    if (copies > 0 && all.length >= most) {
      const reasons = [{ code: 'UNEXPLAINED', message: say(message('select it to see why')) }];
      all.push({
        id: unplacedId(index),
        group: index,
        copies,
        reasons,
        event: '',
        report: '',
        ...links.to(place),
      });
      continue;
    }
    const explained = explainUnplaced(result, index);
    if (!explained) continue;
    const { unplaced, reasons, event, report } = explained;
    all.push({
      id: unplacedId(index),
      group: index,
      copies: unplaced,
      reasons: folded(reasons).map(({ code, message }) => ({ code, message: say(message) })),
      event,
      report: report ? say(report) : '',
      ...links.to(place),
    });
  }
  return all;
}
