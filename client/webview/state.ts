import type { PictureInstance } from '../../core/view/picture.ts';
import { t } from './text.ts';

/** Whether an instance is left out whatever is placed: it drains, or its agent is disconnected. */
export function isIdle({ status, agentConnected }: PictureInstance): boolean {
  return status !== 'ACTIVE' || !agentConnected;
}

/** The type of an instance, where its name does not say it already. */
export function typeBeside({ label, type }: PictureInstance): string {
  return label.startsWith(type) ? '' : type;
}

/** Why an instance takes no tasks, in a few words; empty where it takes some. */
export function stateOf({ status, agentConnected }: PictureInstance): string {
  if (agentConnected) return status === 'ACTIVE' ? '' : status;
  if (status === 'ACTIVE') return t('agent disconnected');
  return t('{status}, agent disconnected', { status });
}
