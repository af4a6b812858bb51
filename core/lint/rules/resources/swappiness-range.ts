import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'swappiness-range',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['linuxParameters'],
  title: 'swappiness must be 0 to 100.',
  why: '0 swaps only when nothing else helps, 100 swaps as soon as it can.',
  says: ['Invalid value: 101, valid memory swappiness range is 0-100'],
  source: 'moby/moby daemon/daemon_unix.go',
  docs: parameters('container_definition_linuxparameters'),
  messages: { range: '"swappiness" {value} must lie between 0 and 100.' },
  check({ node }, report) {
    const at = node.get('linuxParameters').get('swappiness');
    const value = at.number;
    if (value === undefined || (value >= 0 && value <= 100)) return;
    // Docker takes -1 for "not set".
    const severity = value === -1 ? 'warning' : 'error';
    const fixes = [replace(at, value < 0 ? 0 : 100)];
    report({ at, message: 'range', params: { value }, severity, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"linuxParameters": { "maxSwap": 64, "swappiness": 120 }')) }],
  good: [
    { text: task(container('"linuxParameters": { "maxSwap": 64, "swappiness": 100 }')) },
    {
      title: 'a value that is filled in later',
      text: task(container('"linuxParameters": { "maxSwap": 64, "swappiness": "<VALUE>" }')),
    },
  ],
});
