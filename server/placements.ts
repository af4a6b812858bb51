import type { CancellationToken } from 'vscode-languageserver';
import type { FileEdits } from '../core/analysis/whatif/edits.ts';
import type { PlanChange } from '../core/analysis/whatif/plan-change.ts';
import { tryChanges } from '../core/analysis/whatif/try.ts';
import { placing, placingAgain } from '../core/placement/place.ts';
import { carryOver } from '../core/plan/carry-over.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/read-plan.ts';
import { Trees } from '../core/plan/trees.ts';
import type { PlanWorkspace } from '../core/plan/workspace.ts';
import type { Placed } from '../core/view/model/draw.ts';
import { Job, Jobs } from './job.ts';
import { calm, inSlices } from './slices.ts';

/** A plan with changes that are tried, placed, and the edits that would write them. */
export interface PlacedTrial extends Placed {
  readonly edits: FileEdits;
}

/** Told how far a placing is. */
export interface Watching {
  report(done: number): void;
  end(): void;
}

/** The plans as they are read and placed, each kept until something that it was read from changes. */
export class Placements {
  /** Told of each placing that begins, with what cancels it. */
  watch: (plan: string, cancel: () => void) => Watching = () => ({ report() {}, end() {} });
  private readonly workspace: PlanWorkspace;
  private readonly trees = new Trees();
  private readonly plans = new Jobs<Plan>((uri, signal) => this.read(uri, signal));
  private readonly placed = new Jobs<Placed>((uri, signal) => this.place(uri, signal));
  /** What each plan came to when it was last placed: what has not changed is not placed again. */
  private readonly last = new Map<string, Placed>();
  /** What plans were read from; kept when a plan is out of date, so that changes still concern it. */
  private readonly filesOf = new Map<string, ReadonlySet<string>>();
  private readonly versions = new Map<string, number>();
  /** The last trial of each plan: questions about it follow. */
  private readonly trials = new Map<string, { key: string; job: Job<PlacedTrial> }>();

  constructor(workspace: PlanWorkspace) {
    this.workspace = workspace;
  }

  /** The plan as it is read, placed or not. */
  plan(uri: string, token?: CancellationToken): Promise<Plan> {
    return this.plans.get(uri, token);
  }

  /**
   * The plan with what comes of it; when it changes meanwhile, the changed one.
   * @throws Stopped when the request or the placing is cancelled
   */
  get(uri: string, token?: CancellationToken): Promise<Placed> {
    return this.placed.get(uri, token);
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

  /** Like `trial`, but nothing follows: the last trial stays what it is. */
  async attempt(
    uri: string,
    changes: readonly PlanChange[],
    signal: AbortSignal,
    onProgress?: (done: number) => void,
  ): Promise<PlacedTrial> {
    const before = await this.get(uri);
    signal.throwIfAborted();
    const workspace = calm(this.workspace, signal);
    const tried = await tryChanges(before.plan, changes, workspace, this.trees.aside());
    const plan = carryOver(before.plan, tried.plan);
    return { ...(await placeAfter(before, plan, signal, onProgress)), edits: tried.edits };
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
      this.plans.drop(plan);
      this.placed.drop(plan);
      this.trials.get(plan)?.job.stop('outOfDate');
      this.trials.delete(plan);
      this.versions.set(plan, this.version(plan) + 1);
    }
    return concerned.map(([plan]) => plan);
  }

  private async read(uri: string, signal: AbortSignal): Promise<Plan> {
    if (!this.filesOf.has(uri)) this.filesOf.set(uri, new Set([uri]));
    const plan = await readPlan(uri, calm(this.workspace, signal), this.trees);
    this.filesOf.set(uri, new Set([uri, ...plan.files]));
    const before = this.last.get(uri);
    return before ? carryOver(before.plan, plan) : plan;
  }

  private async place(uri: string, signal: AbortSignal): Promise<Placed> {
    const watching = this.watch(uri, () => this.placed.cancel(uri));
    try {
      const plan = await this.plan(uri);
      const placed = await placeAfter(this.last.get(uri), plan, signal, watching.report);
      this.last.set(uri, placed);
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
