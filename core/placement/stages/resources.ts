import type { State } from '../state.ts';
import { message, type ReasonCode, type Stage, type StageOf } from './stage.ts';

type Column = 'cpu' | 'memory' | 'gpu' | 'eni';

/**
 * A resource fits when what remains is at least what is asked: equality fits.
 * Source: API reference, PlacementStrategy ("still enough to run the task").
 */
function resource(
  code: ReasonCode,
  column: Column,
  asked: number,
  title: string,
  template: string,
): Stage {
  return {
    code,
    title: message(title, { asked }),
    passes(state: State) {
      const free = state[column];
      return (index) => (free[index] ?? 0) >= asked;
    },
    reasons(state, index) {
      const free = state[column][index] ?? 0;
      return [{ code, asked, free, message: message(template, { asked, free }) }];
    },
  };
}

export const cpu: StageOf = ({ task }) =>
  resource(
    'RESOURCE:CPU',
    'cpu',
    task.cpu,
    'has {asked} CPU units free',
    '{asked} CPU units asked, {free} free',
  );

export const memory: StageOf = ({ task }) =>
  resource(
    'RESOURCE:MEMORY',
    'memory',
    task.memory,
    'has {asked} MiB of memory free',
    '{asked} MiB of memory asked, {free} free',
  );

/** awsvpc tasks take one network interface each. Source: developer guide, task networking. */
export const eni: StageOf = ({ task }) =>
  task.awsvpc
    ? resource(
        'RESOURCE:ENI',
        'eni',
        1,
        'has a network interface for the task',
        'no network interface is left for an awsvpc task',
      )
    : undefined;

/** Whole devices. Source: developer guide, GPU tasks. */
export const gpu: StageOf = ({ task }) =>
  task.gpu > 0
    ? resource(
        'RESOURCE:GPU',
        'gpu',
        task.gpu,
        'has {asked} GPUs free',
        '{asked} GPUs asked, {free} free',
      )
    : undefined;
