import { MIB_PER_GB, parseTaskMemory } from '../../../ecs/units.ts';
import { task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';

export const rule: TaskRule = {
  id: 'task-memory-format',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  needs: ['memory'],
  title: 'Task "memory" must be a number of MiB or of GB.',
  why: '"512", "0.5GB" and "2 GB" are amounts; everything else is refused.',
  docs: parameters('task_size'),
  messages: {
    format: '"{value}" is no amount of memory. Write MiB, such as "2048", or GB, such as "2 GB".',
  },
  check(task, report) {
    const at = task.node.get('memory');
    const value = at.string;
    if (value === undefined || value === '' || parseTaskMemory(value) !== undefined) return;
    const found = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(mi?b?|gi?b?)\s*$/i.exec(value);
    const factor = /^g/i.test(found?.[2] ?? '') ? MIB_PER_GB : 1;
    report({
      at,
      message: 'format',
      params: { value },
      fixes: found ? [replace(at, String(Math.round(Number(found[1]) * factor)))] : [],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task('"memory": "512 MiB"') }, { text: task('"memory": "plenty"') }],
  good: [
    { text: task('"memory": "0.5GB"') },
    { title: 'an amount that is filled in later', text: task('"memory": "${MEMORY}"') },
  ],
});
