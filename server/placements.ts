import type { CancellationToken } from 'vscode-languageserver';
import { type PlanChange, readChanges } from '../core/analysis/change/changes.ts';
import type { FileEdits } from '../core/analysis/change/files.ts';
import { findingStuck, type StuckDeployment } from '../core/analysis/over-time/stuck.ts';
import { tryChanges } from '../core/analysis/whatif/try.ts';
import { placing, placingAgain } from '../core/placement/place.ts';
import { carryOver } from '../core/plan/carry-over.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/read-plan.ts';
import { Trees } from '../core/plan/trees.ts';
import type { PlanWorkspace } from '../core/plan/workspace.ts';
import type { Message } from '../core/text/message.ts';
import type { Placed } from '../core/view/model/placed.ts';
import { Job, Jobs } from './job.ts';
import { calm, deadline, inSlices } from './slices.ts';

/** A plan with changes that are tried, placed, and the edits that would write them. */
export interface PlacedTrial extends Placed {
  readonly edits: FileEdits;
  /** Why some of the changes cannot be written beside the others. */
  readonly conflicts: readonly Message[];
}

/** A placed plan with the services of which a deployment is stuck. */
export interface PlacedStuck extends Placed {
  readonly stuck: readonly StuckDeployment[];
}

/** Told how far a placing is. */
export interface Watching {
  report(done: number): void;
  end(): void;
}

/** Plans that no one looks at whose results are kept: a task definition has lenses of several plans. */
const MAX_IDLE = 64;

/** Milliseconds that deployments of services are tried. */
const DEPLOYMENT_TIME = 500;

/** Plans of which is remembered what they were read from. */
const MAX_WATCHED = 512;

/**
 * The plans as they are read and placed, each kept until something that it was read from changes.
 * Of plans that are neither open nor shown in a panel only those used last are kept.
 */
export class Placements {
  /** Told of each placing that begins, with what cancels it. */
  watch: (plan: string, cancel: () => void) => Watching = () => ({ report() {}, end() {} });
  private readonly workspace: PlanWorkspace;
  private readonly trees = new Trees();
  private readonly plans = new Jobs<Plan>((uri, signal) => this.read(uri, signal));
  private readonly placed = new Jobs<Placed>((uri, signal) => this.place(uri, signal));
  private readonly stuck = new Jobs<PlacedStuck>((uri, signal) => this.findStuck(uri, signal));
  /** What each plan came to when it was last placed: what has not changed is not placed again. */
  private readonly last = new Map<string, Placed>();
  /** What plans were read from; kept when a plan is out of date, so that changes still concern it. */
  private readonly filesOf = new Map<string, ReadonlySet<string>>();
  private readonly versions = new Map<string, number>();
  /** Counts the changes of all plans: no version comes twice, also when a plan was forgotten. */
  private changes = 0;
  private readonly isOpen: (uri: string) => boolean;
  /** Plans that a panel shows. */
  private readonly shown = new Set<string>();
  /** Plans of which something is kept, the one used last at the end. */
  private readonly used = new Set<string>();
  /** The last trial of each plan: questions about it follow. */
  private readonly trials = new Map<string, { key: string; job: Job<PlacedTrial> }>();

  /** @param isOpen whether a plan is open in an editor */
  constructor(workspace: PlanWorkspace, isOpen: (uri: string) => boolean) {
    this.workspace = workspace;
    this.isOpen = isOpen;
  }

  /** How many plans have results that are kept, and how many are watched for changes. */
  get kept(): { readonly plans: number; readonly watched: number } {
    const plans = new Set([...this.used, ...this.last.keys(), ...this.trials.keys()]);
    return { plans: plans.size, watched: this.filesOf.size };
  }

  /** A panel shows the plan: what is known of it stays until the panel is closed. */
  show(uri: string): void {
    this.shown.add(uri);
  }

  /** The panel of the plan was closed. */
  hide(uri: string): void {
    this.shown.delete(uri);
    this.release(uri);
  }

  /** Forgets what came of a plan that is neither open nor shown. */
  release(uri: string): void {
    if (this.isOpen(uri) || this.shown.has(uri)) return;
    this.used.delete(uri);
    this.drop(uri);
    this.last.delete(uri);
  }

  /** The plan as it is read, placed or not. */
  plan(uri: string, token?: CancellationToken): Promise<Plan> {
    this.use(uri);
    return this.plans.get(uri, token);
  }

  /**
   * The plan with what comes of it; when it changes meanwhile, the changed one.
   * @throws Stopped when the request or the placing is cancelled
   */
  get(uri: string, token?: CancellationToken): Promise<Placed> {
    this.use(uri);
    return this.placed.get(uri, token);
  }

  /**
   * The plan with the services of which a deployment is stuck: simulated once for each version of the plan,
   * and cancelled as soon as the plan changes.
   */
  getStuck(uri: string): Promise<PlacedStuck> {
    this.use(uri);
    return this.stuck.get(uri);
  }

  /** Forgets that the user has cancelled the placing. */
  resume(uri: string): void {
    if (this.placed.isCancelled(uri)) this.placed.drop(uri);
  }

  /**
   * The plan with changes made to it, in memory alone. It takes the place of the last trial.
   * @throws Stopped when another trial takes its place
   */
  trial(
    plan: string,
    changes: readonly PlanChange[],
    token?: CancellationToken,
  ): Promise<PlacedTrial> {
    this.use(plan);
    const key = JSON.stringify(changes);
    const known = this.trials.get(plan);
    if (known?.key === key) return known.job.wait(token);
    known?.job.stop('outOfDate');
    const watching = this.watch(plan, () => job.stop('cancelled'));
    const job = new Job((signal) =>
      this.attempt(plan, changes, signal, watching.report).finally(watching.end),
    );
    this.trials.set(plan, { key, job });
    // A failure is not kept: the next question tries again.
    job.done.catch(() => {
      if (this.trials.get(plan)?.job === job) this.trials.delete(plan);
    });
    return job.wait(token);
  }

  /**
   * The plan with the changes that are tried, or as it is written where there are none.
   * @throws Stopped as `trial` and `get` do
   */
  getWith(
    plan: string,
    changes: readonly PlanChange[],
    token?: CancellationToken,
  ): Promise<Placed> {
    return changes.length > 0 ? this.trial(plan, changes, token) : this.get(plan, token);
  }

  /** Like `trial`, but nothing follows: the last trial stays what it is. */
  async attempt(
    uri: string,
    changes: readonly PlanChange[],
    signal: AbortSignal,
    onProgress?: (done: number) => void,
  ): Promise<PlacedTrial> {
    const before = await this.get(uri);
    signal.throwIfAborted();
    if (!readChanges(changes))
      throw new RangeError('The panel sent a change that is none of ours.');
    const workspace = calm(this.workspace, signal);
    const tried = await tryChanges(before.plan, changes, workspace, this.trees.aside());
    const plan = carryOver(before.plan, tried.plan);
    const { edits, conflicts } = tried;
    return { ...(await placeAfter(before, plan, signal, onProgress)), edits, conflicts };
  }

  /** How often the plan has changed: tells an answer that is out of date. */
  version(plan: string): number {
    return this.versions.get(plan) ?? 0;
  }

  /**
   * To be told of each file that changed.
   * @returns the plans whose picture may no longer be true
   */
  changed(uri: string): string[] {
    const concerned = [...this.filesOf].filter(([plan, files]) => plan === uri || files.has(uri));
    for (const [plan] of concerned) {
      this.drop(plan);
      this.versions.set(plan, ++this.changes);
    }
    return concerned.map(([plan]) => plan);
  }

  /** What is known of the plan is out of date. */
  private drop(plan: string): void {
    this.plans.drop(plan);
    this.placed.drop(plan);
    this.stuck.drop(plan);
    this.trials.get(plan)?.job.stop('outOfDate');
    this.trials.delete(plan);
  }

  /** The plan is asked for; of those that no one looks at, the one that was used longest ago goes. */
  private use(uri: string): void {
    this.used.delete(uri);
    this.used.add(uri);
    const idle = [...this.used].filter((plan) => !this.isOpen(plan) && !this.shown.has(plan));
    for (const plan of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) this.release(plan);
    for (const plan of this.filesOf.keys()) {
      if (this.filesOf.size < MAX_WATCHED) return;
      if (this.used.has(plan)) continue;
      this.filesOf.delete(plan);
      this.versions.delete(plan);
    }
  }

  private async read(uri: string, signal: AbortSignal): Promise<Plan> {
    if (!this.filesOf.has(uri)) this.filesOf.set(uri, new Set([uri]));
    const plan = await readPlan(uri, calm(this.workspace, signal), this.trees);
    this.filesOf.set(uri, new Set([uri, ...plan.files]));
    const before = this.last.get(uri);
    return before ? carryOver(before.plan, plan) : plan;
  }

  private async findStuck(uri: string, signal: AbortSignal): Promise<PlacedStuck> {
    const placed = await this.get(uri);
    const work = findingStuck(placed.plan, placed.result, deadline(DEPLOYMENT_TIME));
    return { ...placed, stuck: await inSlices(work, signal) };
  }

  private async place(uri: string, signal: AbortSignal): Promise<Placed> {
    const watching = this.watch(uri, () => this.placed.cancel(uri));
    try {
      const plan = await this.plan(uri);
      const placed = await placeAfter(this.last.get(uri), plan, signal, watching.report);
      // Nobody may look at the plan any longer.
      if (this.used.has(uri)) this.last.set(uri, placed);
      return placed;
    } finally {
      watching.end();
    }
  }
}

/** Places a plan; what it has in common with what was placed before is taken over. */
async function placeAfter(
  before: Placed | undefined,
  plan: Plan,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<Placed> {
  const requests = plan.requests.map(({ request }) => request);
  const { cluster, seed } = plan;
  const known = before?.result.cluster === cluster && before.result.seed === seed;
  const work = known ? placingAgain(before.result, requests) : placing(cluster, requests, { seed });
  return { plan, result: await inSlices(work, signal, onProgress) };
}
