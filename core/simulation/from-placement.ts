import type { Outcome } from '../placement/model.ts';
import type { RunningTask, ServiceSpec } from './model.ts';

/** The tasks of a placement as those that run when a simulation starts. */
export function placedTasks(outcome: Outcome, revision: string, launch = 0): RunningTask[] {
  return Array.from(outcome.placed, (instance) => ({ revision, instance, launch, placed: true }));
}

/** A service of one request with what a placement made of it, and the defaults of ECS. */
export function serviceOf(outcome: Outcome): ServiceSpec {
  const { request, unplaced, placed } = outcome;
  return {
    name: request.group.replace(/^service:/, ''),
    group: request.group,
    scheduling: request.scheduling,
    desired: placed.length + unplaced,
    minimumHealthyPercent: request.scheduling === 'DAEMON' ? 0 : 100,
    maximumPercent: request.scheduling === 'DAEMON' ? 100 : 200,
    revisions: [{ name: 'current', launches: [{ kind: 'EC2', request }] }],
    running: placedTasks(outcome, 'current'),
  };
}
