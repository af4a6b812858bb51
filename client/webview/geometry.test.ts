import { describe, expect, test } from 'vitest';
import type { PictureInstance } from '../../core/view/picture.ts';
import { joinSmall, look, scaleOf, tracksOf } from './geometry.ts';
import { taskAt } from './strip-paint.ts';

function instance(
  cpu: number,
  memory: number,
  tasks: [cpu: number, memory: number][],
): PictureInstance {
  return {
    name: 'i',
    label: 'i',
    zone: 'eu-west-1a',
    type: 'm5.large',
    status: 'ACTIVE',
    agentConnected: true,
    estimate: false,
    cpu: { registered: cpu, remaining: 0 },
    memory: { registered: memory, remaining: 0 },
    reserved: 0,
    devices: [],
    otherPorts: {},
    attributes: 0,
    taskCount: tasks.length,
    counts: [],
    tasks: tasks.map(([taskCpu, taskMemory], copy) => {
      return { id: `t${copy}`, group: 0, copy, running: false, cpu: taskCpu, memory: taskMemory };
    }),
  };
}

describe('tracks', () => {
  test('are to scale between instances', () => {
    const small = instance(1024, 2048, []);
    const large = instance(4096, 8192, []);
    const scale = scaleOf([small, large]);
    expect(tracksOf(large, scale)).toMatchObject({ cpuLength: 100, memoryLength: 100 });
    expect(tracksOf(small, scale)).toMatchObject({ cpuLength: 25, memoryLength: 25 });
  });

  test('hold the tasks in the same order, one behind the other', () => {
    const one = instance(1000, 2000, [
      [500, 200],
      [250, 1000],
    ]);
    const { cpu, memory } = tracksOf(one, scaleOf([one]));
    expect(cpu.map(({ left, width }) => [left, width])).toEqual([
      [0, 50],
      [50, 25],
    ]);
    expect(memory.map(({ left, width }) => [left, width])).toEqual([
      [0, 10],
      [10, 50],
    ]);
  });

  test('never run over, whatever the amounts', () => {
    const odd = instance(0, 10, [
      [5, 8],
      [5, 8],
    ]);
    const { cpu, memory } = tracksOf(odd, scaleOf([odd]));
    for (const { left, width } of [...cpu, ...memory]) {
      expect(left + width).toBeLessThanOrEqual(100);
      expect(width).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('a track that is too short to be seen', () => {
  test('is drawn longer, and known to be', () => {
    const small = instance(100, 100, []);
    const large = instance(10_000, 1000, []);
    expect(tracksOf(small, scaleOf([small, large]))).toMatchObject({
      cpuLength: 6,
      cpuStretched: true,
      memoryLength: 10,
      memoryStretched: false,
    });
  });
});

describe('small neighbours', () => {
  const tasks: [number, number][] = [
    [500, 500],
    [50, 50],
    [50, 50],
    [50, 50],
  ];
  const one = instance(1000, 1000, tasks);
  const { cpu } = tracksOf(one, scaleOf([one]));

  test('that are alike stand together, with what they ask for in all', () => {
    const joined = joinSmall(cpu, 100, 20, ({ group }) => String(group));
    expect(joined.map(({ ids }) => ids)).toEqual([['t0'], ['t1', 't2', 't3']]);
    expect(joined[1]).toMatchObject({ count: 3, left: 50, width: 15, task: { cpu: 150 } });
  });

  test('that differ stand apart', () => {
    const joined = joinSmall(cpu, 100, 20, ({ copy }) => String(copy > 2));
    expect(joined.map(({ ids }) => ids)).toEqual([['t0'], ['t1', 't2'], ['t3']]);
  });

  test('stand apart where there is room, and while none is known', () => {
    expect(joinSmall(cpu, 1000, 20, () => '')).toHaveLength(4);
    expect(joinSmall(cpu, 0, 20, () => '')).toHaveLength(4);
  });
});

test('each group has a look, what the plan does not describe has its own', () => {
  expect([look(-1), look(0), look(12)]).toEqual(['look-other', 'look-0', 'look-0']);
});

test.each<[x: number, y: number, task: string | undefined]>([
  [0, 2, 't0'],
  [49, 8, 't0'],
  [51, 2, 't1'],
  [80, 2, undefined],
  [24, 15, 't0'],
  [26, 15, 't1'],
  [76, 15, undefined],
])('at %i, %i of a strip there is %s', (x, y, task) => {
  const one = instance(1000, 2000, [
    [500, 500],
    [250, 1000],
  ]);
  expect(taskAt(tracksOf(one, scaleOf([one])), 100, x, y)?.task.id).toBe(task);
});
