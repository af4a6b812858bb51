import { expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { planLinks } from './links.ts';

test('every file that a plan names is a link, in the order of the text', () => {
  const text =
    '{"services": ["./web.service.json", {"taskDefinition": "api.jsonc"}], "cluster": "c", "url": "https://a.b/c.json"}';
  const links = planLinks(readDocument(text).root);
  expect(links.map(({ target }) => target)).toEqual([
    { path: './web.service.json' },
    { path: 'api.jsonc' },
  ]);
});

test('lists longer than a call has room for arguments are read', () => {
  const count = 200_000;
  const text = `{"services": [${'"a.json",'.repeat(count)}]}`;
  expect(planLinks(readDocument(text).root)).toHaveLength(count);
});
