import { container, FARGATE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { mappingsOf } from './_mappings.ts';

export const rule: ContainerRule = {
  id: 'port-windows-fargate-3150',
  area: 'ports',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['portMappings'],
  title: 'Windows tasks on Fargate cannot use port 3150.',
  why: 'Fargate keeps this port for itself on Windows.',
  docs: guide('windows-considerations'),
  messages: { reserved: 'Port 3150 is reserved for Windows tasks on Fargate. Choose another one.' },
  check(container, report, task) {
    if (!task.fargate || !task.windows) return;
    for (const { node: mapping, containerPort } of mappingsOf(container)) {
      if (containerPort === 3150) report({ at: mapping.get('containerPort'), message: 'reserved' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["FARGATE"]',
        '"networkMode": "awsvpc"',
        '"cpu": "1024"',
        '"memory": "2048"',
        '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }',
        container('"portMappings": [{ "containerPort": 3150 }]'),
      ),
    },
  ],
  good: [
    {
      title: 'Linux',
      text: task(...FARGATE, container('"portMappings": [{ "containerPort": 3150 }]')),
    },
    {
      title: 'a platform that is filled in later',
      text: task(
        ...FARGATE,
        '"runtimePlatform": { "operatingSystemFamily": "<FAMILY>" }',
        container('"portMappings": [{ "containerPort": 3150 }]'),
      ),
    },
  ],
});
