import { describe, expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/text/read.ts';
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
