import { expect, test } from 'vitest';
import { yaml } from '../../core/notations/yaml/yaml.ts';
import { toValue } from '../../core/text/node.ts';
import { rewritable, said, tryFixes } from './rewritten.ts';

test('what is written is read again', () => {
  const lost = rewritable.filter(({ data }) => {
    return JSON.stringify(toValue(yaml.read(yaml.write(data)).root)) !== JSON.stringify(data);
  });
  expect(lost.map(({ rule, index }) => `${rule.id} ${index}`)).toEqual([]);
});

test('rules say the same of a definition in YAML', () => {
  const other: string[] = [];
  for (const { rule, index, document, data, fileName } of rewritable) {
    const expected = said(document, fileName, yaml);
    const found = said(yaml.read(yaml.write(data)), fileName, yaml);
    const more = found.filter((one) => !expected.includes(one));
    const less = expected.filter((one) => !found.includes(one));
    if (more.length + less.length > 0) {
      other.push(`${rule.id} ${index}\n    + ${more.join(' | ')}\n    - ${less.join(' | ')}`);
    }
  }
  expect(other).toEqual([]);
});

test('fixes mend what they are for in YAML', () => {
  const failed: string[] = [];
  let count = 0;
  for (const { rule, data, fileName } of rewritable) {
    const document = yaml.read(yaml.write(data));
    for (const { what, mended, text } of tryFixes(document, fileName, rule.id)) {
      count++;
      if (!mended) failed.push(`${what}\n${text}`);
    }
  }
  expect(count).toBeGreaterThan(200);
  expect(failed.length, failed.join('\n')).toBeLessThanOrEqual(count * 0.02);
});

test('what is missing at the end is missing within the text', () => {
  for (const text of ['a: [\n', '!{\n', 'x: "a\n'].map((each) => each.repeat(12))) {
    const { problems } = yaml.read(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const { start, end } of problems) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }
});
