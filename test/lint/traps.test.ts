import { describe, expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { cases as files } from './traps/files.ts';
import { cases as values } from './traps/values.ts';

const errorsIn = (text: string, fileName = 'task-definition.json') =>
  lint(readDocument(text), fileName)
    .filter((finding) => finding.severity === 'error')
    .map(({ rule, start, end }) => `${rule} at ${text.slice(start, end)}`);

describe.each(Object.entries({ ...files, ...values }))('trap %s', (_, list) => {
  test.each(list.map(([what, text, fileName]) => ({ what, text, fileName })))(
    '$what',
    ({ text, fileName }) => {
      expect(errorsIn(text, fileName)).toEqual([]);
    },
  );
});
