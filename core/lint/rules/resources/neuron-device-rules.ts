import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { allRequirements } from './_requirements.ts';

export const rule: TaskRule = {
  id: 'neuron-device-rules',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  title: 'Neuron devices must be requested as ALL, by one container, on Managed Instances.',
  why: 'Other amounts, other launch types and sharing between containers are not supported.',
  docs: guide('ecs-inference'),
  messages: {
    value: 'A Neuron device requirement must have the value "ALL".',
    several: 'Only one container of a task can ask for Neuron devices.',
    compatibility:
      '"NeuronDevice" works on Managed Instances only. Name MANAGED_INSTANCES alone in "requiresCompatibilities".',
  },
  check(task, report) {
    const devices = allRequirements(task).filter(({ type }) => type === 'NeuronDevice');
    for (const [index, { node }] of devices.entries()) {
      const value = node.get('value');
      if (value.string !== undefined && value.string !== 'ALL') {
        report({ at: value, message: 'value', fixes: [replace(value, 'ALL')] });
      }
      if (index > 0) report({ at: node, message: 'several' });
      else if (task.compatibilitiesKnown && !task.requires('MANAGED_INSTANCES')) {
        report({ at: node.get('type'), message: 'compatibility' });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
        container('"resourceRequirements": [{ "type": "NeuronDevice", "value": "1" }]'),
      ),
    },
    {
      text: task(
        '"requiresCompatibilities": ["EC2"]',
        container('"resourceRequirements": [{ "type": "NeuronDevice", "value": "ALL" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"requiresCompatibilities": ["MANAGED_INSTANCES"]',
        container('"resourceRequirements": [{ "type": "NeuronDevice", "value": "ALL" }]'),
      ),
    },
    {
      title: 'compatibilities that are filled in later',
      text: task(
        '"requiresCompatibilities": ["<COMPATIBILITY>"]',
        container('"resourceRequirements": [{ "type": "NeuronDevice", "value": "ALL" }]'),
      ),
    },
  ],
});
