/*
 * What happens with a plan over time, as the panel draws it. Plain data, sentences in the reader's
 * language. Times are seconds from the start.
 */

export interface PictureTimeline {
  /** What becomes of the services that change, the worst first. */
  readonly sentences: readonly string[];
  /** Something cannot go on. */
  readonly stuck: boolean;
  /** When nothing more happens, or the simulation ends. */
  readonly end: number;
  /** The moment with the fewest healthy or most waiting tasks. */
  readonly worst: number;
  /** Services that change, the one that changes most first. */
  readonly services: readonly TimelineService[];
  readonly events: readonly TimelineEntry[];
  /** All tasks, by start. */
  readonly tasks: readonly TaskSpan[];
  /** What becomes of instances, by time. */
  readonly instances: readonly InstanceStep[];
  /** Instances that are launched meanwhile; `instances` tells when each is there. */
  readonly launched: readonly LaunchedInstance[];
  /** Registered instances from a time on, those that are launched meanwhile included. */
  readonly instanceCounts: Steps;
}

/** An instance that the picture does not have. CPU units and MiB are those that it registers. */
export interface LaunchedInstance {
  /** As tasks and steps name it: beyond the instances of the picture. */
  readonly index: number;
  readonly name: string;
  readonly label: string;
  readonly zone: string;
  readonly type: string;
  readonly capacityProvider?: string;
  readonly cpu: number;
  readonly memory: number;
}

/** Values, each from a time on. */
export type Steps = readonly (readonly [time: number, value: number])[];

export interface TimelineService {
  readonly label: string;
  /** Index of its first group in the picture; -1 where it has none. */
  readonly group: number;
  /** Healthy tasks at least and tasks at most during a deployment. */
  readonly floor: number;
  readonly ceiling: number;
  readonly stuck: boolean;
  readonly points: readonly TimelinePoint[];
  /** The desired count over time. */
  readonly desired: Steps;
  /** What it has to do over time, where the plan says so, by the name of the load. */
  readonly load: { readonly name: string; readonly points: Steps } | null;
}

/** Counts of tasks from a time on. */
export interface TimelinePoint {
  readonly time: number;
  /** RUNNING or stopping, of an older revision. */
  readonly old: number;
  /** RUNNING, of the newest revision. */
  readonly fresh: number;
  readonly starting: number;
  readonly healthy: number;
  /** Wanted and without a place. */
  readonly waiting: number;
}

export interface TimelineEntry {
  readonly time: number;
  readonly text: string;
  /** It is a setback: something fails, waits or is lost. */
  readonly bad: boolean;
}

/** Group, instance (both as indices of the picture), and when it starts, runs and is gone (-1: never). */
export type TaskSpan = readonly [
  group: number,
  instance: number,
  from: number,
  running: number,
  to: number,
];

export interface InstanceStep {
  readonly time: number;
  readonly instance: number;
  readonly status: 'ACTIVE' | 'DRAINING' | 'GONE';
}
