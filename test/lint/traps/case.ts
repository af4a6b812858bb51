import { FARGATE, task } from '../../../core/lint/example.ts';

/** A document that Amazon ECS takes, or whose fate the text does not tell, though it looks wrong. */
export type Case = readonly [what: string, text: string, fileName?: string];

export const AWSVPC = '"networkMode": "awsvpc"';

/** The text of a task definition for Fargate. */
export const fargate = (...parts: string[]): string => task(...FARGATE, ...parts);

/** A log configuration that is complete, with more options. */
export const awslogs = (...options: string[]): string =>
  `"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/a", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "a"${options.map((each) => `, ${each}`).join('')} } }`;
