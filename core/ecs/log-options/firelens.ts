import { type LogOption, needed, option } from './option.ts';

const REGION = needed('region', '${1:<REGION>}', 'The AWS Region of the destination.');
const ROLE = option(
  'role_arn',
  '$1',
  'A role that the router assumes, for a destination in another account.',
);
const SECRET = 'Put it into `secretOptions` instead, where it is not shown.';
const HOST = (what: string) => needed('Host', '$1', `The host of ${what}.`);
const PORT = (port: number) => option('Port', `\${1:${port}}`, `The port. Default: ${port}.`);
const TLS = option('tls', '${1|On,Off|}', 'Whether TLS is used.');
const COMPRESS = option('compress', 'gzip', 'Compresses what is sent.');

/**
 * Options of Fluent Bit's outputs, which FireLens writes into its configuration, by `Name`. Those needed
 * come first. Sources: Fluent Bit manual, "Outputs"; the READMEs of amazon-kinesis-firehose-for-fluent-bit
 * and amazon-kinesis-streams-for-fluent-bit; developer guide, "Send Amazon ECS logs to an AWS service".
 */
export const FIRELENS_OUTPUTS: Readonly<Record<string, readonly LogOption[]>> = {
  cloudwatch_logs: [
    REGION,
    needed('log_group_name', '${1:/ecs/<FAMILY>}', 'The CloudWatch Logs log group.'),
    needed(
      'log_stream_prefix',
      '${1:app-}',
      'Log streams are named by this and the tag. Not together with `log_stream_name`.',
    ),
    option('log_stream_name', '$1', 'One log stream for all, instead of `log_stream_prefix`.'),
    option(
      'auto_create_group',
      'true',
      'Creates the log group if there is none; the task role then needs `logs:CreateLogGroup`.',
    ),
    option('log_retention_days', '${1:30}', 'Days that a created log group keeps events.'),
    option('log_key', '${1:log}', 'The only key of a record that is sent.'),
    ROLE,
  ],
  firehose: [
    REGION,
    needed('delivery_stream', '$1', 'The delivery stream of Amazon Data Firehose.'),
    option('data_keys', '$1', 'The keys of a record that are sent, with commas.'),
    option('time_key', '${1:timestamp}', 'A key that is added, with the time of the record.'),
    ROLE,
  ],
  kinesis_firehose: [
    REGION,
    needed('delivery_stream', '$1', 'The delivery stream of Amazon Data Firehose.'),
    option('time_key', '${1:timestamp}', 'A key that is added, with the time of the record.'),
    option('compression', '${1|gzip,snappy,zstd|}', 'Compresses each record.'),
    ROLE,
  ],
  kinesis: [
    REGION,
    needed('stream', '$1', 'The stream of Amazon Kinesis Data Streams.'),
    option('partition_key', '$1', 'The key of a record that chooses the shard.'),
    option('append_newline', 'true', 'Ends each record with a new line.'),
    ROLE,
  ],
  kinesis_streams: [
    REGION,
    needed('stream', '$1', 'The stream of Amazon Kinesis Data Streams.'),
    option('time_key', '${1:timestamp}', 'A key that is added, with the time of the record.'),
    ROLE,
  ],
  s3: [
    REGION,
    needed('bucket', '$1', 'The Amazon S3 bucket.'),
    option('total_file_size', '${1:50M}', 'The size of each object. Default: 100M.'),
    option('upload_timeout', '${1:10m}', 'After this time an object is uploaded, however small.'),
    option('s3_key_format', '${1:/\\$TAG/%Y/%m/%d/%H/%M/%S/\\$UUID.gz}', 'The keys of objects.'),
    option('compression', 'gzip', 'Compresses the objects. Needs `use_put_object`.'),
    option('use_put_object', '${1|On,Off|}', 'Uploads each object at once, not in parts.'),
    ROLE,
  ],
  datadog: [
    needed('apikey', '$1', `The API key of Datadog. ${SECRET}`),
    needed('dd_service', '${1:<FAMILY>}', 'The name of the service in Datadog.'),
    needed('dd_source', '$1', 'The technology that logs, such as `nginx`; it chooses the parser.'),
    option('Host', '${1:http-intake.logs.datadoghq.com}', 'The intake of your Datadog site.'),
    option('TLS', '${1|on,off|}', 'Whether TLS is used.'),
    option('dd_tags', '${1:env:prod}', 'Tags, with commas.'),
    option('dd_message_key', '${1:log}', 'The key of a record that is the message.'),
    option('provider', 'ecs', 'Adds what Datadog needs to know of the task.'),
    COMPRESS,
  ],
  opensearch: [
    HOST('the domain'),
    PORT(443),
    needed('Index', '${1:logs}', 'The index.'),
    needed('AWS_Auth', 'On', 'Signs requests with the task role.'),
    needed('AWS_Region', '${1:<REGION>}', 'The Region of the domain.'),
    option('tls', 'On', 'Amazon OpenSearch Service takes HTTPS only.'),
    option('Suppress_Type_Name', 'On', 'Needed for OpenSearch 2.0 and later.'),
    option('Trace_Error', 'On', 'Logs what the domain refuses.'),
  ],
  es: [
    HOST('Elasticsearch'),
    PORT(9200),
    needed('Index', '${1:logs}', 'The index.'),
    option('HTTP_User', '$1', 'The user.'),
    option('HTTP_Passwd', '$1', `The password. ${SECRET}`),
    option('Suppress_Type_Name', 'On', 'Needed for Elasticsearch 8 and later.'),
    TLS,
  ],
  kafka: [
    needed('Brokers', '${1:localhost:9092}', 'Brokers with their ports, with commas.'),
    needed('Topics', '$1', 'Topics, with commas.'),
    option('Format', '${1|json,msgpack,gelf,raw|}', 'The format of messages. Default: `json`.'),
    option('Message_Key', '$1', 'The key of the messages.'),
    option('rdkafka.security.protocol', '${1|ssl,sasl_ssl,plaintext|}', 'How brokers are reached.'),
  ],
  loki: [
    needed('host', '$1', 'The host of Loki.'),
    option('port', '${1:3100}', 'The port. Default: 3100.'),
    needed('labels', '${1:job=<FAMILY>}', 'Labels of the stream, with commas.'),
    option('tenant_id', '$1', 'The tenant.'),
    option('http_user', '$1', 'The user.'),
    option('http_passwd', '$1', `The password. ${SECRET}`),
    option('line_format', '${1|json,key_value|}', 'The format of a record. Default: `json`.'),
    TLS,
  ],
  splunk: [
    needed('host', '$1', 'The host of Splunk.'),
    option('port', '${1:8088}', 'The port of the HTTP Event Collector. Default: 8088.'),
    needed('splunk_token', '$1', `The token of the HTTP Event Collector. ${SECRET}`),
    option('splunk_send_raw', '${1|On,Off|}', 'Sends the record as the event itself.'),
    option('event_index', '$1', 'The index of the events.'),
    option('event_source', '$1', 'The source of the events.'),
    option('event_sourcetype', '$1', 'The source type of the events.'),
    TLS,
  ],
  newrelic: [
    needed('apiKey', '$1', `The license key. ${SECRET}`),
    option('endpoint', '${1:https://log-api.newrelic.com/log/v1}', 'The endpoint of your region.'),
  ],
  http: [
    HOST('the server'),
    PORT(443),
    needed('URI', '${1:/}', 'The path.'),
    option('Format', '${1|json,json_lines,msgpack,gelf|}', 'The format of what is sent.'),
    option('header', '$1', 'A header and its value, with a space.'),
    COMPRESS,
    TLS,
  ],
  forward: [
    HOST('Fluentd or Fluent Bit'),
    PORT(24224),
    option('Shared_Key', '$1', `The shared key. ${SECRET}`),
    TLS,
  ],
  stdout: [option('Format', '${1|json_lines,json,msgpack|}', 'The format of what is printed.')],
  null: [],
};

/** The name of the output, and what every output takes. Source: developer guide, FireLens. */
export const FIRELENS_NAME = needed(
  'Name',
  `\${1|${Object.keys(FIRELENS_OUTPUTS).join(',')}|}`,
  'The output of Fluent Bit to which the log router sends the messages of this container.',
);

export const FIRELENS_COMMON: readonly LogOption[] = [
  option(
    'log-driver-buffer-limit',
    '${1:2097152}',
    'Messages that are kept while the log router cannot take them. Default: 1048576.',
  ),
  option('Retry_Limit', '${1:2}', 'How often a chunk that was refused is sent again. Default: 1.'),
  option('exclude-pattern', '$1', 'A regular expression; messages that match are not sent.'),
  option('include-pattern', '$1', 'A regular expression; only messages that match are sent.'),
];
