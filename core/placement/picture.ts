/*
 * The picture of a plan: what the panel draws and the command line prints. Plain data, sentences
 * already in the reader's language. `link` ids lead to places in documents; the host knows where.
 * CPU is counted in CPU units, memory in MiB.
 */

export interface Picture {
  readonly cluster: string;
  readonly seed: number;
  /** What came of it, in one or two sentences. */
  readonly sentence: string;
  readonly desired: number;
  readonly placed: number;
  readonly groups: readonly PictureGroup[];
  readonly instances: readonly PictureInstance[];
  readonly unplaced: readonly PictureUnplaced[];
  /** What is wrong with the plan itself or should be known when reading the picture. */
  readonly notes: readonly PictureNote[];
}

export interface PictureNote {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly link?: string;
}

/** A service, or the tasks of a task group. */
export interface PictureGroup {
  /** `service:web`. */
  readonly name: string;
  /** `web`. */
  readonly label: string;
  readonly daemon: boolean;
  /** Copies wanted in all, those that run already included. */
  readonly desired: number;
  readonly running: number;
  readonly placed: number;
  /** What one copy asks for. */
  readonly cpu: number;
  readonly memory: number;
  readonly link?: string;
}

export interface PictureInstance {
  /** As results name it. */
  readonly name: string;
  /** The short name for people. */
  readonly label: string;
  readonly zone: string;
  readonly type: string;
  readonly capacityProvider?: string;
  /** `ACTIVE`, `DRAINING`, … */
  readonly status: string;
  readonly agentConnected: boolean;
  /** True where registered memory is an estimate of ours. */
  readonly estimate: boolean;
  readonly cpu: PictureAmount;
  readonly memory: PictureAmount;
  /** awsvpc tasks, where a limit is known. */
  readonly eni?: PictureAmount;
  readonly gpu?: PictureAmount;
  readonly tasks: readonly PictureTask[];
  readonly link?: string;
}

export interface PictureAmount {
  readonly registered: number;
  readonly remaining: number;
}

/** A task on an instance; the order is that of both tracks. */
export interface PictureTask {
  /** What the panel asks about: unique in the picture. */
  readonly id: string;
  /** Index into `groups`; -1 for running tasks that nothing in the plan describes. */
  readonly group: number;
  /** For a placed one its number among the copies of its group. */
  readonly copy: number;
  /** Already running rather than previewed. */
  readonly running: boolean;
  readonly cpu: number;
  readonly memory: number;
}

/** Copies of one group that found no instance. */
export interface PictureUnplaced {
  readonly id: string;
  readonly group: number;
  readonly copies: number;
  /** Reasons by count of instances, the deciding one first: `4 instances lack memory: …`. */
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  /** The sentence that Amazon ECS would print as a service event. */
  readonly event: string;
  readonly link?: string;
}

/** Why a task stands where it stands, or why none of a group's rest found an instance. */
export type Explanation = PlacedExplanation | UnplacedExplanation;

export interface PlacedExplanation {
  readonly kind: 'placed';
  readonly title: string;
  /** The way through the stages, in the order of the placement process. */
  readonly stages: readonly {
    readonly label: string;
    readonly left: number;
    readonly text: string;
  }[];
  readonly decided: string;
  readonly links: readonly PictureLink[];
}

export interface UnplacedExplanation {
  readonly kind: 'unplaced';
  readonly title: string;
  readonly event: string;
  readonly reasons: readonly string[];
  /** Every instance and all that it lacks. */
  readonly instances: readonly {
    readonly label: string;
    readonly zone: string;
    readonly reasons: readonly { readonly code: string; readonly message: string }[];
    readonly link?: string;
  }[];
  readonly links: readonly PictureLink[];
}

/** A place in a document that decides, named for people. */
export interface PictureLink {
  readonly label: string;
  readonly link: string;
}
