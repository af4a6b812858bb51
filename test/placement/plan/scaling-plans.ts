import { format } from '../../../core/text/message.ts';
import { group, read } from './shop.ts';

/* A plan with one service, to which tests add what scales it. */

export const task = {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 512, memory: 1024 }],
};
export const service = { serviceName: 'web', desiredCount: 2, taskDefinition: task };
/** The points of a load that does not change. */
export const points = [[0, 512]];

export const readPlan = (more: object, files: Record<string, string | object> = {}) =>
  read({ containerInstances: [group], services: [service], ...more }, files);

/** What a plan is told of. */
export const said = (plan: Awaited<ReturnType<typeof read>>): string[] =>
  plan.findings.map(({ message }) => format(message));
