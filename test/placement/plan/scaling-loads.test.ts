import { describe, expect, test } from 'vitest';
import { readPlan, said } from './scaling-plans.ts';

/* What plans say of load. */

describe('loads', () => {
  const HOUR = 3600;
  const curve = async (
    cpu: unknown,
    more: object = {},
    files: Record<string, string | object> = {},
  ) => {
    const plan = await readPlan({ load: { web: { cpu } }, ...more }, files);
    expect(said(plan)).toEqual([]);
    return plan.scaling.loads.get('web')?.get('cpu')?.load;
  };

  test('by formula', async () => {
    expect(await curve({ formula: 'step', from: 1, to: 5, at: '10m' })).toEqual({
      shape: 'step',
      points: [
        [0, 1],
        [600, 5],
      ],
    });
    expect(await curve({ formula: 'ramp', from: 1, to: 5, at: '10m', for: '20m' })).toEqual({
      shape: 'linear',
      points: [
        [0, 1],
        [600, 1],
        [1800, 5],
      ],
    });
    expect(await curve({ formula: 'spike', from: 1, to: 5, at: '10m', for: 60 })).toEqual({
      shape: 'step',
      points: [
        [0, 1],
        [600, 5],
        [660, 1],
      ],
    });
    const day = await curve({ formula: 'day', low: 100, high: 500, peakAt: '12h' });
    expect(day?.points.find(([time]) => time === 12 * HOUR)).toEqual([12 * HOUR, 500]);
    expect(day?.points[0]).toEqual([0, 100]);
    expect(day?.points.at(-1)?.[0]).toBe(24 * HOUR);
    // The time of day is that of the plan's start.
    const noon = { startAt: '2026-05-04T12:00:00Z' };
    const later = await curve({ formula: 'day', low: 100, high: 500, peakAt: '12h' }, noon);
    expect(later?.points[0]).toEqual([0, 500]);
  });

  test('from tables: seconds, or times of the calendar', async () => {
    const files = {
      'file:///p/plain.csv': 'time,value\n0,10\n60,20\n',
      'file:///p/dated.csv': '"Timestamp","CPU"\n2026-05-04 08:05,20\n2026-05-04 08:00,10\n',
    };
    const wanted = (second: number) => [
      [0, 10],
      [second, 20],
    ];
    expect((await curve('./plain.csv', {}, files))?.points).toEqual(wanted(60));
    expect((await curve('./dated.csv', {}, files))?.points).toEqual(wanted(300));
    // A day later at the same time of day; and from the middle of it.
    const next = { startAt: '2026-05-05T08:00:00Z' };
    expect((await curve('./dated.csv', next, files))?.points).toEqual(wanted(300));
    const middle = { startAt: '2026-05-04T08:04:00Z' };
    expect((await curve('./dated.csv', middle, files))?.points).toEqual(wanted(60));
  });

  test('from outputs of CloudWatch, in percent of some tasks', async () => {
    const data = {
      MetricDataResults: [
        {
          Id: 'm1',
          Timestamps: ['2026-05-04T00:05:00Z', '2026-05-04T00:00:00Z'],
          Values: [50, 25],
        },
      ],
    };
    const statistics = {
      Label: 'CPUUtilization',
      Datapoints: [
        { Timestamp: '2026-05-04T00:05:00Z', Average: 50, Unit: 'Percent' },
        { Timestamp: '2026-05-04T00:00:00Z', Average: 25, Unit: 'Percent' },
      ],
    };
    const files = { 'file:///p/data.json': data, 'file:///p/statistics.json': statistics };
    for (const series of ['./data.json', './statistics.json', data]) {
      expect((await curve({ series, percentOfTasks: 4 }, {}, files))?.points).toEqual([
        [0, 512],
        [300, 1024],
      ]);
      expect((await curve({ series, scale: 2 }, {}, files))?.points[1]).toEqual([300, 100]);
    }
  });

  test.each([
    [{ formula: 'wave' }, 'The formula of a load is one of step, ramp, spike, day, not wave.'],
    [{ formula: 'step', from: 1 }, 'The formula step needs from, to'],
    [{ formula: 'day', low: 1, high: 2, at: 3 }, 'Unknown property at.'],
    ['./gone.csv', 'File not found: ./gone.csv.'],
    ['./web.json', 'Expected a series'],
  ])('what cannot be meant: %j', async (cpu, message) => {
    const plan = await readPlan({ load: { web: { cpu } } });
    expect(said(plan).join()).toContain(message);
  });

  test('requests become utilisation by what one task takes of them', async () => {
    const scaling = {
      web: {
        minCapacity: 1,
        maxCapacity: 9,
        targetTracking: [
          { metric: 'CPU', target: 50 },
          { metric: 'ALBRequestCountPerTarget', target: 600 },
        ],
      },
    };
    const load = { web: { requestsPerSecond: { points: [[0, 100]], perTask: 25 } } };
    const { scaling: plan } = await readPlan({ scaling, load });
    expect(plan.services[0]?.policies).toMatchObject([
      { metric: 'CPU', factor: 4 },
      { metric: 'ALBRequestCountPerTarget', factor: 60 },
    ]);
    expect(plan.demands).toMatchObject([{ service: 'web', perTask: 25 }]);
  });
});
