import { asJson } from '../../../notations/json/document.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'json-strict',
  area: 'structure',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  notations: ['json'],
  title: 'A .json file must not contain comments or trailing commas.',
  why: 'The AWS CLI and most deployment tools read strict JSON and refuse the whole file because of one comment or one comma before a closing bracket.',
  docs: guide('create-task-definition'),
  messages: {
    comments:
      'The AWS CLI refuses comments and trailing commas in a .json file. This one has {comments, plural, one {# comment} other {# comments}} and {commas, plural, one {# trailing comma} other {# trailing commas}}.',
  },
  check(subject, report) {
    const { fileName } = subject;
    const document = asJson(subject.document);
    // A template is not JSON until it is filled in; what fills it in may take comments out too.
    if (!document || document.templated || !/\.json$/i.test(fileName)) return;
    const { comments, trailingCommas } = document;
    const at = [...comments, ...trailingCommas].sort((a, b) => a.start - b.start)[0];
    if (!at) return;
    const edits = [...comments, ...trailingCommas].map(({ start, end }) => ({
      start,
      end,
      text: '',
    }));
    report({
      at,
      message: 'comments',
      params: { comments: comments.length, commas: trailingCommas.length },
      fixes: [
        {
          title: 'Remove all comments and trailing commas',
          preferred: comments.length === 0,
          edits: () => edits,
        },
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: `{
  "family": "web", // the shop window
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 },]
}
`,
    },
  ],
  good: [
    { text: task() },
    {
      title: 'a file that says that it has comments',
      text: `{
  "family": "web", // the shop window
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
      fileName: 'task-definition.jsonc',
    },
    {
      title: 'a template, which is not JSON anyway',
      text: `{
  "family": {{ must_env "FAMILY" }}, // filled in by the pipeline
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
    },
  ],
});
