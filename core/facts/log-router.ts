import { looseName } from '../text/closest.ts';
import { type Message, message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import { literal, looseArn, resourceOf } from './loose-arn.ts';
import type { Grant, Need, Open } from './need.ts';
import type { Scope } from './scope.ts';

/** What FireLens sends logs with: the task role, not the execution role. */
export function routerPermissions(container: Node, scope: Scope): (Need | Open)[] {
  return [...outputs(container.get('logConfiguration'), scope), ...initFiles(container, scope)];
}

function outputs(configuration: Node, scope: Scope): (Need | Open)[] {
  if (configuration.get('logDriver').string !== 'awsfirelens') return [];
  const options = configuration.get('options');
  const get = optionsOf(options);
  const because = get('Name') ?? options;
  const role = get('role_arn')?.text;
  if (role) {
    const arn = looseArn(role);
    const grant = { actions: ['sts:AssumeRole'], resources: [arn ? resourceOf(arn) : role] };
    const why = message('The log router assumes this role to send logs; it carries the rest.');
    return [{ ...need('AssumeRole', get('role_arn') ?? because, why), ...grant }];
  }
  const name = get('Name')?.text?.toLowerCase() ?? '';
  const grants = Object.hasOwn(OUTPUTS, name) ? OUTPUTS[name]?.(get, scope) : undefined;
  if (grants) {
    const why = message('The log router sends logs there.');
    return grants.map((grant) => ({ ...need('LogRouter', because, why), ...grant }));
  }
  if (!AWS_OUTPUTS.test(name)) return [];
  const why = message('The destination of the log router is not named here; name it.');
  return [{ role: 'task', because, why, source: 'firelens' }];
}

function need(sid: string, because: Node, why: Message) {
  return { role: 'task', sid, because, why, source: 'firelens' } as const;
}

type Get = (name: string) => Node | undefined;

/** Options of Fluent Bit are written in any case, with or without underscores. */
function optionsOf(options: Node): Get {
  return (name) => options.members.find(({ key }) => looseName(key) === looseName(name))?.value;
}

type Output = (get: Get, scope: Scope) => Grant[] | undefined;

const cloudWatch: Output = (get, scope) => {
  const group = get('log_group_name')?.text;
  const name = group && untilTemplate(group);
  if (!name) return undefined;
  const actions = ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'];
  const region = get('region')?.text || undefined;
  const arn = scope.arn('logs', `log-group:${name}`, { region });
  const grants: Grant[] = [{ actions, resources: [`${arn}:*`] }];
  const more: string[] = [];
  if (isOn(get('auto_create_group'))) more.push('logs:CreateLogGroup');
  if (get('log_retention_days')) more.push('logs:PutRetentionPolicy');
  if (more.length > 0) grants.push({ actions: more, resources: [arn, `${arn}:*`] });
  return grants;
};

const firehose: Output = (get, scope) => {
  const name = untilTemplate(get('delivery_stream')?.text ?? '');
  if (!name) return undefined;
  const where = { region: get('region')?.text || undefined };
  const resources = [scope.arn('firehose', `deliverystream/${name}`, where)];
  return [{ actions: ['firehose:PutRecordBatch'], resources }];
};

const kinesis: Output = (get, scope) => {
  const name = untilTemplate(get('stream')?.text ?? '');
  if (!name) return undefined;
  const where = { region: get('region')?.text || undefined };
  const resources = [scope.arn('kinesis', `stream/${name}`, where)];
  return [{ actions: ['kinesis:PutRecords'], resources }];
};

const s3: Output = (get, scope) => {
  const bucket = get('bucket')?.text;
  if (!bucket) return undefined;
  const partition = scope.arn('s3', '').split(':')[1];
  const format = get('s3_key_format')?.text;
  const prefix = format === undefined ? '' : literal(constantOf(format).replace(/^\//, ''));
  const resources = [`arn:${partition}:s3:::${literal(bucket)}/${prefix}*`];
  return [{ actions: ['s3:PutObject'], resources }];
};

const search: Output = (get, scope) => {
  if (!isOn(get('AWS_Auth'))) return [];
  const host = get('Host')?.text ?? '';
  const [, name, region] =
    /^(?:search|vpc)-([a-z][a-z0-9-]{2,27})-[a-z0-9]{8,40}\.([a-z0-9-]{1,40})\.es\./.exec(host) ??
    [];
  if (!name || !region || get('AWS_Service_Name')?.text === 'aoss') return undefined;
  const resources = [scope.arn('es', `domain/${literal(name)}/*`, { region })];
  return [{ actions: ['es:ESHttp*'], resources }];
};

/** Outputs of AWS for Fluent Bit by name; undefined where the destination cannot be told. */
const OUTPUTS: Readonly<Record<string, Output>> = {
  cloudwatch: cloudWatch,
  cloudwatch_logs: cloudWatch,
  firehose,
  kinesis_firehose: firehose,
  kinesis,
  kinesis_streams: kinesis,
  s3,
  es: search,
  opensearch: search,
};

const AWS_OUTPUTS =
  /^(?:cloudwatch|cloudwatch_logs|firehose|kinesis_firehose|kinesis|kinesis_streams|s3|es|opensearch|prometheus_remote_write)$/;

function isOn(node: Node | undefined): boolean {
  return node?.boolean === true || /^(?:on|true|yes)$/i.test(node?.text ?? '');
}

/** What a name of Fluent Bit begins with, before `$(` and `%` of its templates. */
function constantOf(name: string): string {
  const at = name.search(/\$[(A-Za-z]|%/);
  return at < 0 ? name : name.slice(0, at);
}

/**
 * A name whose templates Fluent Bit fills in at run time; `*` stands for what they become. Empty where the
 * name begins with one: that would be every name.
 */
function untilTemplate(name: string): string {
  const constant = constantOf(name);
  if (constant === '') return '';
  return constant === name ? literal(name) : `${literal(constant)}*`;
}

/** Configuration files that the init image reads from Amazon S3; their ARNs are values of variables. */
function initFiles(container: Node, scope: Scope): Open[] {
  return container
    .get('environment')
    .items()
    .flatMap((item): Open[] => {
      const because = item.get('name');
      if (!/^aws_fluent_bit_init_s3_\d+$/i.test(because.string ?? '')) return [];
      const partition = scope.arn('s3', '').split(':')[1];
      const bucket = `arn:${partition}:s3:::<BUCKET>`;
      const why = message('The log router reads the object that this variable names.');
      const grants: Grant[] = [
        { actions: ['s3:GetObject'], resources: [`${bucket}/<KEY>`] },
        { actions: ['s3:GetBucketLocation'], resources: [bucket] },
      ];
      return grants.map((grant) => ({ role: 'task', because, why, source: 'firelens', grant }));
    });
}
