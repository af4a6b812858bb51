import type { Member } from '../../../text/node.ts';
import { task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import type { DocumentRule, Examples } from '../../rule.ts';

/** Whether a key stands twice; small objects are compared without making a set. */
function repeats(members: readonly Member[]): boolean {
  if (members.length > 8) return new Set(members.map((member) => member.key)).size < members.length;
  for (let i = 1; i < members.length; i++) {
    for (let j = 0; j < i; j++) if (members[i]?.key === members[j]?.key) return true;
  }
  return false;
}

export const rule: DocumentRule = {
  id: 'schema-duplicate-json-key',
  area: 'structure',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  notations: ['json'],
  title: 'A key can appear only once in an object.',
  why: 'JSON readers keep the last value and drop the others without a word, so that one of the lines has no effect.',
  docs: 'https://datatracker.ietf.org/doc/html/rfc8259#section-4',
  messages: {
    twice: '"{key}" stands twice in the same object. Only the last one counts; remove the other.',
    last: 'This one counts.',
  },
  check(subject, report) {
    // In a template the two may stand in different branches.
    if (subject.document.templated) return;
    for (const { members } of subject.census.objects) {
      if (members.length < 2 || !repeats(members)) continue;
      const last = new Map(members.map((member) => [member.key, member]));
      for (const member of members) {
        const winner = last.get(member.key);
        if (!winner || winner === member) continue;
        report({
          at: member.keyRange,
          message: 'twice',
          params: { key: member.key },
          fixes: [remove(member.value)],
          related: [{ at: winner.keyRange, message: 'last' }],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
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
});
