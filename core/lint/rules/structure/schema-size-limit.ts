import { READ_ONLY_TASK_MEMBERS } from '../../../ecs/schema/schema.ts';
import { toValue } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { type Examples, guide, type TaskRule } from '../../rule.ts';
import { opening } from '../../structures.ts';

/** Bytes of UTF-8 without white space. Source: service quotas, as of 2026-11. */
const LIMIT = 65_536;
/** From here on the next variable may be one too many. */
const NEAR = 60 * 1024;
const encoder = new TextEncoder();
const room = new Uint8Array(NEAR);
const bytes = (text: string): number => encoder.encode(text).length;
/** Whether a text has fewer than `NEAR` bytes; makes no copy of it. */
const isShort = (text: string): boolean => encoder.encodeInto(text, room).read === text.length;

export const rule: TaskRule = {
  id: 'schema-size-limit',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'task',
  title: 'A task definition can have at most 64 KiB.',
  why: 'Amazon ECS measures the definition without white space. Long lists of environment variables are what usually fills it.',
  says: ["Actual length: '66420'. Max allowed length is '65536' bytes."],
  docs: guide('service-quotas'),
  messages: {
    over: 'The task definition has {size} bytes without white space; Amazon ECS takes at most {limit}. Move environment variables into "environmentFiles" or parameters.',
    near: 'The task definition has {size} bytes without white space, of at most {limit} that Amazon ECS takes.',
  },
  check(task, report, subject) {
    const { node } = task;
    const { text, templated } = subject.document;
    if (templated || isShort(text)) return;
    const sent = Object.entries(toValue(node) ?? {}).filter(
      ([key]) => !READ_ONLY_TASK_MEMBERS.has(key),
    );
    const size = bytes(JSON.stringify(Object.fromEntries(sent)));
    if (size < NEAR) return;
    report({
      at: opening(node),
      message: size > LIMIT ? 'over' : 'near',
      severity: size > LIMIT ? 'error' : 'warning',
      params: { size, limit: LIMIT },
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container(`"environment": [{ "name": "LONG", "value": "${'x'.repeat(66_000)}" }]`),
      ),
    },
  ],
  good: [
    {
      title: 'white space does not count',
      text: task(container(`"environment": [${' '.repeat(66_000)}]`)),
    },
    {
      title: 'a long value that is filled in',
      text: task(
        container(
          `"environment": [{ "name": "LONG", "value": {{ .Value }} }, { "name": "B", "value": "${'x'.repeat(66_000)}" }]`,
        ),
      ),
    },
  ],
});
