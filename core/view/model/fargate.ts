import type { Plan } from '../../plan/plan.ts';
import { cut, LONGEST_LABEL } from '../escape.ts';
import type { PictureFargate } from '../picture.ts';
import { groupLabel } from '../picture-id.ts';
import type { Links } from './links.ts';

/** The lane of Fargate: what stands on no instance. */
export function fargateOf({ fargate }: Plan, links: Links): PictureFargate[] {
  return fargate.map(({ group, requirements, place, ...lane }) => ({
    name: group,
    label: cut(groupLabel(group), LONGEST_LABEL),
    capacityProvider: lane.capacityProvider,
    copies: lane.copies,
    running: lane.running,
    cpu: requirements.task.cpu,
    memory: requirements.task.memory,
    zones: lane.zones,
    ...links.to(place),
  }));
}

/** How many of a lane are in each zone, as people write it: `eu-west-1a × 2`. */
export function zonesInWords({ zones }: PictureFargate, anywhere: string): string {
  return zones
    .filter(({ copies, running }) => copies + running > 0)
    .map(({ zone, copies, running }) => `${cut(zone) || anywhere} × ${copies + running}`)
    .join(', ');
}

/** Copies that run or start on Fargate. */
export function copiesOf(fargate: readonly PictureFargate[]): number {
  return fargate.reduce((sum, { copies, running }) => sum + copies + running, 0);
}
