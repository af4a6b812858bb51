import type { Connection } from 'vscode-languageserver';

/** What people can set, section `stowage`. */
export interface Settings {
  readonly lint: {
    readonly enable: boolean;
    /** Milliseconds of quiet after a keystroke before diagnostics are pushed. */
    readonly delay: number;
  };
}

export const DEFAULTS: Settings = { lint: { enable: true, delay: 100 } };

/** Longest delay that makes sense to wait, in milliseconds. */
const LONGEST_DELAY = 5000;

/** Reads the settings from the client; anything unreadable falls back to its default. */
export async function readSettings(connection: Connection, supported: boolean): Promise<Settings> {
  if (!supported) return DEFAULTS;
  const given: unknown = await connection.workspace.getConfiguration('stowage').catch(() => ({}));
  const lint = member(given, 'lint');
  const enable = member(lint, 'enable');
  const delay = member(lint, 'delay');
  return {
    lint: {
      enable: typeof enable === 'boolean' ? enable : DEFAULTS.lint.enable,
      delay:
        typeof delay === 'number' && delay >= 0
          ? Math.min(delay, LONGEST_DELAY)
          : DEFAULTS.lint.delay,
    },
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
