/*
 * The statements of execution and task role a second time: on the plain value of a document, from the table of
 * documented permissions alone, without the trees and helpers of the product. Values of variables are not read.
 */

type Value = Readonly<Record<string, unknown>>;

const object = (value: unknown): Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Value) : {};
const list = (value: unknown): Value[] => (Array.isArray(value) ? value.map(object) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Scope {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** `ROLE ACTION RESOURCE`, each once and sorted. */
export function secondDerivation(task: Value): string[] {
  const scope = scopeOf(task);
  const compatibilities = Array.isArray(task.requiresCompatibilities)
    ? task.requiresCompatibilities
    : [];
  const ec2Only = compatibilities.every((each) => each === 'EC2');
  const pulls =
    ec2Only && !task.executionRoleArn && task.containerDefinitions ? 'instance' : 'execution';
  const found = new Set<string>();
  const add = (role: string, actions: readonly string[], resources: readonly string[]): void => {
    for (const action of actions)
      for (const each of resources) found.add(`${role} ${action} ${each}`);
  };
  const containers = list(task.containerDefinitions);
  for (const container of containers) {
    const [, account, region, repository] =
      /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/.exec(
        text(container.image),
      ) ?? [];
    if (account && region) {
      add(pulls, ['ecr:GetAuthorizationToken'], ['*']);
      const actions = ['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'];
      const partition = partitionOf(region) ?? scope.partition;
      add(
        pulls,
        actions.map((each) => `ecr:${each}`),
        [`arn:${partition}:ecr:${region}:${account}:repository/${repository}`],
      );
    }
    const logs = object(container.logConfiguration);
    const options = object(logs.options);
    if (logs.logDriver === 'awslogs' && text(options['awslogs-group'])) {
      const region = text(options['awslogs-region']) || scope.region;
      const group = `arn:${partitionOf(region) ?? scope.partition}:logs:${region}:${scope.account}:log-group:${options['awslogs-group']}`;
      add(pulls, ['logs:CreateLogStream', 'logs:PutLogEvents'], [`${group}:*`]);
      if (String(options['awslogs-create-group']) === 'true') {
        add(pulls, ['logs:CreateLogGroup'], [group, `${group}:*`]);
      }
    }
    if (logs.logDriver === 'awsfirelens') addOutput(options);
    for (const item of [...list(container.secrets), ...list(logs.secretOptions)]) {
      addSecret(text(item.valueFrom), 'parameter');
    }
    addSecret(text(object(container.repositoryCredentials).credentialsParameter), 'secret');
    for (const file of list(container.environmentFiles)) {
      const arn = text(file.value);
      if (!/^arn:[^:]+:s3:/.test(arn)) continue;
      add('execution', ['s3:GetObject'], [arn]);
      add('execution', ['s3:GetBucketLocation'], [arn.replace(/\/.*$/, '')]);
    }
  }
  addMounts();
  return [...found].sort();

  function addSecret(value: string, bare: 'secret' | 'parameter'): void {
    const fields = value.split(':');
    if (value === '' || (fields[0] === 'arn' && !/^(?:secretsmanager|ssm)$/.test(fields[2] ?? '')))
      return;
    if (fields[2] === 'secretsmanager') {
      const first = fields.slice(0, 7).join(':');
      const suffixed = /-[A-Za-z0-9]{6}$/.test(first);
      const word = /-[a-z]{6}$/.test(first);
      const resources = [
        ...(suffixed ? [first] : []),
        ...(word || !suffixed ? [`${first}-??????`] : []),
      ];
      add('execution', ['secretsmanager:GetSecretValue'], resources);
    } else if (fields[2] === 'ssm') {
      add('execution', ['ssm:GetParameters'], [fields.slice(0, 6).join(':')]);
    } else {
      const prefix = `arn:${scope.partition}`;
      const place = `${scope.region}:${scope.account}`;
      const name = bare === 'parameter' ? (fields[0] ?? '') : value;
      if (bare === 'parameter') {
        const path = name.replace(/^\//, '');
        add('execution', ['ssm:GetParameters'], [`${prefix}:ssm:${place}:parameter/${path}`]);
      } else {
        const end = /-[A-Za-z0-9]{6}$/.test(name) && !/-[a-z]{6}$/.test(name) ? '' : '-??????';
        const secret = `${prefix}:secretsmanager:${place}:secret:${name}`;
        if (end !== '' && /-[a-z]{6}$/.test(name)) {
          add('execution', ['secretsmanager:GetSecretValue'], [secret]);
        }
        add('execution', ['secretsmanager:GetSecretValue'], [`${secret}${end}`]);
      }
    }
  }

  /** Outputs of the log router whose destinations stand in its options. */
  function addOutput(options: Value): void {
    const name = text(options.Name);
    const region = text(options.region) || scope.region;
    const partition = partitionOf(region) ?? scope.partition;
    const arn = (service: string, resource: string): string =>
      `arn:${partition}:${service}:${region}:${scope.account}:${resource}`;
    const templated = (value: unknown): string => text(value).replace(/(?:\$[(A-Za-z]|%).*$/, '*');
    if (/^cloudwatch(?:_logs)?$/.test(name) && text(options.log_group_name)) {
      const group = arn('logs', `log-group:${templated(options.log_group_name)}`);
      const actions = ['CreateLogStream', 'DescribeLogStreams', 'PutLogEvents'];
      add(
        'task',
        actions.map((each) => `logs:${each}`),
        [`${group}:*`],
      );
      if (/^(?:true|on)$/i.test(text(options.auto_create_group))) {
        add('task', ['logs:CreateLogGroup'], [group, `${group}:*`]);
      }
      if (options.log_retention_days) {
        add('task', ['logs:PutRetentionPolicy'], [group, `${group}:*`]);
      }
    } else if (/^(?:kinesis_)?firehose$/.test(name)) {
      const stream = `deliverystream/${templated(options.delivery_stream)}`;
      add('task', ['firehose:PutRecordBatch'], [arn('firehose', stream)]);
    } else if (/^kinesis(?:_streams)?$/.test(name)) {
      add('task', ['kinesis:PutRecords'], [arn('kinesis', `stream/${templated(options.stream)}`)]);
    } else if (name === 's3') {
      const key = templated(options.s3_key_format).replace(/^\//, '').replace(/\*$/, '');
      add('task', ['s3:PutObject'], [`arn:${scope.partition}:s3:::${options.bucket}/${key}*`]);
    }
  }

  function addMounts(): void {
    for (const volume of list(task.volumes)) {
      const efs = object(volume.efsVolumeConfiguration);
      const authorization = object(efs.authorizationConfig);
      if (authorization.iam !== 'ENABLED' || !efs.fileSystemId) continue;
      const mounts = containers
        .flatMap((container) => list(container.mountPoints))
        .filter((mount) => mount.sourceVolume === volume.name);
      const writes = mounts.some((mount) => mount.readOnly !== true);
      const { partition, region, account } = scope;
      add(
        'task',
        ['elasticfilesystem:ClientMount', ...(writes ? ['elasticfilesystem:ClientWrite'] : [])],
        [`arn:${partition}:elasticfilesystem:${region}:${account}:file-system/${efs.fileSystemId}`],
      );
    }
  }
}

function partitionOf(region: string): string | undefined {
  if (!/^[a-z]{2}[a-z-]*-\d$/.test(region)) return undefined;
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Account of the roles; Region that all values agree on; partition of an ARN. */
function scopeOf(task: Value): Scope {
  const regions = new Set<string>();
  const accounts: string[] = [];
  const partitions: string[] = [];
  let own: string | undefined;
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, '');
    else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) visit(each, name);
    } else if (typeof value === 'string' && key !== 'value') {
      const [arn, partition = '', , region = '', account = '', ...rest] = value.split(':');
      const isArn = arn === 'arn' && rest.join(':') !== '';
      if (isArn) partitions.push(partition);
      if (isArn && /^(?:taskRoleArn|executionRoleArn|taskDefinitionArn)$/.test(key)) {
        if (/^\d{12}$/.test(account)) accounts.push(account);
      }
      const image = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws/.exec(value)?.[1];
      const here =
        key === 'awslogs-region' ? value : key === 'image' ? image : isArn ? region : undefined;
      if (here && partitionOf(here)) regions.add(here);
      if (key === 'taskDefinitionArn' && isArn && partitionOf(region)) own = region;
    }
  };
  visit(task, '');
  const [one] = regions.size === 1 ? [...regions] : [];
  const region = own ?? one;
  return {
    region: region ?? '<REGION>',
    account: accounts[0] ?? '<ACCOUNT_ID>',
    partition: partitions[0] ?? (region && partitionOf(region)) ?? '<PARTITION>',
  };
}
