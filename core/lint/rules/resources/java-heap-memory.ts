import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { type Examples, parameters, type TaskRule } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';

/** Environment variables whose value is handed to the Java virtual machine. */
const VARIABLE =
  /^(?:_?JAVA_(?:TOOL_)?OPT(?:ION)?S|JDK_JAVA_OPTIONS|JVM_OPTS|\w+_JAVA_OPTS|(?:CATALINA|MAVEN|GRADLE|KAFKA_HEAP|JETTY)_OPTS)$/;

const MIB_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1 / 1024 / 1024,
  k: 1 / 1024,
  m: 1,
  g: 1024,
  t: 1024 * 1024,
};

/** The largest heap in MiB that a line of options allows; of several the last, as Java does. */
function heapIn(line: string): number | undefined {
  const found = [
    ...line.matchAll(/(?:^|\s)-(?:Xmx|XX:MaxHeapSize=)(\d{1,15})([kmgt]?)(?=\s|$)/gi),
  ].at(-1);
  const factor = MIB_PER_UNIT[found?.[2]?.toLowerCase() ?? ''];
  return found && factor !== undefined ? Number(found[1]) * factor : undefined;
}

/** Where options for Java stand, with their text. */
function optionsOf(container: Container): { at: Node; line: string }[] {
  const found: { at: Node; line: string }[] = [];
  for (const { name = '', valueAt: at, value: line = '' } of variablesOf(container)) {
    if (VARIABLE.test(name)) found.push({ at, line });
  }
  for (const name of ['entryPoint', 'command']) {
    for (const at of container.node.get(name).items()) found.push({ at, line: at.string ?? '' });
  }
  return found;
}

/** The MiB beyond which the container is killed; undefined where there is no limit. */
const limitOf = ({ node }: Container, task: TaskDefinition): number | undefined =>
  node.lacks('memory') ? task.memory : node.get('memory').number;

export const rule: TaskRule = {
  id: 'java-heap-memory',
  area: 'resources',
  severity: 'warning',
  evidence: 'documented',
  on: 'task',
  containersOnly: true,
  title: "The Java heap must be smaller than the container's memory limit.",
  why: 'A container that exceeds its memory is killed. Java needs memory beside the heap: for threads, classes and buffers.',
  docs: parameters('container_definition_memory'),
  messages: {
    heap: 'The heap may grow to {heap} MiB; the container is killed at {limit} MiB. Lower the heap or raise "memory".',
  },
  check(task, report, { document }) {
    // Most documents have no such option, and nothing is to be looked for in their containers.
    if (!/-Xmx|-XX:MaxHeapSize/i.test(document.text)) return;
    for (const container of task.containers) {
      const limit = limitOf(container, task);
      if (limit === undefined || limit <= 0) continue;
      for (const { at, line } of optionsOf(container)) {
        const heap = heapIn(line);
        if (heap === undefined || heap < limit) continue;
        report({ at, message: 'heap', params: { heap: Math.round(heap), limit } });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(
          '"memory": 512',
          '"environment": [{ "name": "JAVA_OPTS", "value": "-Xms256m -Xmx1g" }]',
        ),
      ),
    },
    {
      text: task(container('"memory": 512', '"command": ["java", "-Xmx512m", "-jar", "app.jar"]')),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"memory": 1024',
          '"environment": [{ "name": "JAVA_OPTS", "value": "-Xmx768m" }]',
        ),
      ),
    },
    {
      title: 'no hard limit',
      text: task(
        container('"memory": null', '"memoryReservation": 256', '"command": ["java", "-Xmx1g"]'),
      ),
    },
    {
      title: 'a heap that is filled in later',
      text: task(
        container(
          '"memory": 512',
          '"environment": [{ "name": "JAVA_OPTS", "value": "-Xmx${HEAP}" }]',
        ),
      ),
    },
  ],
});
