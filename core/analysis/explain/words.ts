import { message, type Reason, type ReasonCode } from '../../placement/stages/stage.ts';
import type { Message } from '../../text/message.ts';

/** One sentence for one instance and one for many. */
type Words = readonly [one: string, many: string];

const WORDS: Readonly<Record<ReasonCode, Words>> = {
  'RESOURCE:CPU': [
    '1 instance lacks CPU: {asked} units asked, {free} free',
    '{instances} instances lack CPU: {asked} units asked, {free} free at best',
  ],
  'RESOURCE:MEMORY': [
    '1 instance lacks memory: {asked} MiB asked, {free} free',
    '{instances} instances lack memory: {asked} MiB asked, {free} free at best',
  ],
  'RESOURCE:PORTS': [
    '1 instance has port {subject} in use',
    '{instances} instances have port {subject} in use',
  ],
  'RESOURCE:ENI': [
    '1 instance has no network interface left for an awsvpc task',
    '{instances} instances have no network interface left for an awsvpc task',
  ],
  'RESOURCE:GPU': [
    '1 instance lacks GPUs: {asked} asked, {free} free',
    '{instances} instances lack GPUs: {asked} asked, {free} free at best',
  ],
  ATTRIBUTE: [
    '1 instance lacks the attribute {subject}',
    '{instances} instances lack the attribute {subject}',
  ],
  AGENT: [
    '1 instance has its agent disconnected',
    '{instances} instances have their agents disconnected',
  ],
  STATUS: ['1 instance is {subject}', '{instances} instances are {subject}'],
  CAPACITY_PROVIDER: [
    '1 instance does not belong to capacity provider {subject}',
    '{instances} instances do not belong to capacity provider {subject}',
  ],
  MEMBER_OF: [
    '1 instance does not satisfy {subject}',
    '{instances} instances do not satisfy {subject}',
  ],
  DISTINCT_INSTANCE: [
    '1 instance already runs a task of {subject}',
    '{instances} instances already run a task of {subject}',
  ],
  NO_INSTANCES: ['no container instance was found', 'no container instance was found'],
};

const TOO_MANY_PORTS: Words = [
  '1 instance has no room for more static host ports',
  '{instances} instances have no room for more static host ports',
];

/** The same reason of several instances in one sentence, with what is free at best. */
export function counted(reasons: readonly Reason[], instances: number): Message {
  const [first] = reasons;
  const code = first?.code ?? 'NO_INSTANCES';
  const limit = code === 'RESOURCE:PORTS' && first?.subject === undefined;
  const [one, many] = first?.counted ?? (limit ? TOO_MANY_PORTS : WORDS[code]);
  const free = Math.max(...reasons.map((reason) => reason.free ?? 0));
  const params = { instances, asked: first?.asked ?? 0, free, subject: first?.subject ?? '' };
  return message(instances === 1 ? one : many, params);
}
