import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'swappiness-without-maxswap',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['linuxParameters'],
  title: 'swappiness needs maxSwap.',
  why: 'Without "maxSwap" the container swaps as its instance does, and "swappiness" is ignored.',
  docs: parameters('container_definition_linuxparameters'),
  messages: { ignored: '"swappiness" is ignored without "maxSwap".' },
  check({ node }, report) {
    const linux = node.get('linuxParameters');
    const at = linux.get('swappiness');
    if (at.number === undefined || !linux.lacks('maxSwap')) return;
    report({ at, message: 'ignored', fixes: [remove(at, { preferred: true })] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"linuxParameters": { "swappiness": 10 }')) }],
  good: [
    { text: task(container('"linuxParameters": { "maxSwap": 0, "swappiness": 10 }')) },
    {
      title: 'a value that is filled in later',
      text: task(container('"linuxParameters": { "maxSwap": "<SWAP>", "swappiness": 10 }')),
    },
  ],
});
