import type { PlanChange } from '../../core/analysis/change/changes.ts';
import type { PictureFleet } from '../../core/view/fleet.ts';
import type { Explanation, Picture, Shuffle, Trial } from '../../core/view/picture.ts';
import type { GridColumn } from '../../core/view/resilience.ts';
import type { PictureTimeline } from '../../core/view/timeline.ts';
import type { FleetOption } from '../../protocol/fleet-options.ts';
import {
  type ConstraintCompletions,
  type HostMessage,
  readHostMessage,
  type ViewMessage,
} from '../../protocol/panel.ts';
import { type SentPicture, type SentTrial, unpack } from '../../protocol/sent-picture.ts';
import { type Kept, readKept } from './kept.ts';

const vscode = acquireVsCodeApi<unknown>();
const plan = document.body.dataset.plan ?? '';

/** What the host told: the picture and explanations are ours by construction once the guard let them in. */
export type FromHost =
  | { readonly type: 'picture'; readonly picture: Picture }
  | { readonly type: 'explanation'; readonly task: string; readonly explanation: Explanation }
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'trial'; readonly trial: Trial; readonly changes: readonly PlanChange[] }
  | { readonly type: 'shuffle'; readonly shuffle: Shuffle }
  | {
      readonly type: 'timeline';
      readonly timeline: PictureTimeline;
      readonly changes: readonly PlanChange[];
    }
  | {
      readonly type: 'resilience';
      readonly column: GridColumn;
      readonly changes: readonly PlanChange[];
    }
  | {
      readonly type: 'fleet';
      readonly fleet: PictureFleet;
      readonly options: readonly FleetOption[];
      readonly changes: readonly PlanChange[];
    }
  | { readonly type: 'fewest'; readonly instances: string; readonly count: number | null }
  | { readonly type: 'highlight'; readonly links: readonly string[] }
  | { readonly type: 'select'; readonly group: string }
  | ({ readonly type: 'completions' } & ConstraintCompletions)
  | { readonly type: 'said' | 'written'; readonly message: string }
  | { readonly type: 'exported'; readonly format: string; readonly text: string };

export function send(message: ViewMessage): void {
  vscode.postMessage(message);
}

/** Calls back with every message that fits the protocol; logs the others. */
export function listen(take: (message: FromHost) => void): () => void {
  const receive = ({ data }: MessageEvent<unknown>) => {
    const message = readHostMessage(data);
    if (message) take(opened(message));
    else console.warn('Stowage: a message that is none of ours was ignored.');
  };
  window.addEventListener('message', receive);
  return () => window.removeEventListener('message', receive);
}

/** A message as the panel reads it: a large picture was packed for its way. */
function opened(message: HostMessage): FromHost {
  if (message.type === 'picture') {
    return { type: 'picture', picture: unpack(message.picture as SentPicture) };
  }
  if (message.type === 'trial') {
    const trial = message.trial as SentTrial;
    const { changes } = message;
    return { type: 'trial', trial: { ...trial, picture: unpack(trial.picture) }, changes };
  }
  return message as FromHost;
}

/** What the panel showed before a reload. */
export function recall(): Kept {
  return readKept(vscode.getState());
}

export function remember(kept: Kept): void {
  vscode.setState({ ...kept, plan });
}
