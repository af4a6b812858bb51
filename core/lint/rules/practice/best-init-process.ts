import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'best-init-process',
  area: 'practice',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['entryPoint', 'command'],
  title: 'A container whose command starts a shell should have an init process.',
  why: 'An init process passes signals on and ends orphans; AWS recommends it for ECS Exec.',
  docs: guide('ecs-exec'),
  messages: {
    init: '"{name}" starts a shell without an init process: signals may not arrive, and ended processes stay. Set "initProcessEnabled".',
  },
  check(container, report, task) {
    const { node } = container;
    const linux = node.get('linuxParameters');
    const first = [...node.get('entryPoint').items(), ...node.get('command').items()][0];
    if (task.windows || !/^(?:\/bin\/)?(?:ba)?sh$/.test(first?.string ?? '')) return;
    if (!node.lacks('linuxParameters') && !linux.lacks('initProcessEnabled')) return;
    report({
      at: first ?? node,
      message: 'init',
      params: { name: container.label },
      fixes: [
        linux.exists
          ? insert(linux, 'initProcessEnabled', true)
          : insert(node, 'linuxParameters', { initProcessEnabled: true }),
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"command": ["sh", "-c", "serve & wait"]')) }],
  good: [
    { text: task(container('"command": ["serve"]')) },
    {
      title: 'a command that is filled in later',
      text: task(container('"command": ["<SHELL>", "-c", "serve"]')),
    },
  ],
});
