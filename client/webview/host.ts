import type { Explanation, Picture } from '../../core/placement/picture.ts';
import { readHostMessage, type ViewMessage } from '../../core/placement/protocol.ts';

/** What the panel keeps over a reload. */
export interface Kept {
  /** The plan; the host reopens the panel by it. */
  readonly plan: string;
  readonly selected?: string;
}

const vscode = acquireVsCodeApi<Kept>();
const plan = document.body.dataset.plan ?? '';

/** What the host told: the picture and explanations are ours by construction once the guard let them in. */
export type FromHost =
  | { readonly type: 'picture'; readonly picture: Picture }
  | { readonly type: 'explanation'; readonly task: string; readonly explanation: Explanation }
  | { readonly type: 'problem'; readonly message: string };

export function send(message: ViewMessage): void {
  vscode.postMessage(message);
}

/** Calls back with every message that fits the protocol; logs the others. */
export function listen(take: (message: FromHost) => void): () => void {
  const receive = ({ data }: MessageEvent<unknown>) => {
    const message = readHostMessage(data);
    if (message) take(message as FromHost);
    else console.warn('Stowage: a message that is none of ours was ignored.');
  };
  window.addEventListener('message', receive);
  return () => window.removeEventListener('message', receive);
}

/** The id that was selected before a reload. */
export function recall(): string | undefined {
  const kept: unknown = vscode.getState();
  const selected =
    typeof kept === 'object' && kept !== null && 'selected' in kept ? kept.selected : undefined;
  return typeof selected === 'string' ? selected : undefined;
}

export function remember(selected: string | undefined): void {
  vscode.setState(selected === undefined ? { plan } : { plan, selected });
}
