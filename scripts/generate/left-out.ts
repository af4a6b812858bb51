/** What one might expect among the rules and will not find, each with the reason. */
export const LEFT_OUT: readonly (readonly [what: string, why: string])[] = [
  [
    'schema-root-not-taskdef',
    'A daemon task definition belongs to another API. Such a file is not recognised as a task definition, so that nothing is said about it.',
  ],
  [
    'port-host-port-range-output',
    'The member hostPortRange is no field of the request: schema-unknown-property names it.',
  ],
  [
    'firelens-windows',
    'windows-unsupported-parameters names firelensConfiguration among what Windows does not support.',
  ],
  [
    'fargate-tmpfs-obsolete',
    'Fargate takes tmpfs mounts by its current documentation; older documents that forbid them are wrong.',
  ],
  [
    'log options of splunk, fluentd, gelf, syslog, journald and json-file',
    'No list of what Amazon ECS accepts is known; only awslogs has been seen to refuse options.',
  ],
  [
    'Linux capabilities on EC2',
    'A refusal of an unknown capability has not been seen; those that open the instance are judged by security-capabilities.',
  ],
  ['tmpfs mount options', 'A refusal of an unknown option has not been seen.'],
];
