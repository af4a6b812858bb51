import { type LogOption, needed, option } from './option.ts';

const TAG = option(
  'tag',
  '$1',
  'A template for the tag of each message; the default is the first characters of the container ID.',
);

/**
 * Options by log driver, those that are needed first. `<REGION>` and `<FAMILY>` are filled in where they
 * are known. Sources: developer guide, "Using the awslogs log driver"; API reference, LogConfiguration;
 * Docker, "Logging drivers".
 */
export const LOG_OPTIONS: Readonly<Record<string, readonly LogOption[]>> = {
  awslogs: [
    needed(
      'awslogs-group',
      '${1:/ecs/<FAMILY>}',
      'The CloudWatch Logs log group. It must exist, unless `awslogs-create-group` is `true`.',
    ),
    needed(
      'awslogs-region',
      '${1:<REGION>}',
      'The Region of the log group. It can be another one than that of the task.',
    ),
    needed(
      'awslogs-stream-prefix',
      '${1:ecs}',
      'Log streams are named `PREFIX/CONTAINER/TASK-ID`. Needed on Fargate.',
    ),
    option(
      'awslogs-create-group',
      'true',
      'Creates the log group if there is none. The execution role then needs `logs:CreateLogGroup`. Default: `false`.',
    ),
    option(
      'awslogs-datetime-format',
      '${1:%Y-%m-%d %H:%M:%S}',
      'A pattern of `strftime`; a line that matches begins a message. Not together with `awslogs-multiline-pattern`.',
    ),
    option(
      'awslogs-multiline-pattern',
      '$1',
      'A regular expression; a line that matches begins a message. Not together with `awslogs-datetime-format`.',
    ),
    option(
      'mode',
      '${1|non-blocking,blocking|}',
      '`blocking` holds the container up while logs cannot be sent; `non-blocking` keeps them in a buffer and drops them when it is full.',
    ),
    option(
      'max-buffer-size',
      '${1:25m}',
      'The buffer of the mode `non-blocking`, in memory of the container. Default: `10m`.',
    ),
  ],
  splunk: [
    needed('splunk-url', '${1:https://<HOST>:8088}', "The URL of Splunk's HTTP Event Collector."),
    needed(
      'splunk-token',
      '$1',
      'The token of the HTTP Event Collector. It belongs into `secretOptions`, where it is not shown.',
    ),
    option('splunk-source', '$1', 'The source of the events.'),
    option('splunk-sourcetype', '$1', 'The source type of the events.'),
    option('splunk-index', '$1', 'The index of the events.'),
    option('splunk-format', '${1|inline,json,raw|}', 'The format of messages. Default: `inline`.'),
    option('splunk-insecureskipverify', 'true', 'Skips the check of the certificate.'),
  ],
  awsfirelens: [],
  fluentd: [
    option('fluentd-address', '${1:localhost:24224}', 'The address of Fluentd.'),
    option(
      'fluentd-async',
      '${1|true,false|}',
      'Connects in the background; without it the container stops if Fluentd cannot be reached.',
    ),
    TAG,
  ],
  gelf: [
    needed('gelf-address', '${1:udp://localhost:12201}', 'The address of the GELF server.'),
    option('gelf-compression-type', '${1|gzip,zlib,none|}', 'Compression over UDP.'),
    TAG,
  ],
  syslog: [
    option('syslog-address', '${1:udp://localhost:514}', 'The address of the syslog server.'),
    option('syslog-facility', '${1:daemon}', 'The facility of the messages.'),
    option('syslog-format', '${1|rfc5424,rfc5424micro,rfc3164|}', 'The format of messages.'),
    TAG,
  ],
  journald: [
    TAG,
    option('labels', '$1', 'Labels of the container that go into the message, with commas.'),
  ],
  'json-file': [
    option('max-size', '${1:10m}', 'The size at which a log file is rotated. Default: no limit.'),
    option('max-file', '${1:3}', 'How many rotated files are kept. Default: 1.'),
  ],
};
