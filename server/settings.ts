import type { Connection } from 'vscode-languageserver';
import { CHOICES, type Choices } from '../core/lint/settings.ts';

/** What people can set, section `stowage`. */
export interface Settings {
  readonly lint: {
    readonly enable: boolean;
    /** Milliseconds of quiet after a keystroke before diagnostics are pushed. */
    readonly delay: number;
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
  lint: { enable: true, delay: 100, rules: {}, workspace: false },
  hints: { units: true, sums: true, hostPort: true, networkMode: true },
};

/** Longest delay that makes sense to wait, in milliseconds. */
const LONGEST_DELAY = 5000;

/** Reads the settings from the client; anything unreadable falls back to its default. */
export async function readSettings(connection: Connection, supported: boolean): Promise<Settings> {
  if (!supported) return DEFAULTS;
  const given: unknown = await connection.workspace.getConfiguration('stowage').catch(() => ({}));
  const lint = member(given, 'lint');
  const hints = member(given, 'hints');
  const delay = member(lint, 'delay');
  return {
    lint: {
      enable: flag(member(lint, 'enable'), DEFAULTS.lint.enable),
      delay:
        typeof delay === 'number' && delay >= 0
          ? Math.min(delay, LONGEST_DELAY)
          : DEFAULTS.lint.delay,
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

/** The choices that can be used; the schema of the setting tells about the others. */
function choices(given: unknown): Choices {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([rule, value]) => {
      const choice = CHOICES.find((each) => each === value);
      return choice ? [[rule, choice]] : [];
    }),
  );
}

function flag(given: unknown, fallback: boolean): boolean {
  return typeof given === 'boolean' ? given : fallback;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
