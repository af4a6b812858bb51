import type { PlanChange } from '../analysis/change/changes.ts';
import type { ConstraintItem } from '../analysis/change/constraints.ts';
import type { StrategyItem } from '../analysis/change/strategy.ts';

/*
 * The picture of a plan: what the panel draws and the command line prints. Plain data, sentences
 * already in the reader's language. `link` ids lead to places in documents; the host knows where.
 * CPU is counted in CPU units, memory in MiB.
 */

export interface Picture {
  readonly cluster: string;
  /**
   * `tasks`: every instance has its tasks. `counts`: the cluster is too large for that, its
   * instances have their tasks counted by group and no links; an explanation of one has the rest.
   */
  readonly detail: 'tasks' | 'counts';
  readonly seed: number;
  /** Events of the plan, and services that follow a load: with some there is a timeline. */
  readonly events: number;
  /** What came of it, in one or two sentences. */
  readonly sentence: string;
  readonly desired: number;
  readonly placed: number;
  readonly groups: readonly PictureGroup[];
  readonly instances: readonly PictureInstance[];
  /** Groups of instances that the plan describes in short: their count and type can be changed. */
  readonly pools: readonly PicturePool[];
  /** Sets of attributes that have values; instances refer to them by index. */
  readonly attributeSets: readonly Readonly<Record<string, string>>[];
  readonly unplaced: readonly PictureUnplaced[];
  /** Copies on Fargate: they stand on no instance and are no part of `desired` and `placed`. */
  readonly fargate: readonly PictureFargate[];
  readonly totals: PictureTotals;
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
  /** What changes call it: the name, with a number behind it where several have the same one. */
  readonly address: string;
  /** `web`. */
  readonly label: string;
  readonly daemon: boolean;
  /** Copies wanted in all, those that run already included. */
  readonly desired: number;
  readonly running: number;
  /** Running tasks that stop because fewer are wanted. */
  readonly stopping: number;
  readonly placed: number;
  /**
   * What `desiredCount` or `count` says, for all capacity providers together; none for a daemon and
   * for tasks on instances that they name, where no such number counts.
   */
  readonly asked?: number;
  /** Where capacity providers share a service or task: the part that this group is. */
  readonly share?: PictureGroupShare;
  /** What one copy asks for. */
  readonly cpu: number;
  readonly memory: number;
  /** Static host ports, such as `8080/tcp`. */
  readonly ports: readonly string[];
  /** What one task takes of countable devices, by the label of the device. */
  readonly devices: Readonly<Record<string, number>>;
  /** As the plan has them; empty where it leaves them to ECS. */
  readonly strategy: readonly StrategyItem[];
  readonly constraints: readonly ConstraintItem[];
  readonly link?: string;
  /** The task definition. */
  readonly definition?: string;
}

/** A part of a service or task; what is changed of one is changed of all. */
export interface PictureGroupShare {
  /** What the whole is called: `web`. */
  readonly label: string;
  readonly capacityProvider: string;
}

export interface PicturePool {
  /** What changes call it: the name of its first instance. */
  readonly name: string;
  readonly type: string;
  readonly count: number;
  readonly zones: readonly string[];
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
  /** MiB of the machine that are not registered: kernel, agent, reserved memory. */
  readonly reserved: number;
  /** Index into `attributeSets`. */
  readonly attributes: number;
  /** Network interfaces, GPUs and the like, where the instance has a number of them that matters. */
  readonly devices: readonly PictureDevice[];
  /** Host ports that a service requires and that none of the tasks shown uses, by who has them. */
  readonly otherPorts: Readonly<Record<string, 'agent' | 'other'>>;
  /** Tasks that run or land here. */
  readonly taskCount: number;
  readonly tasks: readonly PictureTask[];
  /** By group: its index and how many, one pair after the other. */
  readonly counts: readonly number[];
  readonly link?: string;
}

export interface PictureAmount {
  readonly registered: number;
  readonly remaining: number;
}

/** How much of a countable device an instance has. */
export interface PictureDevice extends PictureAmount {
  /** A label of a few characters: `GPU`. */
  readonly label: string;
  /** `2 of 4 GPUs in use`. */
  readonly text: string;
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
  /** The sentence that Amazon ECS prints as a service event; empty where it prints none. */
  readonly event: string;
  /** What Amazon ECS does about them where it prints no event. */
  readonly report: string;
  readonly link?: string;
}

/** The copies of a service on one capacity provider of Fargate, spread over Availability Zones. */
export interface PictureFargate {
  /** `service:web`. */
  readonly name: string;
  /** `web`. */
  readonly label: string;
  readonly capacityProvider: 'FARGATE' | 'FARGATE_SPOT';
  /** Copies to start, and those that run already. */
  readonly copies: number;
  readonly running: number;
  /** What one copy asks for. */
  readonly cpu: number;
  readonly memory: number;
  /** In alphabetical order; a subnet's id where nothing tells its zone, empty where nothing is known. */
  readonly zones: readonly {
    readonly zone: string;
    readonly copies: number;
    readonly running: number;
  }[];
  readonly link?: string;
}

/** What a cluster comes to, for comparing variants. */
export interface PictureTotals {
  readonly placed: number;
  readonly desired: number;
  readonly used: number;
  readonly instances: number;
  readonly cpu: PictureShare;
  readonly memory: PictureShare;
  /** Tasks by Availability Zone, zones in alphabetical order. */
  readonly zones: readonly { readonly zone: string; readonly tasks: number }[];
  /** USD an hour at list price (on demand, Linux, us-east-1) of the instances whose price is known. */
  readonly price: number;
  /** Instances whose price is not known. */
  readonly unpriced: number;
}

export interface PictureShare {
  readonly registered: number;
  readonly used: number;
  /** Free on instances that lack the other for the smallest copy: nothing of the plan can use it. */
  readonly stranded: number;
}

/** Why a task stands where it stands, why others found no place, or what an instance does. */
export type Explanation = PlacedExplanation | UnplacedExplanation | InstanceExplanation;

export interface PlacedExplanation {
  readonly kind: 'placed';
  readonly title: string;
  /** Index of the instance that it is on. */
  readonly instance: number;
  /** The way through the stages, in the order of the placement process. */
  readonly stages: readonly {
    readonly label: string;
    readonly left: number;
    readonly text: string;
    /** True for the one that removed the runner-up. */
    readonly decisive: boolean;
  }[];
  readonly decided: string;
  /** Index of the instance that would have been chosen otherwise. */
  readonly runnerUp?: number;
  readonly links: readonly PictureLink[];
}

export interface UnplacedExplanation {
  readonly kind: 'unplaced';
  readonly title: string;
  /** The service event of Amazon ECS, or what it does where it prints none; one of them is empty. */
  readonly event: string;
  readonly report: string;
  readonly reasons: readonly string[];
  /** What instances failed, that of most instances first: the columns of the matrix. */
  readonly columns: readonly { readonly code: string; readonly label: string }[];
  /** By instance of the picture: the first of the columns that it failed; -1 for none. */
  readonly lacks: readonly number[];
  /** What every instance passed. */
  readonly passed: readonly string[];
  /** Instances that failed the same, folded; what most of them failed first. */
  readonly rows: readonly MatrixRow[];
  /** Instances that are in none of the rows, because there would be too many. */
  readonly more: number;
  readonly advice: readonly PictureAdvice[];
  readonly links: readonly PictureLink[];
}

export interface MatrixRow {
  /** In alphabetical order; empty where an instance is in none that is known. */
  readonly zones: readonly string[];
  readonly count: number;
  /** The first of them; their indices are those of the picture. */
  readonly instances: readonly { readonly label: string; readonly index: number }[];
  /** By column what was lacking. */
  readonly cells: readonly MatrixCell[];
}

/** What instances lack of one kind. */
export interface MatrixCell {
  /** In words; empty where nothing is lacking. */
  readonly text: string;
  /** Of an amount, in CPU units, MiB or whole devices: what a task requires and the most that is available. */
  readonly amount?: {
    readonly resource: string;
    readonly required: number;
    readonly available: number;
  };
}

/** A change that would let more tasks be placed; `changes` are that and all that is tried already. */
export interface PictureAdvice {
  readonly message: string;
  readonly changes: readonly PlanChange[];
}

export interface InstanceExplanation {
  readonly kind: 'instance';
  readonly title: string;
  /** As results and events name it. */
  readonly name: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The first of its tasks. */
  readonly tasks: readonly PictureTask[];
  readonly taskCount: number;
  /** What did not land and what this instance lacks for it. */
  readonly refuses: readonly {
    readonly group: number;
    readonly copies: number;
    readonly reasons: readonly string[];
  }[];
  readonly links: readonly PictureLink[];
}

/** A place in a document that decides, named for people. */
export interface PictureLink {
  readonly label: string;
  readonly link: string;
}

/** What came of trying changes. */
export interface Trial {
  readonly picture: Picture;
  /** What is wrong with the changes, such as a constraint that cannot be read. */
  readonly problems: readonly string[];
  /** One of the problems is an error: this is not what was meant. */
  readonly broken: boolean;
  /** Each change in a few words, in the order of the changes. */
  readonly words: readonly string[];
  /** Whether anything of it can be written into files. */
  readonly writable: boolean;
}

/** What other seeds come to. */
export interface Shuffle {
  readonly seeds: number;
  /** Tasks placed at worst and at best, and seeds that lead there. */
  readonly fewest: { readonly placed: number; readonly seed: number };
  readonly most: { readonly placed: number; readonly seed: number };
  /** Seeds with which each instance runs the same as with the plan's seed. */
  readonly same: number;
  readonly sentence: string;
}
