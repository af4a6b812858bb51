import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { CHOSEN_KINDS, type ChosenKind } from '../core/ecs/recognise.ts';
import { matchesGlob } from '../core/lint/glob.ts';
import { DEFAULT_PRESET, PRESETS, type Preset } from '../core/lint/presets.ts';
import { CHOICES, type Choices } from '../core/lint/settings.ts';

/** What people can set, section `stowage`. */
export interface Settings {
  /** What files are, against what they look like: by glob, the last one that fits counts. */
  readonly documents: readonly (readonly [glob: string, kind: ChosenKind])[];
  readonly lint: {
    readonly enable: boolean;
    /** Milliseconds of quiet after a keystroke before diagnostics are pushed. */
    readonly delay: number;
    /** The preset where no `.stowagerc.json` names one. */
    readonly preset: Preset;
    /** Severity, or `off`, by rule. */
    readonly rules: Choices;
    /** Judge the documents of the workspace that are not open as well. */
    readonly workspace: boolean;
  };
  /** Which inlay hints are shown. */
  readonly hints: {
    readonly units: boolean;
    readonly sums: boolean;
    readonly hostPort: boolean;
    readonly networkMode: boolean;
  };
}

export const DEFAULTS: Settings = {
  documents: [],
  lint: { enable: true, delay: 100, preset: DEFAULT_PRESET, rules: {}, workspace: false },
  hints: { units: true, sums: true, hostPort: true, networkMode: true },
};

/** Longest delay that makes sense to wait, in milliseconds. */
const LONGEST_DELAY = 5000;

/**
 * Reads the settings from the client; anything unreadable falls back to its default.
 * @param connection to a client that can be asked
 * @param sent what the client has sent by itself, which counts where it answers nothing
 */
export async function readSettings(
  connection: Connection | undefined,
  sent: unknown,
): Promise<Settings> {
  const asked: unknown = await connection?.workspace
    .getConfiguration('stowage')
    .catch(() => undefined);
  const given = asked ?? sent;
  const lint = member(given, 'lint');
  const hints = member(given, 'hints');
  const delay = member(lint, 'delay');
  return {
    documents: Object.entries(object(member(given, 'documents'))).flatMap(([glob, value]) => {
      const kind = CHOSEN_KINDS.find((each) => each === value);
      return kind ? [[glob, kind] as const] : [];
    }),
    lint: {
      enable: flag(member(lint, 'enable'), DEFAULTS.lint.enable),
      delay:
        typeof delay === 'number' && delay >= 0
          ? Math.min(delay, LONGEST_DELAY)
          : DEFAULTS.lint.delay,
      preset: PRESETS.find((each) => each === member(lint, 'preset')) ?? DEFAULTS.lint.preset,
      rules: choices(member(lint, 'rules')),
      workspace: flag(member(lint, 'workspace'), DEFAULTS.lint.workspace),
    },
    hints: {
      units: flag(member(hints, 'units'), DEFAULTS.hints.units),
      sums: flag(member(hints, 'sums'), DEFAULTS.hints.sums),
      hostPort: flag(member(hints, 'hostPort'), DEFAULTS.hints.hostPort),
      networkMode: flag(member(hints, 'networkMode'), DEFAULTS.hints.networkMode),
    },
  };
}

/** What someone chose that a document is; undefined where nobody did. */
export function choiceFor({ documents }: Settings, uri: string): ChosenKind | undefined {
  if (documents.length === 0) return undefined;
  const { path } = URI.parse(uri);
  return documents.findLast(([glob]) => matchesGlob(glob, path))?.[1];
}

/** The choices that can be used; the schema of the setting tells about the others. */
function choices(given: unknown): Choices {
  return Object.fromEntries(
    Object.entries(object(given)).flatMap(([rule, value]) => {
      const choice = CHOICES.find((each) => each === value);
      return choice ? [[rule, choice]] : [];
    }),
  );
}

function object(given: unknown): object {
  return typeof given === 'object' && given !== null ? given : {};
}

function flag(given: unknown, fallback: boolean): boolean {
  return typeof given === 'boolean' ? given : fallback;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
