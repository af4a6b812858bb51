import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

/** Source: API reference, Tag, read 2026-11. */
const LIMIT = 50;
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const rule: TaskRule = {
  id: 'tags-limits',
  area: 'structure',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['tags'],
  title: 'Tags must be within the limits of AWS: at most 50, unique keys, no prefix "aws:".',
  why: 'Tags are checked before anything is registered.',
  docs: parameters('tags'),
  messages: {
    many: 'There are {count} tags; AWS takes at most {limit}.',
    duplicate: 'The tag "{key}" stands twice.',
    key: "A tag's key must have 1 to 128 characters; this one has {length}.",
    value: "A tag's value must have at most 256 characters; this one has {length}.",
    characters: 'A tag may have letters, digits, spaces and _ . : / = + - @ only.',
    reserved: 'Keys and values that begin with "aws:" are reserved.',
  },
  check(task, report) {
    const tags = task.node.get('tags').items();
    const seen = new Set<string>();
    for (const tag of tags) {
      const key = tag.get('key');
      const value = tag.get('value');
      for (const [part, longest, message] of [
        [key, 128, 'key'],
        [value, 256, 'value'],
      ] as const) {
        const text = part.string;
        if (text === undefined) continue;
        const length = [...text].length;
        if (length > longest || (part === key && length === 0)) {
          report({ at: part, message, params: { length } });
        } else if (!CHARACTERS.test(text)) report({ at: part, message: 'characters' });
        else if (/^aws:/i.test(text)) report({ at: part, message: 'reserved' });
      }
      if (key.string === undefined) continue;
      if (seen.has(key.string)) {
        report({
          at: key,
          message: 'duplicate',
          params: { key: key.string },
          fixes: [remove(tag)],
        });
      }
      seen.add(key.string);
    }
    const over = tags[LIMIT];
    if (over) report({ at: over, message: 'many', params: { count: tags.length, limit: LIMIT } });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"tags": [{ "key": "team", "value": "a" }, { "key": "team", "value": "b" }]') },
    { text: task('"tags": [{ "key": "aws:team", "value": "a" }]') },
  ],
  good: [
    { text: task('"tags": [{ "key": "team", "value": "shop + more" }]') },
    {
      title: 'keys that are filled in later',
      text: task('"tags": [{ "key": "${A}", "value": "" }, { "key": "${A}", "value": "" }]'),
    },
  ],
});
