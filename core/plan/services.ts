import { canonicalise } from '../ecs/spelling.ts';
import { readBehaviour } from './behaviour.ts';
import { entries, get, MOST_COPIES, type Reading, type Source } from './reading.ts';
import { addRequest, fileName } from './requests.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import type { Requests } from './wanted.ts';

/** Reads services in the shape of create-service or describe-services, and files of them. */
export async function readServices(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  for await (const entry of entries(reading, source, 'services')) {
    const { node } = entry;
    if (node.get('service').kind === 'object') {
      await readServices(reading, requests, definitions, get(entry, 'service'));
    } else if (node.kind === 'object' && !node.get('containerDefinitions').exists) {
      await readService(reading, requests, definitions, entry);
    } else if (node.exists && !node.isUnknown) {
      const template = 'Expected a service object, or the path of a file with services.';
      reading.report('plan-service', 'error', entry, template);
    }
  }
}

async function readService(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  const { node } = source;
  canonicalise(node, 'serviceDefinition');
  // describe-services prints deleted services for a while.
  if (node.get('status').string === 'INACTIVE') return;
  const task = await definitions.read(get(source, 'taskDefinition'), source);
  const name = node.get('serviceName').text ?? fileName(source.uri) ?? 'service';
  const group = `service:${name}`;
  if (node.get('serviceName').exists && requests.services.has(group)) {
    const template = 'The service {name} is in the plan twice; both are placed.';
    reading.report('plan-service', 'warning', source, template, { name });
  }
  requests.services.add(group);
  const daemon = node.get('schedulingStrategy').string === 'DAEMON';
  const asked = get(source, 'desiredCount');
  if (!daemon && node.lacks('desiredCount')) {
    const template = 'The service {name} has no desiredCount; one task is placed.';
    reading.report('plan-service', 'info', source, template, { name });
  }
  const desired = daemon ? 0 : reading.amount(asked, 1, MOST_COPIES);
  const running = requests.running.of(group);
  if (!requests.behaviours.has(group)) {
    const known = { name, group, daemon, desired };
    const behaviour = readBehaviour(reading, source, known, task?.definition);
    requests.behaviours.set(group, { ...behaviour, task: task?.requirements.task });
  }
  noteRunning(reading, source, name, running);
  if (!task) return;
  const asksForFargate =
    node.get('launchType').exists ||
    node.get('capacityProviderStrategy').exists ||
    requests.defaultStrategy.length > 0;
  if (task.definition.onlyFargate && !asksForFargate) {
    const template =
      'The task definition of {name} requires Fargate, but the service has neither launchType FARGATE nor a Fargate capacity provider; its tasks are placed on container instances.';
    reading.report('plan-service', 'warning', source, template, { name });
  }
  addRequest(reading, requests, {
    source,
    group,
    kind: 'service',
    daemon,
    desired,
    running,
    deploying: requests.behaviours.get(group)?.deploymentInProgress ?? false,
    requirements: task.requirements,
    taskDefinition: task.place,
  });
}

/** What describe-services counts, and runningTasks does not show, would be placed once more. */
function noteRunning(reading: Reading, source: Source, name: string, known: number): void {
  const said = source.node.get('runningCount');
  if (said.number === undefined || said.number <= known) return;
  const template =
    '{name} has {running} running tasks, of which runningTasks lists {known}; the others are placed as new tasks.';
  const params = { name, running: said.number, known };
  reading.report('plan-service', 'info', { ...source, node: said }, template, params);
}
