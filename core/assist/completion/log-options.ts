import { own } from '../../text/own.ts';

/** Options of a log driver, those that are needed first. */
interface LogOption {
  readonly name: string;
  readonly value: string;
  readonly needed?: boolean;
}

/** What an option can be, as far as its snippet tells. */
export function logOptionValues(driver: string | undefined, option: string): { text: string }[] {
  const { value } = own(LOG_OPTIONS, driver)?.find(({ name }) => name === option) ?? {};
  const [, choices, usual] = /^(?:\$\{1\|(.*)\|\}|\$\{1:(.*)\}|\$1)$/.exec(value ?? '') ?? [];
  if (choices !== undefined) return choices.split(',').map((text) => ({ text }));
  const only = usual ?? (value?.includes('$') ? undefined : value);
  return only === undefined ? [] : [{ text: only }];
}

/**
 * By driver, with sensible values as snippets. Sources: developer guide, "Using the awslogs log
 * driver" and "Send Amazon ECS logs to an AWS service"; API reference, LogConfiguration; Docker, "Logging
 * drivers".
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
    { name: 'Name', value: '${1|cloudwatch_logs,firehose,kinesis,s3|}', needed: true },
    { name: 'region', value: '${1:us-east-1}' },
    { name: 'log_group_name', value: '${1:/ecs/app}' },
    { name: 'log_stream_prefix', value: '${1:app-}' },
    { name: 'log-driver-buffer-limit', value: '${1:2097152}' },
  ],
  fluentd: [
    { name: 'fluentd-address', value: '${1:localhost:24224}' },
    { name: 'fluentd-async', value: '${1|true,false|}' },
    { name: 'tag', value: '$1' },
  ],
  gelf: [
    { name: 'gelf-address', value: '${1:udp://localhost:12201}', needed: true },
    { name: 'gelf-compression-type', value: '${1|gzip,zlib,none|}' },
    { name: 'tag', value: '$1' },
  ],
  syslog: [
    { name: 'syslog-address', value: '${1:udp://localhost:514}' },
    { name: 'syslog-facility', value: '${1:daemon}' },
    { name: 'syslog-format', value: '${1|rfc5424,rfc5424micro,rfc3164|}' },
    { name: 'tag', value: '$1' },
  ],
  journald: [
    { name: 'tag', value: '$1' },
    { name: 'labels', value: '$1' },
  ],
  'json-file': [
    { name: 'max-size', value: '${1:10m}' },
    { name: 'max-file', value: '${1:3}' },
  ],
};
