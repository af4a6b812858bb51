import type { Placed } from '../core/placement/drawing/draw.ts';
import type { PlanChange } from '../core/placement/picture.ts';
import { place } from '../core/placement/place.ts';
import type { Plan } from '../core/placement/plan/plan.ts';
import { readPlan } from '../core/placement/plan/read-plan.ts';
import type { PlanWorkspace } from '../core/placement/plan/workspace.ts';
import type { FileEdits } from '../core/placement/whatif/edits.ts';
import { tryChanges } from '../core/placement/whatif/try.ts';

/** A plan with changes that are tried, placed, and the edits that would write them. */
export interface PlacedTrial extends Placed {
  readonly edits: FileEdits;
}

/** The placed plans, each kept until something that it was read from changes. */
export class Placements {
  private readonly workspace: PlanWorkspace;
  /** Placed plans, and those being read. */
  private readonly entries = new Map<string, Promise<Placed>>();
  /** What plans were read from; kept when a plan is out of date, so that changes still concern it. */
  private readonly filesOf = new Map<string, ReadonlySet<string>>();
  private readonly versions = new Map<string, number>();
  /** The last trial of each plan: questions about it follow. */
  private readonly trials = new Map<string, { key: string; placed: Promise<PlacedTrial> }>();

  constructor(workspace: PlanWorkspace) {
    this.workspace = workspace;
  }

  /** Reads and places the plan, unless nothing has changed since. */
  get(plan: string): Promise<Placed> {
    const known = this.entries.get(plan);
    if (known) return known;
    const placed = this.read(plan);
    this.entries.set(plan, placed);
    // A failure is not kept: the next question tries again.
    placed.catch(() => this.entries.delete(plan));
    return placed;
  }

  /** The plan with changes made to it, in memory alone. */
  trial(plan: string, changes: readonly PlanChange[]): Promise<PlacedTrial> {
    const key = JSON.stringify(changes);
    const known = this.trials.get(plan);
    if (known?.key === key) return known.placed;
    const placed = this.make(plan, changes);
    this.trials.set(plan, { key, placed });
    placed.catch(() => this.trials.delete(plan));
    return placed;
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
      this.entries.delete(plan);
      this.trials.delete(plan);
      this.versions.set(plan, this.version(plan) + 1);
    }
    return concerned.map(([plan]) => plan);
  }

  private async read(uri: string): Promise<Placed> {
    if (!this.filesOf.has(uri)) this.filesOf.set(uri, new Set([uri]));
    const plan = await readPlan(uri, this.workspace);
    this.filesOf.set(uri, new Set([uri, ...plan.files]));
    return placePlan(plan);
  }

  private async make(uri: string, changes: readonly PlanChange[]): Promise<PlacedTrial> {
    const { plan } = await this.get(uri);
    const tried = await tryChanges(plan, changes, this.workspace);
    return { ...placePlan(tried.plan), edits: tried.edits };
  }
}

function placePlan(plan: Plan): Placed {
  const requests = plan.requests.map(({ request }) => request);
  return { plan, result: place(plan.cluster, requests, { seed: plan.seed }) };
}
