import type { Cluster, PlacementRequest } from '../../placement/model.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanEvent } from '../../simulation/model.ts';
import type { Message } from '../../text/message.ts';
import type { PlanFiles } from './files.ts';

/** The members of a change as a message carries them, before they are judged. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a change is made on, for the words of advice. */
export interface Advised {
  readonly request: PlacementRequest;
  readonly cluster: Cluster;
  /** Availability Zones in which the change would do the same. */
  readonly zones: readonly string[];
}

/**
 * Everything about one kind of change to a plan: what it is made of, what it does, and how it is written
 * and said. The member `value` is what a change sets; all other members say of what, by its name. Of two
 * changes that differ in `value` alone the later one counts.
 */
export interface ChangeKind<C extends { readonly kind: string }> {
  readonly kind: C['kind'];
  /** The members if all of them are right, else undefined. Never throws. */
  read(fields: Fields): Omit<C, 'kind'> | undefined;
  /** The change in a few words, such as `web: 12 tasks`. */
  words(change: C, plan: Plan): Message;
  /** Adds the edits that write it. Absent where a change can be tried, not written. */
  edits?(change: C, files: PlanFiles): Promise<void>;
  /** The plan with what no edit could say. */
  plan?(plan: Plan, change: C): Plan;
  /** What happens at the start of a simulation, where that is not written into the plan. */
  events?(change: C): readonly PlanEvent[];
  /** The request with the change made, for advice, which tries many without reading files. */
  request?(request: PlacementRequest, change: C): PlacementRequest;
  /** The cluster with the change made, likewise. */
  cluster?(cluster: Cluster, change: C): Cluster;
  /** What to do, as advice: `use a dynamic host port (hostPort 0)`. */
  advice?(change: C, on: Advised): Message;
  /**
   * Advice for a trial as a change of the files: instances may have other names there, and more of the
   * same adds up with what is tried already.
   * @returns undefined where the files have nothing that it could be a change of
   */
  onTop?(change: C, tried: readonly { readonly kind: string }[], plans: Plans): C | undefined;
}

/** A plan as it stands in the files, and with what is tried. */
export interface Plans {
  readonly file: Plan;
  readonly tried: Plan;
}
