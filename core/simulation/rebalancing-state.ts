import type { Task } from './task.ts';

/** How far the rebalancing of a service over Availability Zones is. */
export class Rebalancing {
  running = false;
  /** The task that was started and must become healthy before another one stops. */
  moving: Task | undefined;
  moves = 0;
  /** A move had no room: it is tried again when the cluster changes. */
  blocked = false;
}
