import type { Node } from '../../../text/node.ts';
import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { DocumentRule } from '../../rule.ts';

export const rule: DocumentRule = {
  id: 'schema-duplicate-json-key',
  area: 'structure',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  title: 'A key stands only once in an object.',
  why: 'JSON readers keep the last value and drop the others without a word, so that one of the lines has no effect.',
  docs: 'https://datatracker.ietf.org/doc/html/rfc8259#section-4',
  messages: {
    twice: '"{key}" stands twice in the same object. Only the last one counts; remove the other.',
    last: 'This one counts.',
  },
  check(subject, report) {
    // In a template the two may stand in different branches.
    if (subject.document.templated) return;
    const visit = (node: Node): void => {
      const last = new Map(node.members.map((member) => [member.key, member]));
      for (const member of node.members) {
        const winner = last.get(member.key);
        if (winner && winner !== member) {
          report({
            at: member.keyRange,
            message: 'twice',
            params: { key: member.key },
            fixes: [remove(member.value)],
            related: [{ at: winner.keyRange, message: 'last' }],
          });
        }
        visit(member.value);
      }
      for (const item of node.items()) visit(item);
    };
    for (const part of subject.parts) visit(part.node);
  },
  examples: {
    bad: [{ text: task('"cpu": "256"', '"cpu": "512"') }],
    good: [
      { text: task('"cpu": "256"', '"memory": "512"') },
      {
        title: 'two branches of a template',
        text: `{
  "family": "web",
  {{ if .Large }}"cpu": "1024",{{ else }}"cpu": "256",{{ end }}
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]
}
`,
      },
    ],
  },
};
