import { describe, expect, test } from 'vitest';
import { factsOfText, factsOfValue, rowsOf } from './derive.ts';

const ROLE = 'arn:aws:iam::111122223333:role/execution';
const HERE = { taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1' };

/** A Fargate task definition with one container. */
function web(container: object, task: object = {}): object {
  return {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: ROLE,
    ...HERE,
    containerDefinitions: [{ name: 'web', image: 'nginx:1', ...container }],
    ...task,
  };
}

const secret = (valueFrom: string) => web({ secrets: [{ name: 'A', valueFrom }] });
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret';
const VALUE = 'containerDefinitions[0].secrets[0].valueFrom';
const read = (...resources: string[]) =>
  `execution | secretsmanager:GetSecretValue | ${resources.join(' ')} | ${VALUE}`;
const readParameter = (resource: string) =>
  `execution | ssm:GetParameters | ${resource} | ${VALUE}`;

const CASES: readonly [what: string, task: object, rows: readonly string[]][] = [
  ['a public image needs nothing', web({}), []],
  [
    'a private image needs the token and its own repository, in the Region of its host',
    web({ image: '444455556666.dkr.ecr.us-east-2.amazonaws.com/a/b:1@sha256:00' }),
    [
      'execution | ecr:GetAuthorizationToken | * | containerDefinitions[0].image',
      'execution | ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetDownloadUrlForLayer | arn:aws:ecr:us-east-2:444455556666:repository/a/b | containerDefinitions[0].image',
    ],
  ],
  [
    'a secret with its six characters',
    secret(`${SECRET}:db-AbCd12`),
    [read(`${SECRET}:db-AbCd12`)],
  ],
  [
    'a JSON key and a version do not change the resource',
    secret(`${SECRET}:db-AbCd12:password:AWSCURRENT:`),
    [read(`${SECRET}:db-AbCd12`)],
  ],
  ['a secret without them', secret(`${SECRET}:db`), [read(`${SECRET}:db-??????`)]],
  [
    'a secret whose last word may be either',
    secret(`${SECRET}:db-secret`),
    [read(`${SECRET}:db-secret`, `${SECRET}:db-secret-??????`)],
  ],
  [
    'a parameter by its name',
    secret('token'),
    [readParameter('arn:aws:ssm:eu-west-1:111122223333:parameter/token')],
  ],
  [
    'a parameter by its path, without a second slash',
    secret('/a/b:3'),
    [readParameter('arn:aws:ssm:eu-west-1:111122223333:parameter/a/b')],
  ],
  [
    'a parameter of another Region and partition',
    secret('arn:aws-cn:ssm:cn-north-1:111122223333:parameter/a/b:2'),
    [readParameter('arn:aws-cn:ssm:cn-north-1:111122223333:parameter/a/b')],
  ],
  [
    'a parameter that stands for a secret needs both',
    secret('/aws/reference/secretsmanager/db'),
    [
      readParameter('arn:aws:ssm:eu-west-1:111122223333:parameter/aws/reference/secretsmanager/db'),
      read(`${SECRET}:db-??????`),
    ],
  ],
  [
    'a wildcard in a name is escaped',
    secret('/a/*'),
    [readParameter('arn:aws:ssm:eu-west-1:111122223333:parameter/a/${*}')],
  ],
  [
    'a name of a registry secret is one of Secrets Manager',
    web({ repositoryCredentials: { credentialsParameter: 'registry' } }),
    [
      `execution | secretsmanager:GetSecretValue | ${SECRET}:registry-?????? | containerDefinitions[0].repositoryCredentials.credentialsParameter`,
    ],
  ],
  [
    'an environment file needs its object and the place of its bucket',
    web({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/dir/a.env' }] }),
    [
      'execution | s3:GetObject | arn:aws:s3:::b/dir/a.env | containerDefinitions[0].environmentFiles[0].value',
      'execution | s3:GetBucketLocation | arn:aws:s3:::b | containerDefinitions[0].environmentFiles[0].value',
    ],
  ],
  [
    'a log group is that of its own Region, and creating it is a statement of its own',
    web({
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/web',
          'awslogs-region': 'us-gov-west-1',
          'awslogs-create-group': 'true',
        },
      },
    }),
    [
      'execution | logs:CreateLogStream logs:PutLogEvents | arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:/web:* | containerDefinitions[0].logConfiguration.options.awslogs-group',
      'execution | logs:CreateLogGroup | arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:/web arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:/web:* | containerDefinitions[0].logConfiguration.options.awslogs-create-group',
    ],
  ],
  [
    'on EC2 without an execution role the instance pulls',
    {
      ...web({ image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a' }),
      executionRoleArn: undefined,
      requiresCompatibilities: ['EC2'],
    },
    [
      'instance | ecr:GetAuthorizationToken | * | containerDefinitions[0].image',
      'instance | ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetDownloadUrlForLayer | arn:aws:ecr:eu-west-1:111122223333:repository/a | containerDefinitions[0].image',
    ],
  ],
];

test.each(CASES)('%s', (_, task, rows) => {
  const own = rowsOf(factsOfValue(task)).filter((row) => !row.startsWith('deployment'));
  expect(own).toEqual(rows);
});

function mounted(authorizationConfig: object, readOnly: boolean): object {
  const volume = {
    name: 'data',
    efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig },
  };
  return web({ mountPoints: [{ sourceVolume: 'data', readOnly }] }, { volumes: [volume] });
}

describe('the task role', () => {
  const fs = 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1';
  const path = 'volumes[0].efsVolumeConfiguration.authorizationConfig.iam';
  const [mount, write] = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'];

  test.each([
    ['mounts without IAM need nothing', mounted({}, false), []],
    ['mounts read-only', mounted({ iam: 'ENABLED' }, true), [`task | ${mount} | ${fs} | ${path}`]],
    [
      'mounts and writes',
      mounted({ iam: 'ENABLED' }, false),
      [`task | ${mount} ${write} | ${fs} | ${path}`],
    ],
    [
      'mounts through one access point alone',
      mounted({ iam: 'ENABLED', accessPointId: 'fsap-1' }, true),
      [
        `task | ${mount} | ${fs} | {"StringEquals":{"elasticfilesystem:AccessPointArn":"arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1"}} | ${path}`,
      ],
    ],
  ])('%s', (_, task, rows) => {
    expect(rowsOf(factsOfValue(task), 'task')).toEqual(rows);
  });

  const output = (options: Record<string, string>) =>
    web({ logConfiguration: { logDriver: 'awsfirelens', options } });
  const arn = (service: string, rest: string) =>
    `arn:aws:${service}:eu-west-1:111122223333:${rest}`;
  test.each([
    [{ Name: 'datadog' }, []],
    [
      { Name: 'cloudwatch_logs', log_group_name: '/a/$(task)', region: 'eu-west-1' },
      [
        `logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents | ${arn('logs', 'log-group:/a/*:*')}`,
      ],
    ],
    [
      { Name: 'firehose', delivery_stream: 'a', region: 'eu-west-1' },
      [`firehose:PutRecordBatch | ${arn('firehose', 'deliverystream/a')}`],
    ],
    [
      { Name: 'kinesis', stream: 'a', region: 'eu-west-1' },
      [`kinesis:PutRecords | ${arn('kinesis', 'stream/a')}`],
    ],
    [
      { Name: 's3', bucket: 'b', s3_key_format: '/app/$TAG/%Y' },
      ['s3:PutObject | arn:aws:s3:::b/app/*'],
    ],
    [
      { Name: 'es', AWS_Auth: 'On', Host: 'search-shop-abcdefghijkl.eu-west-1.es.amazonaws.com' },
      [`es:ESHttp* | ${arn('es', 'domain/shop/*')}`],
    ],
    [{ Name: 's3', bucket: 'b', role_arn: ROLE }, [`sts:AssumeRole | ${ROLE}`]],
    // Only a prefix of nothing is known: that would be every group.
    [{ Name: 'cloudwatch', log_group_name: '$(group)' }, []],
  ] as const)('sends logs by %o', (options, rows) => {
    const found = rowsOf(factsOfValue(output(options)), 'task').map((row) =>
      row.split(' | ').slice(1, 3).join(' | '),
    );
    expect(found).toEqual(rows);
  });
});

/** A service with its task definition inline. */
function service(more: object): object {
  return {
    serviceName: 'web',
    cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
    desiredCount: 2,
    launchType: 'FARGATE',
    taskDefinition: web({}, { taskRoleArn: ROLE }),
    ...more,
  };
}

describe('a service', () => {
  test('with ECS Exec needs the message channels of its task role', () => {
    const rows = rowsOf(factsOfValue(service({ enableExecuteCommand: true })), 'task');
    expect(rows).toEqual([
      'task | ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel | * | enableExecuteCommand',
    ]);
  });

  test('with a managed EBS volume takes the managed policy, and its key is to be compared', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
    const managedEBSVolume = { roleArn: 'arn:aws:iam::111122223333:role/ebs', kmsKeyId: key };
    const facts = factsOfValue(
      service({ volumeConfigurations: [{ name: 'd', managedEBSVolume }] }),
    );
    const role = facts.roles.find((each) => each.role === 'infrastructure');
    expect(role).toMatchObject({
      arn: 'arn:aws:iam::111122223333:role/ebs',
      managedPolicies: [
        {
          arn: 'arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes',
          version: 'v4',
        },
      ],
      open: [{ resources: [key], path: 'volumeConfigurations[0].managedEBSVolume.kmsKeyId' }],
      trust: { Statement: [{ Principal: { Service: 'ecs.amazonaws.com' } }] },
    });
    const pass = facts.roles.find((each) => each.role === 'deployment')?.policy?.Statement;
    expect(pass).toContainEqual({
      Sid: 'PassRole2',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::111122223333:role/ebs',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } },
    });
  });

  test('with a lifecycle hook calls its function and the versions of it', () => {
    const hookTargetArn = 'arn:aws:lambda:eu-west-1:111122223333:function:check';
    const deploymentConfiguration = { lifecycleHooks: [{ hookTargetArn, roleArn: ROLE }] };
    const rows = rowsOf(factsOfValue(service({ deploymentConfiguration })), 'infrastructure');
    expect(rows).toEqual([
      `infrastructure | lambda:InvokeFunction | ${hookTargetArn} ${hookTargetArn}:* | deploymentConfiguration.lifecycleHooks[0].hookTargetArn`,
    ]);
  });
});

describe('trust policies', () => {
  test('name the account and the Region of the tasks, never a cluster or a family', () => {
    const [execution] = factsOfValue(secret('a')).roles;
    expect(execution?.trust?.Statement[0]).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:eu-west-1:111122223333:*' },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      },
    });
  });

  test('keep what the file does not tell as what IAM refuses', () => {
    const [execution] = factsOfValue({
      containerDefinitions: [{ name: 'a', image: 'a', secrets: [{ name: 'A', valueFrom: 'b' }] }],
    }).roles;
    expect(execution?.trust?.Statement[0]?.Condition).toEqual({
      ArnLike: { 'aws:SourceArn': 'arn:<PARTITION>:ecs:<REGION>:<ACCOUNT_ID>:*' },
      StringEquals: { 'aws:SourceAccount': '<ACCOUNT_ID>' },
    });
    expect(execution?.needs[0]?.resources).toEqual([
      'arn:<PARTITION>:ssm:<REGION>:<ACCOUNT_ID>:parameter/b',
    ]);
  });
});

describe('placeholders', () => {
  test.each([
    [
      'arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/x',
      'arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/x',
    ],
    [
      'arn:aws:ssm:eu-west-1:<ACCOUNT_ID>:parameter/x',
      'arn:aws:ssm:eu-west-1:<ACCOUNT_ID>:parameter/x',
    ],
    [
      'arn:${AWS::Partition}:secretsmanager:{{ region }}:111122223333:secret:a-AbCd12:key::',
      'arn:${AWS::Partition}:secretsmanager:{{ region }}:111122223333:secret:a-AbCd12',
    ],
    ['/shop/${STAGE}/token', 'arn:aws:ssm:eu-west-1:111122223333:parameter/shop/${STAGE}/token'],
  ])('%s stays in the ARN and is listed', (value, resource) => {
    const facts = factsOfValue(secret(value));
    expect(facts.roles[0]?.needs[0]?.resources).toEqual([resource]);
    expect(facts.placeholders).toEqual([{ value, path: VALUE, line: 15 }]);
  });

  test('a value that is one as a whole leaves open what it names', () => {
    const facts = factsOfValue(secret('${SECRET_ARN}'));
    expect(facts.roles[0]).toMatchObject({ policy: null, needs: [], open: [{ path: VALUE }] });
  });

  test.each(['${IMAGE}', '<IMAGE1_NAME>', '${REGISTRY}/web:1'])(
    'the image %s may be private',
    (image) => {
      expect(factsOfValue(web({ image })).roles[0]?.open).toHaveLength(1);
    },
  );

  test('an image whose tag is filled in is pulled from where it is', () => {
    const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:${TAG}';
    const [role] = factsOfValue(web({ image })).roles;
    expect(role?.needs[1]?.resources).toEqual([
      'arn:aws:ecr:eu-west-1:111122223333:repository/web',
    ]);
    expect(factsOfValue(web({ image: 'nginx:${TAG}' })).roles[0]).toMatchObject({
      needs: [],
      open: [],
    });
  });
});

test('an image of another account is told of, and so is what a narrow policy may keep away', () => {
  const openOf = (account: string) => {
    const image = `${account}.dkr.ecr.eu-west-1.amazonaws.com/web:1`;
    return factsOfValue(web({ image })).roles[0]?.open.map(({ why }) => why);
  };
  const guard = expect.stringContaining('GuardDuty');
  expect(openOf('111122223333')).toEqual([guard]);
  expect(openOf('444455556666')).toEqual([expect.stringContaining('444455556666'), guard]);
});

test('values of environment variables are in no answer', () => {
  const environment = [
    { name: 'A', value: 'arn:aws:s3:::hidden-bucket/hidden-key' },
    { name: 'aws_fluent_bit_init_s3_1', value: 'arn:aws:s3:::hidden-bucket/hidden-key' },
  ];
  const facts = factsOfValue(web({ environment }));
  expect(JSON.stringify(facts)).not.toContain('hidden');
  const open = facts.roles.find(({ role }) => role === 'task')?.open;
  expect(open?.map(({ path }) => path)).toContain('containerDefinitions[0].environment[1].name');
});

test('half-typed text gives the facts that it has', () => {
  const [facts] = factsOfText(
    '{"family":"a","containerDefinitions":[{"name":"a","secrets":[{"valueFrom":"/a',
  );
  expect(facts?.roles[0]?.needs).toHaveLength(1);
});
