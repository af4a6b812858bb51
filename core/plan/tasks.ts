import { MOST_A_CALL } from '../placement/service/limits.ts';
import { judgeFields, TASK } from './fields.ts';
import { withOverrides } from './overrides.ts';
import { entries, get, items, MOST_COPIES, type Reading, type Source } from './reading.ts';
import { addRequest, fileName } from './requests.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import type { Requests, Wanted } from './wanted.ts';

/** Reads tasks in the shape of run-task, and files of them. */
export async function readTasks(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  for await (const entry of entries(reading, source)) {
    await readTask(reading, requests, definitions, entry);
  }
}

async function readTask(
  reading: Reading,
  requests: Requests,
  definitions: TaskDefinitions,
  source: Source,
): Promise<void> {
  const { node } = source;
  if (node.kind === 'object') {
    judgeFields(reading, source, TASK);
    const task = await definitions.read(get(source, 'taskDefinition'), source);
    const count = reading.amount(get(source, 'count'), 1, MOST_COPIES);
    if (!task) return;
    const family = task.definition.node.get('family').text ?? fileName(task.place.uri) ?? 'task';
    const wanted: Wanted = {
      source,
      group: node.get('group').text ?? `family:${family}`,
      kind: 'task',
      daemon: false,
      desired: count,
      running: 0,
      requirements: withOverrides(reading, task, get(source, 'overrides')),
      taskDefinition: task.place,
    };
    const named = items(get(source, 'containerInstances'));
    noteCalls(reading, source, named.length, count);
    if (named.length === 0) addRequest(reading, requests, wanted);
    for (const item of named) {
      const written = String(item.node.value ?? item.node.kind);
      const known = requests.instances.find(written)?.name;
      if (known === undefined) unknownInstance(reading, item, written);
      const containerInstance = known ?? written;
      addRequest(reading, requests, { ...wanted, desired: 1, containerInstance });
    }
  } else if (node.exists && !node.isUnknown) {
    const template = 'Expected an object with a taskDefinition, or the path of a file with tasks.';
    reading.report('plan-task', 'error', source, template);
  }
}

/** More than one call can start is still placed: it takes several calls. */
function noteCalls(reading: Reading, source: Source, instances: number, count: number): void {
  const most = MOST_A_CALL;
  if (instances > most) {
    const template =
      'StartTask accepts at most {most} container instances per call; {instances} need {calls} calls.';
    const params = { most, instances, calls: Math.ceil(instances / most) };
    reading.report('plan-task', 'info', get(source, 'containerInstances'), template, params);
  } else if (instances === 0 && count > most) {
    const template = 'RunTask starts at most {most} tasks per call; {count} need {calls} calls.';
    const params = { most, count, calls: Math.ceil(count / most) };
    reading.report('plan-task', 'info', get(source, 'count'), template, params);
  }
}

function unknownInstance(reading: Reading, source: Source, name: string): void {
  const template = 'The plan describes no container instance {name}.';
  reading.report('plan-unknown-instance', 'error', source, template, { name });
}
