import type { Launch, RevisionSpec, Share } from './model.ts';

/** A service revision in a simulation, and what was learnt of its tasks. */
export class Revision {
  readonly spec: RevisionSpec;
  /** Image digests are known: no task has to start alone. */
  digestsKnown: boolean;
  /** Tasks that ended before digests were known. */
  digestFailures = 0;
  /** Tasks that are told to end before RUNNING, by an event. */
  toFail = 0;

  constructor(spec: RevisionSpec) {
    this.spec = spec;
    this.digestsKnown = spec.digestsKnown ?? false;
  }

  get name(): string {
    return this.spec.name;
  }

  get launches(): readonly Launch[] {
    return this.spec.launches;
  }

  /** The shares of its capacity provider strategy, one for each launch. */
  get shares(): readonly Share[] {
    return this.launches.map(({ share }) => share ?? { provider: '', base: 0, weight: 1 });
  }
}
