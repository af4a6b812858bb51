/**
 * Which rules apply. Each preset includes the one before it: `recommended` has what is wrong or likely
 * wrong, `hardening` adds general advice that holds for most task definitions (a read-only root file
 * system, a user, health checks, tags, log modes), `all` adds what states a default or cannot be settled
 * by an edit of the file.
 */
export type Preset = 'recommended' | 'hardening' | 'all';

/** All presets, each included in the next. */
export const PRESETS: readonly Preset[] = ['recommended', 'hardening', 'all'];

/** What applies where nobody chose. */
export const DEFAULT_PRESET: Preset = 'recommended';

/** Whether a chosen preset has what belongs to another one. */
export function includesPreset(chosen: Preset, other: Preset): boolean {
  return PRESETS.indexOf(other) <= PRESETS.indexOf(chosen);
}
