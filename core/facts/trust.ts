import { looseArn } from './loose-arn.ts';
import type { Role } from './need.ts';
import type { PolicyDocument } from './policy.ts';
import type { Scope } from './scope.ts';

/** Who takes each role. Sources: Amazon ECS developer guide, the pages of the roles. */
const PRINCIPALS: Readonly<Partial<Record<Role, string>>> = {
  execution: 'ecs-tasks.amazonaws.com',
  task: 'ecs-tasks.amazonaws.com',
  instance: 'ec2.amazonaws.com',
  infrastructure: 'ecs.amazonaws.com',
};

/**
 * The trust policy of a role; undefined for the deployment role, which no service assumes.
 *
 * Tasks take their roles with the ARN of the Region and the account alone: a cluster or a family in
 * `aws:SourceArn` fails only when a task starts. For the infrastructure role the guide shows no condition.
 * @param roleArn of the role, which tells its account
 */
export function trustOf(
  role: Role,
  scope: Scope,
  roleArn: string | undefined,
): PolicyDocument | undefined {
  const principal = PRINCIPALS[role];
  if (!principal) return undefined;
  const arn = looseArn(roleArn);
  const where = arn ? { account: arn.account, partition: arn.partition } : {};
  const source = scope.arn('ecs', '*', where);
  const condition = {
    ArnLike: { 'aws:SourceArn': source },
    StringEquals: { 'aws:SourceAccount': where.account ?? scope.account?.value ?? '<ACCOUNT_ID>' },
  };
  const ofTasks = role === 'execution' || role === 'task';
  // Amazon EC2 has a principal of its own in China.
  const china = scope.arn('ecs', '*', where).startsWith('arn:aws-cn:');
  const service = role === 'instance' && china ? `${principal}.cn` : principal;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        ...(ofTasks && { Condition: condition }),
      },
    ],
  };
}
