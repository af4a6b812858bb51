import { service } from '../../example.ts';
import { guide, type ServiceRule } from '../../rule.ts';

const READ_ONLY =
  '"taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "readonlyRootFilesystem": true }] }';

export const rule: ServiceRule = {
  id: 'best-exec-readonly',
  area: 'practice',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'ECS Exec needs a writable root file system.',
  why: 'The agent of ECS Exec creates files and folders in the container. In a container with a read-only root file system no session can be opened.',
  docs: guide('ecs-exec'),
  messages: {
    exec: 'ECS Exec is enabled, but does not work in "{name}": its root file system is read-only.',
  },
  check(node, report, subject) {
    const at = node.get('enableExecuteCommand');
    if (at.boolean !== true) return;
    for (const container of subject.taskOf(node)?.containers ?? []) {
      const readOnly = container.node.get('readonlyRootFilesystem').boolean === true;
      if (readOnly) report({ at, message: 'exec', params: { name: container.label } });
    }
  },
  examples: {
    bad: [{ text: service('"enableExecuteCommand": true', READ_ONLY) }],
    good: [
      { title: 'ECS Exec is not enabled', text: service(READ_ONLY) },
      {
        title: 'the root file system is writable',
        text: service('"enableExecuteCommand": true', READ_ONLY.replace('true', 'false')),
      },
      {
        title: 'a flag that is filled in later',
        text: service('"enableExecuteCommand": true', READ_ONLY.replace('true', '"<FLAG>"')),
      },
    ],
  },
};
