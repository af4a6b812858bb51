import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'working-directory-absolute',
  area: 'practice',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['workingDirectory'],
  title: 'The working directory must be an absolute path.',
  why: 'The container runtime refuses any other, and the container is never created.',
  says: ["the working directory 'app' is invalid, it needs to be an absolute path"],
  source: 'moby/moby daemon/container.go; opencontainers/runc libcontainer/configs/validate',
  docs: parameters('container_definition_environment'),
  messages: {
    relative: '"workingDirectory" is "{path}"; it must be an absolute path, such as "/{path}".',
  },
  check({ node }, report) {
    const at = node.get('workingDirectory');
    const path = at.string;
    // Windows paths stand in files without a platform too; an empty one is left out by clients.
    if (!path || /^(?:[/\\]|[A-Za-z]:)/.test(path)) return;
    const fixes = [replace(at, `/${path.replace(/^\.\//, '')}`)];
    report({ at, message: 'relative', params: { path }, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"workingDirectory": "app"')) }],
  good: [
    { text: task(container('"workingDirectory": "/app"')) },
    { title: 'on Windows', text: task(container('"workingDirectory": "C:\\\\app"')) },
    {
      title: 'a path that is filled in later',
      text: task(container('"workingDirectory": "${HOME}"')),
    },
  ],
});
