import { describe, expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/text/read.ts';
import { services } from './refusals.ts';

const severitiesIn = (text: string, fileName: string) =>
  lint(readDocument(text), fileName).map(({ severity, rule }) => ({ severity, rule }));

describe.each(Object.entries(services))('services: %s', (_, list) => {
  test.each([...list])('$what is at least a $at', ({ text, at, fileName = 'service.json' }) => {
    const found = severitiesIn(text, fileName).map(({ severity }) => severity);
    const enough = at === 'error' ? ['error'] : ['error', 'warning'];
    expect(found.some((severity) => enough.includes(severity))).toBe(true);
  });
  test.each([...list])('the near miss of: $what', ({ nearMiss, fileName = 'service.json' }) => {
    const errors = severitiesIn(nearMiss, fileName).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });
  test.each([...list])('what describe-services prints of it is no error: $what', ({ text }) => {
    const output = `{ "services": [${text}] }`;
    const errors = severitiesIn(output, 'out.json').filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });
});
