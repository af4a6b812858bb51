import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'shared-memory-size-positive',
  area: 'resources',
  severity: 'info',
  evidence: 'advice',
  on: 'container',
  needs: ['linuxParameters'],
  title: 'sharedMemorySize must be greater than 0.',
  why: '/dev/shm of 0 MiB is no shared memory. The AWS CDK refuses such sizes.',
  docs: parameters('container_definition_linuxparameters'),
  messages: {
    size: '"sharedMemorySize" of {size} MiB gives no shared memory. Leave it out for the default of 64 MiB.',
  },
  check({ node }, report) {
    const at = node.get('linuxParameters').get('sharedMemorySize');
    const size = at.number;
    // 0 is what tools write for "not set".
    if (size === undefined || size >= 0) return;
    report({ at, message: 'size', params: { size }, fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"linuxParameters": { "sharedMemorySize": -64 }')) }],
  good: [
    { text: task(container('"linuxParameters": { "sharedMemorySize": 64 }')) },
    {
      title: 'a size that is filled in later',
      text: task(container('"linuxParameters": { "sharedMemorySize": "<SIZE>" }')),
    },
  ],
});
