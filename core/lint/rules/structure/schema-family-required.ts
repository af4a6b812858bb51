import { baseName, withoutEndings, withoutTrailing } from '../../../text/paths.ts';
import { object, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

/** A family after the name of the file or, where that says nothing, a neutral one. */
function familyFrom(fileName: string): string {
  const name = withoutEndings(baseName(fileName));
  const rest = name
    .replace(/(?:ecs|aws)?[-_.]?task[-_.]?def(?:inition)?s?/i, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');
  return withoutTrailing(rest.slice(0, 255), '-_') || 'my-family';
}

export const rule: TaskRule = {
  id: 'schema-family-required',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  notations: ['json', 'yaml', 'hcl'],
  title: 'A task definition needs a family.',
  why: 'The family is the name under which revisions are registered; without it nothing can be registered.',
  says: ['Missing required parameter in input: "family"'],
  docs: parameters('family'),
  messages: {
    missing:
      '"family" is missing: the name under which Amazon ECS keeps the revisions of this task definition.',
  },
  check(task, report, subject) {
    const { node } = task;
    const family = node.get('family');
    if (!node.lacks('family') && family.string !== '') return;
    const name = familyFrom(subject.fileName);
    report({
      at: family.exists ? family : opening(node),
      message: 'missing',
      fixes: [
        family.exists
          ? replace(family, name)
          : {
              title: 'Add "family": "{name}"',
              params: { name },
              edits: (editor) => editor.insertFirst(node, 'family', name),
            },
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: object(
        '"containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }]',
      ),
    },
    { title: 'empty', text: task('"family": ""') },
  ],
  good: [
    { text: task() },
    { title: 'a family that is filled in later', text: task('"family": "<FAMILY>"') },
    {
      title: 'a mistyped key is named by another rule',
      text: task('"famly": "web"').replace('  "family": "web",\n', ''),
    },
  ],
});
