import { describe, expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { type Refusal, requests, services } from './refusals.ts';
import { tasks } from './refusals-tasks.ts';

const findingsIn = (text: string, fileName: string) =>
  lint(readDocument(text), fileName).map(({ severity, rule }) => ({ severity, rule }));

const errorsIn = (text: string, fileName: string) =>
  findingsIn(text, fileName).filter(({ severity }) => severity === 'error');

function judged(list: readonly Refusal[], file: string): void {
  test.each([...list])('$what is at least a $at', ({ text, at, fileName = file }) => {
    const found = findingsIn(text, fileName).map(({ severity }) => severity);
    const enough = at === 'error' ? ['error'] : ['error', 'warning'];
    expect(found.some((severity) => enough.includes(severity))).toBe(true);
  });
  test.each([...list])('the near miss of: $what', ({ nearMiss, fileName = file }) => {
    expect(errorsIn(nearMiss, fileName)).toEqual([]);
  });
}

describe.each(Object.entries(services))('services: %s', (_, list) => {
  judged(list, 'service.json');
  test.each([...list])('what describe-services prints of it is no error: $what', ({ text }) => {
    expect(errorsIn(`{ "services": [${text}] }`, 'out.json')).toEqual([]);
  });
});

describe('requests', () => judged(requests, 'request.json'));

describe.each(Object.entries(tasks))('task definitions: %s', (_, list) => {
  judged(list, 'task-definition.json');
});

test('no error while a good document is being typed', () => {
  const good = [...Object.values(services).flat(), ...requests].map(({ nearMiss }) => nearMiss);
  for (const text of good) {
    if (text.length > 2000) continue;
    for (let end = 1; end < text.length; end++) {
      // Half a number is a number.
      if (/\d[\d.]/.test(text.slice(end - 1, end + 1))) continue;
      const errors = errorsIn(text.slice(0, end), 'service.json');
      const told = errors.filter(({ rule }) => rule !== 'json-syntax').map(({ rule }) => rule);
      expect(told, text.slice(0, end)).toEqual([]);
    }
  }
});

test('a service is judged with the task definition that it names', () => {
  const definition = readDocument(
    '{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 64 }] }',
  );
  const findTask = (reference: string | undefined) =>
    reference === 'web:1' ? definition : undefined;
  const judge = (text: string) =>
    lint(readDocument(text), 'service.json', { findTask }).map(({ rule }) => rule);
  const balancer = `"loadBalancers": [{ "targetGroupArn": "arn", "containerName": "wev", "containerPort": 80 }]`;
  for (const [text, rule] of [
    [
      `{ "service": "web", "taskDefinition": "web:1", ${balancer} }`,
      'service-load-balancer-container',
    ],
    [
      `{ "service": "web", "cluster": "c", "taskDefinition": "web:1", "externalId": "a", ${balancer} }`,
      'service-load-balancer-container',
    ],
    ['{ "taskDefinition": "web:1", "count": 1, "enableExecuteCommand": true }', 'service-exec'],
    [
      `{ "service": { "serviceArn": "arn", "serviceName": "web", "taskDefinition": "web:1", ${balancer} } }`,
      'service-load-balancer-container',
    ],
    [
      `{ "taskSets": [{ "taskSetArn": "arn", "taskDefinition": "web:1", ${balancer} }] }`,
      'service-load-balancer-container',
    ],
  ] as const) {
    expect(judge(text), text).toContain(rule);
    expect(judge(text.replaceAll('web:1', 'web:2')), text).not.toContain(rule);
  }
});

describe('what an update does not name is kept', () => {
  test.each([
    ['no network', '{ "service": "web", "taskDefinition": "web:2", "forceNewDeployment": true }'],
    [
      'no network on Fargate',
      '{ "service": "web", "desiredCount": 1, "capacityProviderStrategy": [{ "capacityProvider": "FARGATE", "weight": 1 }] }',
    ],
    ['no load balancer', '{ "service": "web", "healthCheckGracePeriodSeconds": 60 }'],
    [
      'no strategy',
      '{ "service": "web", "deploymentConfiguration": { "canaryConfiguration": { "canaryPercent": 5 } } }',
    ],
    [
      'no minimum',
      '{ "service": "web", "deploymentConfiguration": { "earlySuccessCriteria": { "enable": true, "healthyPercent": 50, "sourceServiceRevisionCleanup": "DEFERRED" } } }',
    ],
  ])('%s', (_, text) => {
    const grave = findingsIn(text, 'update.json').filter(
      ({ severity }) => severity === 'error' || severity === 'warning',
    );
    expect(grave).toEqual([]);
  });
});
