import type { Params } from '../text/message.ts';
import type { Range } from '../text/node.ts';
import type { Preset } from './presets.ts';
import type { Fix, Severity } from './rule.ts';

/** What one rule says about one place. */
export interface Finding extends Range {
  readonly rule: string;
  readonly severity: Severity;
  /** The smallest preset in which this is reported. */
  readonly preset: Preset;
  /** A template with the parameters of `params`. */
  readonly message: string;
  readonly params: Params;
  readonly fixes: readonly Fix[];
  readonly related: readonly (Range & { readonly message: string; readonly params: Params })[];
  /** Changes the names of members in a sentence about it into those of its notation, where they differ. */
  readonly spell?: (sentence: string) => string;
}
