/** Options of a log driver, those that are needed first. */
interface LogOption {
  readonly name: string;
  readonly value: string;
  readonly needed?: boolean;
}

/**
 * By driver, with sensible values as snippets. Sources: developer guide, "Using the awslogs log
 * driver"; API reference, LogConfiguration.
 */
export const LOG_OPTIONS: Readonly<Record<string, readonly LogOption[]>> = {
  awslogs: [
    { name: 'awslogs-group', value: '${1:/ecs/app}', needed: true },
    { name: 'awslogs-region', value: '${1:us-east-1}', needed: true },
    { name: 'awslogs-stream-prefix', value: '${1:ecs}', needed: true },
    { name: 'awslogs-create-group', value: 'true' },
    { name: 'awslogs-datetime-format', value: '${1:%Y-%m-%d %H:%M:%S}' },
    { name: 'awslogs-multiline-pattern', value: '$1' },
    { name: 'mode', value: '${1|non-blocking,blocking|}' },
    { name: 'max-buffer-size', value: '${1:25m}' },
  ],
  splunk: [
    { name: 'splunk-url', value: '$1', needed: true },
    { name: 'splunk-source', value: '$1' },
    { name: 'splunk-index', value: '$1' },
    { name: 'splunk-format', value: '${1|inline,json,raw|}' },
  ],
  awsfirelens: [
    { name: 'Name', value: '$1', needed: true },
    { name: 'log-driver-buffer-limit', value: '${1:2097152}' },
  ],
  'json-file': [
    { name: 'max-size', value: '${1:10m}' },
    { name: 'max-file', value: '${1:3}' },
  ],
};
