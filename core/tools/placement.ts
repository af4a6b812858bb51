import { overviewOf } from '../analysis/advice/overview.ts';
import { judgeExpectations } from '../analysis/expectations.ts';
import { explainUnplaced } from '../analysis/explain/unplaced.ts';
import { onFargate } from '../analysis/fleet/fargate.ts';
import { searchingFleets } from '../analysis/fleet/search.ts';
import { simulatePlan } from '../analysis/over-time/simulate-plan.ts';
import { startEvents } from '../analysis/over-time/start-events.ts';
import { place } from '../placement/place.ts';
import type { Plan } from '../plan/plan.ts';
import { secondsOf } from '../plan/time.ts';
import type { PlanEvent } from '../simulation/model.ts';
import { format } from '../text/message.ts';
import { finish } from '../work.ts';
import { PLAN, planOf, problemsOf } from './reading.ts';
import { type Input, type Tool, ToolError, textOf } from './tool.ts';

/** Reasons, suggestions and events of an answer. */
const MOST = 20;

const placed = (plan: Plan) => {
  const requests = plan.requests.map(({ request }) => request);
  return place(plan.cluster, requests, { seed: plan.seed });
};

export const placeTool: Tool = {
  name: 'stowage_place',
  title: 'Place the tasks of a plan',
  description:
    "Runs the placement process of Amazon ECS on the cluster of a plan: how many tasks of each service are placed, how many could not be, and each reason with the number of container instances it holds for. Use it for 'unable to place a task'.",
  parameters: PLAN,
  required: ['plan'],
  async run(input, files) {
    const plan = await planOf(input, files);
    const result = placed(plan);
    return {
      ...problemsOf(plan),
      instances: plan.cluster.instances.length,
      groups: result.outcomes.map((outcome, number) => ({
        group: outcome.request.group,
        placed: outcome.placed.length,
        notPlaced: outcome.unplaced,
        ...(outcome.unplaced > 0 ? { reasons: reasonsOf(result, number) } : {}),
      })),
      fargate: plan.fargate.map(({ group, copies }) => ({ group, tasks: copies })),
      expectations: judgeExpectations(result, plan).map(({ passed, message }) => ({
        passed,
        message: format(message),
      })),
    };
  },
};

function reasonsOf(result: ReturnType<typeof placed>, number: number): object[] {
  const reasons = explainUnplaced(result, number)?.reasons ?? [];
  return reasons.slice(0, MOST).map(({ code, message, containerInstances }) => ({
    code,
    message: format(message),
    instances: containerInstances.length,
  }));
}

export const adviseTool: Tool = {
  name: 'stowage_advise',
  title: 'What would let more tasks be placed',
  description:
    'Tries changes of a plan with the placement engine and returns those that let more tasks be placed, how many more tasks fit, and what the loss of an Availability Zone would cost.',
  parameters: PLAN,
  required: ['plan'],
  async run(input, files) {
    const plan = await planOf(input, files);
    const overview = overviewOf(placed(plan), plan.requests);
    return {
      ...problemsOf(plan),
      unplaced: overview.unplaced.map(({ group, advice }) => ({
        group,
        changes: advice
          .slice(0, MOST)
          .map(({ message, more }) => ({ message: format(message), more })),
      })),
      room: overview.room.map(({ group, copies }) => ({ group, tasks: copies })),
      withoutAvailabilityZone: overview.withoutZone.map(({ of, unplaced }) => ({
        zone: of,
        couldNotBePlaced: Object.fromEntries(unplaced),
      })),
    };
  },
};

export const simulateTool: Tool = {
  name: 'stowage_simulate',
  title: 'Simulate a deployment or a failure',
  description:
    'Simulates what Amazon ECS does over time with a plan: the deployment of a service, the loss of an Availability Zone, the draining of a container instance. Returns for each service how it ends (completed, stuck with what blocks it, steady), its peak and its fewest healthy tasks.',
  parameters: {
    ...PLAN,
    deploy: {
      type: 'string',
      description: 'The service to deploy a new revision of, at the start.',
    },
    loseZone: { type: 'string', description: 'The Availability Zone to lose at the start.' },
    drain: { type: 'string', description: 'The container instance to drain at the start.' },
    until: { type: 'string', description: 'When it ends, such as 30m.' },
  },
  required: ['plan'],
  async run(input, files) {
    const plan = await planOf(input, files);
    const given = textOf(input, 'until');
    const until = given === undefined ? undefined : secondsOf(given);
    if (given !== undefined && until === undefined) {
      throw new ToolError('until is a time such as 90s or 30m.');
    }
    const { simulation, verdicts } = simulatePlan(plan, { until, events: eventsOf(input, plan) });
    return {
      ...problemsOf(plan),
      seconds: simulation.time / 1000,
      services: [...simulation.services.values()].map((service) => ({
        service: service.name,
        end: service.end,
        ...(service.blockedBy === undefined ? {} : { blockedBy: service.blockedBy }),
        desired: service.desired,
        missing: service.missing,
        peakTasks: service.extremes.peak,
        fewestHealthy: service.extremes.neverBelow,
      })),
      expectations: verdicts.map(({ passed, message }) => ({ passed, message: format(message) })),
    };
  },
};

/** Parameters that name something of the plan, in the words of the answer. */
const KINDS = {
  deploy: 'service',
  loseZones: 'Availability Zone',
  drain: 'container instance',
} as const;

function eventsOf(input: Input, plan: Plan): readonly PlanEvent[] {
  const named = (name: string): string[] => [textOf(input, name) ?? []].flat();
  const found = startEvents(plan, {
    deploy: named('deploy'),
    loseZones: named('loseZone'),
    drain: named('drain'),
  });
  if ('events' in found) return found.events;
  const { kind, name, known } = found.unknown;
  const some = known.slice(0, MOST).join(', ') || 'none';
  throw new ToolError(`The plan has no ${KINDS[kind]} ${name}; it has ${some}.`);
}

export const fleetTool: Tool = {
  name: 'stowage_fleet',
  title: 'The cheapest instances for a plan',
  description:
    'Searches for the cheapest EC2 instance types and counts that hold all tasks of a plan, with a lower bound and the price of Fargate for the same tasks.',
  parameters: {
    ...PLAN,
    zoneLoss: { type: 'boolean', description: 'Hold all tasks after the loss of any one zone.' },
    deployment: { type: 'boolean', description: 'Hold a deployment of any one service too.' },
    arm64: { type: 'boolean', description: 'Images run on arm64 too.' },
  },
  required: ['plan'],
  async run(input, files) {
    const plan = await planOf(input, files);
    const search = finish(
      searchingFleets(plan, {
        zoneLoss: input.zoneLoss === true,
        deployment: input.deployment === true,
        loadPeak: false,
        arm64: input.arm64 === true,
        burstable: false,
        spot: undefined,
      }),
    );
    const { price } = onFargate(plan, search.demand);
    return {
      ...problemsOf(plan),
      lowerBound: search.bound,
      impossible: search.demand.impossible,
      fleets: search.fleets.slice(0, 5).map(({ price: dollarsPerHour, parts, binding }) => ({
        dollarsPerHour,
        instances: parts.map(({ type, count }) => ({ instanceType: type.name, count })),
        binding,
      })),
      fargateDollarsPerHour: price,
    };
  },
};
