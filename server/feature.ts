import type { ServerCapabilities } from 'vscode-languageserver';
import type { Diagnostics } from './features/diagnostics.ts';
import type { Session } from './session.ts';

/** What a feature is told while the server runs. URIs are those of documents and files. */
export interface FeatureEvents {
  /** The settings were read, at first and after each change. */
  configured?(): void;
  opened?(uri: string): void;
  edited?(uri: string): void;
  closed?(uri: string): void;
  /** Files changed on disk; `listed` are those that were created or deleted. */
  changed?(uris: readonly string[], listed: readonly string[]): void;
  /** The workspace folders changed. */
  folders?(): void;
  dispose?(): void;
}

/** A feature of the language server: an entry in features.ts and nothing else. */
export interface Feature {
  readonly capabilities?: ServerCapabilities;
  /** Answers the requests of the feature. */
  register(session: Session, diagnostics: Diagnostics): FeatureEvents | undefined;
}
