import { expect, test } from 'vitest';
import type { Picture, PictureInstance } from '../../core/view/picture.ts';
import { AGENT, devicesInUse, FREE, OTHER, slotTracks } from './slots.ts';

const group = (devices: Record<string, number>, ports: string[] = []) =>
  ({ devices, ports }) as unknown as Picture['groups'][number];

const task = (number: number, running = false) =>
  ({ id: `task ${number}`, group: number, copy: 0, running, cpu: 0, memory: 0 }) as const;

const instance = (more: Partial<PictureInstance>) =>
  ({ tasks: [], devices: [], otherPorts: {}, ...more }) as unknown as PictureInstance;

test('a device has a place for each, by who has it', () => {
  const devices = [{ label: 'GPU', text: '', registered: 4, remaining: 1 }];
  const [track] = slotTracks(instance({ devices, tasks: [task(0)] }), [group({ GPU: 2 })], []);
  expect(track?.slots.map((slot) => slot.group)).toEqual([0, 0, OTHER, FREE]);
  expect(track).toMatchObject({ label: 'GPU', free: 1, full: false });
});

test('what has nothing left comes first', () => {
  const devices = [
    { label: 'ENI', text: '', registered: 3, remaining: 2 },
    { label: 'GPU', text: '', registered: 1, remaining: 0 },
  ];
  const tracks = slotTracks(instance({ devices, tasks: [task(0)] }), [group({ GPU: 1 })], []);
  expect(tracks.map(({ label }) => label)).toEqual(['GPU', 'ENI']);
  expect(devicesInUse(instance({ devices }))).toBe(1);
});

test('a port belongs to a task, to the agent, or to nobody', () => {
  const groups = [group({}, ['80/tcp', '22/tcp', '443/tcp'])];
  const there = instance({ otherPorts: { '22/tcp': 'agent', '443/tcp': 'other' } });
  const [before] = slotTracks(there, groups, groups[0]?.ports ?? []);
  expect(before?.slots.map((slot) => slot.group)).toEqual([FREE, AGENT, OTHER]);
  expect(before?.full).toBe(false);
  const [after] = slotTracks({ ...there, tasks: [task(0)] }, groups, ['80/tcp']);
  expect(after).toMatchObject({ full: true, slots: [{ group: 0, name: '80/tcp' }] });
});
