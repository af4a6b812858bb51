import { parseTaskCpu, UNITS_PER_VCPU } from '../../../ecs/units.ts';
import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'task-cpu-format',
  area: 'resources',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  needs: ['cpu'],
  title: 'Task "cpu" must be a number of CPU units or of vCPUs.',
  why: '"256", ".25 vCPU" and "1vcpu" are amounts; everything else is refused.',
  says: ["Invalid 'cpu' setting for task."],
  source: 'oranmoshai/ecsServiceRestart#2',
  docs: parameters('task_size'),
  messages: {
    format:
      '"{value}" is no amount of CPU. Write CPU units, such as "1024", or vCPUs, such as "1 vCPU".',
  },
  check(task, report) {
    const at = task.node.get('cpu');
    const value = at.string;
    if (value === undefined || value === '' || parseTaskCpu(value) !== undefined) return;
    const vcpus = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:v?cpus?|cores?)\s*$/i.exec(value)?.[1];
    const units = /^\s*(\d+)\s*(?:units?|cpu units)\s*$/i.exec(value)?.[1];
    const fixed = vcpus === undefined ? units : String(Math.round(Number(vcpus) * UNITS_PER_VCPU));
    report({
      at,
      message: 'format',
      params: { value },
      fixes: fixed === undefined ? [] : [replace(at, fixed)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"cpu": "2 cores"') }],
  good: [
    { text: task('"cpu": ".25 vCPU"') },
    { title: 'an amount that is filled in later', text: task('"cpu": "{{ cpu }}"') },
  ],
});
