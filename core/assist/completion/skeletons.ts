import { type Draft, text, withoutStops } from '../../text/draft.ts';
import { own } from '../../text/own.ts';
import type { CompletionItem } from './item.ts';

/** Identifiers of AWS with stops where the account's own parts go, by member. */
const SKELETONS: Readonly<Record<string, readonly string[]>> = {
  taskRoleArn: ['arn:aws:iam::${1:111122223333}:role/${2:ecsTaskRole}'],
  executionRoleArn: ['arn:aws:iam::${1:111122223333}:role/${2:ecsTaskExecutionRole}'],
  valueFrom: [
    'arn:aws:secretsmanager:${1:us-east-1}:${2:111122223333}:secret:${3:name-AbCdEf}',
    'arn:aws:ssm:${1:us-east-1}:${2:111122223333}:parameter/${3:name}',
  ],
  credentialsParameter: [
    'arn:aws:secretsmanager:${1:us-east-1}:${2:111122223333}:secret:${3:name-AbCdEf}',
  ],
  image: ['${1:111122223333}.dkr.ecr.${2:us-east-1}.amazonaws.com/${3:app}:${4:1.0.0}'],
  targetGroupArn: [
    'arn:aws:elasticloadbalancing:${1:us-east-1}:${2:111122223333}:targetgroup/${3:app}/${4:0123456789abcdef}',
  ],
  registryArn: [
    'arn:aws:servicediscovery:${1:us-east-1}:${2:111122223333}:service/${3:srv-0123456789abcdef}',
  ],
};

/** What can be written for a member that holds such an identifier. */
export function skeletons(
  name: string | number | undefined,
): { text: string; draft: Draft; kind: CompletionItem['kind'] }[] {
  return (own(SKELETONS, String(name)) ?? []).map((snippet) => {
    return { text: withoutStops(snippet), draft: text(snippet), kind: 'block' };
  });
}
