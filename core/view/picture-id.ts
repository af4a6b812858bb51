import type { PictureInstance } from './picture.ts';

/** The id under which the panel asks about a placed copy. */
export function taskId(outcome: number, copy: number): string {
  return `task ${outcome} ${copy}`;
}

/** The id of a task that ran before. */
export function runningId(instance: number, task: number): string {
  return `running ${instance} ${task}`;
}

/** The id under which the panel asks about what did not land of a request. */
export function unplacedId(outcome: number): string {
  return `unplaced ${outcome}`;
}

/** The short name of an instance: the last part of an ARN, anything else as it is. */
export function shortName(name: string): string {
  return name.startsWith('arn:') ? (name.split('/').at(-1) ?? name) : name;
}

/** Whether an instance is left out whatever is placed: it drains, or its agent is disconnected. */
export function isIdle({ status, agentConnected }: PictureInstance): boolean {
  return status !== 'ACTIVE' || !agentConnected;
}

export { groupLabel } from '../plan/addresses.ts';
