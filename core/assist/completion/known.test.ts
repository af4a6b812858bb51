import { describe, expect, test } from 'vitest';
import { knownValuesIn } from '../../ecs/known-values.ts';
import { FIRELENS_OUTPUTS } from '../../ecs/log-options/firelens.ts';
import { readDocument } from '../../notations/read-document.ts';
import { sceneOf } from '../scene.ts';
import { completeAt } from './complete.ts';

/** The completions where `|` stands, with what the document itself holds. */
function complete(marked: string, name = 'x.task-definition.json') {
  const offset = marked.indexOf('|');
  const document = readDocument(marked.slice(0, offset) + marked.slice(offset + 1));
  const scene = sceneOf(document, name);
  return scene ? completeAt(scene, offset, { known: [knownValuesIn(document.root)] }) : [];
}

const labels = (marked: string) => complete(marked).map(({ label }) => label);
const item = (marked: string, label: string) => {
  const found = complete(marked).find((each) => each.label === label);
  if (!found) throw new Error(`${label} is not offered`);
  return found;
};

const IMAGE = '"image": "210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop:1"';
const task = (container: string, rest = '') =>
  `{"family": "shop", ${rest} "containerDefinitions": [{"name": "web", ${IMAGE}, ${container}}]}`;

describe('what the document tells is filled in', () => {
  test('the Region and the family of a log configuration', () => {
    const { snippet } = item(task('|'), 'logConfiguration');
    expect(snippet).toContain('"awslogs-region": "${2:eu-west-1}"');
    expect(snippet).toContain('"awslogs-group": "${1:/ecs/shop}"');
  });

  test('the Region of a log option', () => {
    const options =
      '"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "|"}}';
    expect(labels(task(options))).toEqual(['eu-west-1']);
  });

  test('the account of a role', () => {
    const roles = labels(task('"cpu": 1', '"executionRoleArn": "|",'));
    expect(roles).toEqual(['arn:aws:iam::210987654321:role/ecsTaskExecutionRole']);
  });

  test('the port of a health check', () => {
    const { snippet } = item(task('"portMappings": [{"containerPort": 3000}], |'), 'healthCheck');
    expect(snippet).toContain('http://localhost:3000/');
  });

  test('nothing is made up where nothing is known', () => {
    const bare = '{"family": "shop", "containerDefinitions": [{"name": "web", |}]}';
    expect(item(bare, 'logConfiguration').snippet).toContain('${2:<REGION>}');
    expect(
      complete(bare)
        .map(({ snippet }) => snippet)
        .join(),
    ).not.toMatch(/us-east-1|\d{12}/);
  });
});

describe('members that need others have them', () => {
  test.each([
    ['restartPolicy', '"enabled"'],
    ['repositoryCredentials', '"credentialsParameter"'],
  ])('%s has %s', (label, member) => {
    expect(item(task('|'), label).snippet).toContain(member);
  });
});

describe('values are offered next', () => {
  const suggests = (marked: string, label: string) => item(marked, label).suggestsNext;
  const volumes = '"volumes": [{"name": "data"}],';
  test.each([
    [
      'of the size on Fargate',
      task('"cpu": 1', '"requiresCompatibilities": ["FARGATE"], |'),
      'cpu',
      true,
    ],
    ['of a role', task('"cpu": 1', '|'), 'taskRoleArn', true],
    ['of the volumes', task('|', volumes), 'mountPoints', true],
    ['not where there are no volumes', task('|'), 'mountPoints', false],
    [
      'not where the name is free',
      task('"cpu": 1').replace('"family": "shop",', '|'),
      'family',
      false,
    ],
    ['of a secret', task('"secrets": [{|}]'), 'valueFrom', true],
  ])('%s', (_, marked, label, expected) => {
    expect(suggests(marked, label)).toBe(expected);
  });
});

describe('FireLens', () => {
  const options = (rest: string) =>
    task(`"logConfiguration": {"logDriver": "awsfirelens", "options": {${rest}}}`);

  test('offers the outputs first, and no option of any before one is chosen', () => {
    expect(labels(options('|'))[0]).toBe('Name');
    expect(labels(options('|'))).not.toContain('log_group_name');
    expect(labels(options('"Name": "|"'))).toEqual(Object.keys(FIRELENS_OUTPUTS));
  });

  test.each([
    ['firehose', 'delivery_stream', 'log_group_name'],
    ['datadog', 'dd_service', 'delivery_stream'],
    ['s3', 'bucket', 'log_group_name'],
    ['opensearch', 'AWS_Auth', 'bucket'],
    ['kafka', 'Brokers', 'bucket'],
    ['loki', 'labels', 'bucket'],
    ['splunk', 'splunk_token', 'bucket'],
  ])('offers the options of %s: %s, not %s', (output, there, other) => {
    const offered = labels(options(`"Name": "${output}", |`));
    expect(offered).toContain(there);
    expect(offered).not.toContain(other);
    for (const each of complete(options(`"Name": "${output}", |`))) {
      expect(each.docs, each.label).toMatch(/\.$/);
    }
  });
});

test('what Amazon ECS no longer takes is not offered', () => {
  expect(labels(task('"cpu": 1', '|'))).not.toContain('inferenceAccelerators');
});
