import { describe, expect, test } from 'vitest';
import { changeFor } from '../../core/analysis/change/event.ts';
import { simulationInput } from '../../core/analysis/over-time/input.ts';
import { shortFor } from '../../core/analysis/over-time/judge.ts';
import { fillingGrid, type GridCell, ResilienceGrid } from '../../core/analysis/resilience/grid.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { format } from '../../core/text/message.ts';
import { drawingColumn } from '../../core/view/model/resilience.ts';
import { finish } from '../../core/work.ts';
import { workspaceOf } from '../placement/files.ts';

const URI = 'file:///p/stowage.json';

const service = (serviceName: string, desiredCount: number, memory: number, more: object = {}) => ({
  serviceName,
  desiredCount,
  taskDefinition: {
    family: serviceName,
    containerDefinitions: [{ name: 'c', image: 'i', cpu: 128, memory }],
  },
  ...more,
});

async function gridOf(services: readonly object[], more: object = {}) {
  const workspace = workspaceOf({
    [URI]: {
      containerInstances: [
        { instanceType: 'm5.large', count: 3, memory: 4000, availabilityZones: ['a', 'b', 'c'] },
      ],
      services,
      ...more,
    },
  });
  const plan = await readPlan(URI, workspace);
  const requests = plan.requests.map(({ request }) => request);
  const grid = new ResilienceGrid(plan, place(plan.cluster, requests, { seed: plan.seed }));
  const columns = finish(fillingGrid(grid));
  const cell = (id: string, name: string): GridCell | undefined =>
    columns[grid.disturbances.findIndex((one) => one.id === id)]?.[
      grid.services.findIndex((one) => one.name === name)
    ];
  return { plan, workspace, grid, columns, cell };
}

describe('the resilience grid', () => {
  test('tells what recovers from what has no place, zone by zone', async () => {
    const { grid, cell } = await gridOf([service('small', 3, 500), service('large', 3, 3000)]);
    expect(grid.disturbances.map(({ id }) => id)).toEqual([
      ...['zone a', 'zone b', 'zone c', 'instance m5.large-1', 'drain m5.large-1'],
      ...['deploy', 'double'],
    ]);
    expect(cell('zone b', 'small')).toMatchObject({ outcome: 'recovers', missing: 0 });
    expect(cell('zone b', 'large')).toMatchObject({ outcome: 'waits', missing: 1 });
    expect(cell('deploy', 'large')).toMatchObject({ outcome: 'stuck' });
    expect(cell('double', 'large')).toMatchObject({ outcome: 'waits', missing: 3 });
  });

  test('each cell says what the simulation that it opens says', async () => {
    const { plan, workspace, grid, columns } = await gridOf([
      service('web', 4, 700, { minimumHealthyPercent: 50 }),
      service('api', 3, 2000),
      service('one', 1, 200),
    ]);
    for (const [column, { id, events }] of grid.disturbances.entries()) {
      for (const [row, { name }] of grid.services.entries()) {
        const cell = columns[column]?.[row];
        if (!cell) continue;
        const { plan: tried } = await tryChanges(plan, cell.events.map(changeFor), workspace);
        const result = simulate(simulationInput(tried)).services.get(name);
        expect([id, name, cell.missing]).toEqual([id, name, result?.missing]);
        if (!events || cell.outcome !== 'recovers') continue;
        // All that is lost is lost at once: from then on until all tasks run.
        expect(cell.seconds).toBe(shortFor(simulate(simulationInput(tried)), name));
      }
    }
  });

  test('a service of one task is down for a time', async () => {
    const { cell, plan } = await gridOf([service('one', 1, 200)]);
    const zone = plan.cluster.instances.map(({ availabilityZone = '' }) => availabilityZone);
    const cells = zone.map((name) => cell(`zone ${name}`, 'one'));
    expect(cells.filter((one) => one?.down).length).toBe(1);
    expect(cells.filter((one) => one?.outcome === 'unaffected').length).toBe(2);
  });

  test('what is missing anyway is not counted once more', async () => {
    const { cell } = await gridOf([service('large', 5, 3000)]);
    expect(cell('zone a', 'large')).toMatchObject({ outcome: 'waits', missing: 1 });
  });

  test('events and loads of the plan are left out', async () => {
    const quiet = await gridOf([service('web', 3, 500)]);
    const busy = await gridOf([service('web', 3, 500)], {
      events: [{ at: 0, loseAvailabilityZone: 'c' }],
    });
    expect(busy.columns).toEqual(quiet.columns);
  });

  test('a daemon has no desired count to double, and what is on Spot capacity is interrupted', async () => {
    const { cell } = await gridOf([service('logs', 1, 100, { schedulingStrategy: 'DAEMON' })], {
      containerInstances: [
        { instanceType: 'm5.large', count: 1, availabilityZones: ['a'] },
        { instanceType: 'm5.large', count: 2, availabilityZones: ['b'], capacityProvider: 'spot' },
      ],
    });
    expect(cell('double', 'logs')).toBeUndefined();
    expect(cell('spot spot', 'logs')?.events.length).toBe(2);
  });

  test('a column is drawn with words, and with the changes that show it over time', async () => {
    const { grid } = await gridOf([service('small', 3, 500), service('large', 3, 3000)]);
    const column = finish(drawingColumn(grid, 0, format));
    expect(column.heads[0]).toEqual({ label: 'a fails', title: 'Availability Zone a fails' });
    expect(column.cells[1]).toMatchObject({
      outcome: 'waits',
      text: '−1',
      tip: '1 task could not be placed',
      changes: [{ kind: 'event', event: 'loseAvailabilityZone', target: 'a', value: 0 }],
    });
    expect(finish(drawingColumn(grid, 99, format)).cells).toEqual([]);
  });
});
