import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'awslogs-group-format',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'A log group name can contain only the characters that CloudWatch Logs allows.',
  why: 'Letters, digits and . - _ / # are allowed, 512 characters at most.',
  says: ["Log driver awslogs option 'awslogs-group' contains invalid characters."],
  docs: guide('using_awslogs'),
  messages: {
    characters:
      '"{group}" is no name for a log group: letters, digits and . - _ / # only, 512 characters at most.',
  },
  check(container, report) {
    const { driver, options } = logOf(container);
    const at = options.get('awslogs-group');
    const group = at.string;
    if (driver !== 'awslogs' || !group || /^[.\-_/#A-Za-z0-9]{1,512}$/.test(group)) return;
    const clean = group.replace(/[^.\-_/#A-Za-z0-9]+/g, '-').slice(0, 512);
    report({ at, message: 'characters', params: { group }, fixes: [replace(at, clean)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "my web", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/web.app_1-2", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
    {
      title: 'a group that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/{{ env }}/<NAME>", "awslogs-region": "eu-west-1" } }',
        ),
      ),
    },
  ],
});
