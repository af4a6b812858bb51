import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

/** Problems beyond these follow from the first ones. */
const NAMED = 5;

export const rule: DocumentRule = {
  id: 'json-syntax',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  notations: ['json'],
  title: 'The document must be valid JSON.',
  why: 'The AWS CLI, the SDKs and the console read the file as JSON before they look at anything else. One missing comma stops all of it.',
  says: ["Error parsing parameter 'cli-input-json': Invalid JSON"],
  docs: guide('create-task-definition'),
  messages: {
    'value-expected': 'A value is missing here.',
    'key-expected': 'A key in quotes is expected here, not {found}.',
    'colon-expected': 'A colon and a value must follow the key {found}.',
    'comma-expected': 'A comma is missing before {found}.',
    unclosed: 'This bracket is not closed; "{found}" is missing.',
    unexpected: '{found} is not expected here.',
    word: '{found} is not JSON. Text stands in double quotes; true, false and null are written small.',
    string: 'This string is not closed, or holds a character that JSON does not allow in a string.',
    'after-end': 'The document ends before this. A file holds one JSON value.',
    'too-deep': 'This is nested more than {found} levels deep and is not read.',
    'too-large': 'The file is too large to be read.',
    binary: 'The file is binary, not text.',
  },
  check({ document }, report) {
    for (const { id, found, start, end } of document.problems.slice(0, NAMED)) {
      report({
        at: { start, end },
        message: id,
        params: { found },
        // Around templates nobody can tell what the text will be.
        severity: document.templated ? 'info' : 'error',
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      title: 'a missing comma',
      text: `{
  "family": "web"
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
    },
    {
      title: 'a missing bracket',
      text: `{
  "family": "web",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }
}
`,
    },
    {
      title: 'a word of another language',
      text: `{
  "family": "web",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "essential": True }]
}
`,
    },
  ],
  good: [
    { text: task() },
    {
      title: 'placeholders outside of quotes',
      text: `{
  "family": "web",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": <MEMORY> }]
}
`,
    },
  ],
});
