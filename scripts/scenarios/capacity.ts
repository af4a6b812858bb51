import { managedScaling } from '../../core/placement/service/managed-scaling.ts';
import {
  idleInstanceEnds,
  instancesAtRest,
  nonEmptyInstances,
  onTermination,
  printedReservation,
  provisioningEnds,
  scaleInSteps,
  type TerminationCause,
  withoutRoom,
} from '../../core/simulation/scaling/capacity-provider.ts';
import {
  afterLaunches,
  afterTerminations,
  chosenByDefault,
  rebalancingMargin,
  warmPoolSize,
} from '../../core/simulation/scaling/group.ts';
import { refreshDuration, refreshPlan } from '../../core/simulation/scaling/refresh.ts';
import { Settings } from '../../core/simulation/settings.ts';
import { maps } from './auto-scaling.ts';
import type { Members } from './blocks.ts';
import { type Case, formula, type Given, type Kind } from './kind.ts';

/** Metric as it is printed, and desired capacity, of N running and M needed instances. */
function scalingOf(running: number, needed: number, target: number): Members {
  const { metric, desired } = managedScaling(running, needed, target);
  return { needed, metric: printedReservation(metric), desired };
}

/** Tasks are on all instances where the block does not pack them. */
function example(given: Given): Members {
  const [tasks, running] = [given.number('tasks'), given.number('running')];
  const perInstance = given.number('perInstance');
  const waiting = Math.max(0, tasks - running * perInstance);
  const busy = given.number('packedOn', Math.min(running, tasks));
  const needed = busy + Math.ceil(waiting / perInstance);
  return scalingOf(running, needed, given.number('target'));
}

function scaleIn(given: Given): Members {
  const from = given.number('from');
  const steps = scaleInSteps(from, given.number('to'));
  const percents = steps.map((to, at) => {
    const before = steps[at - 1] ?? from;
    return ((before - to) / before) * 100;
  });
  return {
    minutesAtLeast: steps.length,
    eachStepLessThanPercent: Math.max(0, ...percents),
    perMinute: steps,
  };
}

const scaleInKind: Kind = {
  ...formula(['from', 'to'], ['minutesAtLeast', 'eachStepLessThanPercent', 'perMinute'], scaleIn),
  compare: {
    minutesAtLeast: (expected, actual) => Number(actual) >= Number(expected),
    eachStepLessThanPercent: (expected, actual) => Number(actual) < Number(expected),
  },
};

const CAUSES: readonly TerminationCause[] = ['scaleIn', 'instanceRefresh', 'spotInterruption'];

function termination(given: Given): Members {
  const cause = CAUSES.find((one) => one === given.text('cause'));
  if (!cause) throw new Error(`cause is ${given.text('cause')}`);
  const provider = {
    managedTerminationProtection: given.bool('managedTerminationProtection'),
    managedDraining: given.bool('managedDraining'),
  };
  return { outcome: onTermination(cause, provider, given.number('tasks')) };
}

function choose(given: Given): Members {
  const instances = maps(given, 'instances').map((one) => ({
    id: one.text('id'),
    launchConfiguration: one.bool('launchConfiguration'),
    currentTemplate: one.text('template', 'other') === 'current',
    version: one.optional('version'),
    billingHourInMinutes: one.optional('billingHourInMinutes'),
  }));
  return { chosen: chosenByDefault(instances)?.id };
}

/** When the refresh of the event is complete. */
function refreshed(given: Given, { events, timing }: Case): Members {
  const [event = {}] = events;
  const settings = new Settings([timing]);
  const number = (name: string, fallback: number): number => Number(event[name] ?? fallback);
  const plan = refreshPlan(
    given.number('instances'),
    number('min', given.number('min', 90)),
    number('max', given.number('max', 100)),
  );
  const warmup = number('refreshWarmup', settings.get('refreshWarmup') / 1000);
  const launch = (settings.get('asgReaction') + settings.get('instanceLaunch')) / 1000;
  return { completed: Number(event.at ?? 0) + refreshDuration(plan, launch, warmup) };
}

/** A group that cannot grow never gets the capacity. */
function timeout(given: Given, { timing }: Case): Members {
  const limit = new Settings([timing]).get('provisioningTimeout') / 1000;
  const comes = given.number('freeSlots', 0) > 0 || given.optional('asgMax') !== 0;
  const ends = provisioningEnds(
    given.bool('managedScaling'),
    0,
    comes ? 0 : Number.POSITIVE_INFINITY,
    limit,
  );
  return { stoppedBetween: ends };
}

const PROVIDERS: Readonly<Record<string, Kind>> = {
  'provisioning-limit': formula(
    ['managedScaling', 'freeSlots', 'provisioning'],
    ['result'],
    (given, { timing }) => ({
      result: withoutRoom(
        given.bool('managedScaling'),
        given.number('freeSlots', 0),
        given.number('provisioning'),
        new Settings([timing]).get('provisioningLimit'),
      ),
    }),
  ),
  'provisioning-timeout': formula(
    ['tasks', 'freeSlots', 'managedScaling', 'asgMax'],
    ['stoppedBetween'],
    timeout,
  ),
  'termination-protection': formula(
    ['managedTerminationProtection', 'managedDraining', 'cause', 'tasks'],
    ['outcome'],
    termination,
  ),
  'cas-example': formula(
    ['tasks', 'packedOn', 'running', 'perInstance', 'target'],
    ['needed', 'metric', 'desired'],
    example,
  ),
  'cas-metric': formula(['running', 'needed', 'target'], ['metric', 'desired'], (given) =>
    scalingOf(given.number('running'), given.number('needed'), given.number('target')),
  ),
  'cas-nonempty': formula(['instances', 'daemons'], ['needed'], (given) => {
    const instances = given.list('instances').map((one) => (Array.isArray(one) ? one : []));
    return {
      needed: nonEmptyInstances(
        instances.map((tasks) => tasks.map(String)),
        new Set(given.list('daemons').map(String)),
      ),
    };
  }),
  'cas-scale-in': scaleInKind,
  headroom: formula(['needed', 'target'], ['instances'], (given) => ({
    instances: instancesAtRest(given.number('needed'), given.number('target')),
  })),
  'managed-instances': formula(['scaleInAfter', 'idleSince'], ['terminatedNotBefore'], (given) => ({
    terminatedNotBefore: idleInstanceEnds(
      given.number('idleSince'),
      given.optional('scaleInAfter'),
    ),
  })),
};

const GROUPS: Readonly<Record<string, Kind>> = {
  'asg-launch': {
    ...formula(['zones', 'add'], ['after'], (given) => ({
      after: afterLaunches(given.numbers('zones'), given.number('add')),
    })),
    multisets: ['after'],
  },
  'asg-terminate': {
    ...formula(['zones', 'protected', 'remove'], ['after'], (given) => ({
      after: afterTerminations(
        given.numbers('zones'),
        given.has('protected') ? given.numbers('protected') : [],
        given.number('remove'),
      ),
    })),
    multisets: ['after'],
  },
  'asg-choose': formula(['instances'], ['chosen'], choose),
  refresh: formula(['instances', 'min', 'max'], ['batch', 'batches', 'launchFirst'], (given) => ({
    ...refreshPlan(given.number('instances'), given.number('min'), given.number('max')),
  })),
  'refresh-duration': formula(['instances', 'min', 'max'], ['completed'], refreshed),
  'asg-margin': formula(['max'], ['margin'], (given) => ({
    margin: rebalancingMargin(given.number('max')),
  })),
  'warm-pool': formula(['max', 'desired', 'prepared'], ['pool'], (given) => ({
    pool: warmPoolSize(given.number('max'), given.number('desired'), given.optional('prepared')),
  })),
};

export const CAPACITY: Readonly<Record<string, Kind>> = { ...PROVIDERS, ...GROUPS };
