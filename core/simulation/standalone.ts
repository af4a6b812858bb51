import type { StandaloneSpec } from './model.ts';
import type { Settings } from './settings.ts';
import type { Task } from './task.ts';

/** The tasks of a family that belong to no service: they are not replaced. */
export class Standalone {
  readonly kind = 'standalone';
  readonly spec: StandaloneSpec;
  readonly settings: Settings;
  tasks: Task[] = [];
  /** Tasks that RunTask started, and those for which there was no room. */
  started = 0;
  unplaced = 0;

  constructor(spec: StandaloneSpec, settings: Settings) {
    this.spec = spec;
    this.settings = settings.over(spec.timing);
  }

  get name(): string {
    return this.spec.family;
  }

  sweep(): void {
    this.tasks = this.tasks.filter(({ state }) => state !== 'STOPPED');
  }
}
