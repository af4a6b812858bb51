import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'schema-family-format',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A family name can contain letters, digits, hyphens and underscores, at most 255.',
  why: 'The family becomes part of an ARN.',
  says: ['Family contains invalid characters.'],
  docs: parameters('family'),
  messages: {
    characters: '"family" may have letters, digits, "-" and "_" only, 255 characters at most.',
  },
  check(task, report) {
    const family = task.node.get('family');
    const name = family.string;
    if (!name || /^[A-Za-z0-9_-]{1,255}$/.test(name)) return;
    const clean = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 255);
    report({ at: family, message: 'characters', fixes: [replace(family, clean)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"family": "my web.app"') }],
  good: [
    { text: task('"family": "my-web_app-2"') },
    { title: 'part of it is filled in later', text: task('"family": "web.{{ env }}"') },
  ],
});
