import { closest, looseName } from '../../../text/closest.ts';
import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import type { DocumentRule, Examples } from '../../rule.ts';
import { nameAt } from '../../structures.ts';
import { isServicePart } from '../../subject.ts';
import { violationsOf } from '../../violations.ts';

/** Values that other rules speak about. */
function hasOwnRule(node: Node): boolean {
  const name = node.asMember?.name;
  if (name === 'protocol' || name === 'appProtocol') return true;
  if (name === 'networkMode') return node.text === 'default';
  if (name === 'type' && node.text === 'distinctInstance') return true;
  return name === 'logDriver' && node.text === 'logentries';
}

export const rule: DocumentRule = {
  id: 'schema-invalid-enum',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: 'Fields with fixed values must have one of them, in the same case.',
  why: 'The AWS CLI does not check these values; Amazon ECS does, and it tells capital letters from small ones.',
  says: ['Propagate tags should be one of [SERVICE,TASK_DEFINITION]'],
  source: 'kayac/ecspresso#270',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    value: '{value} is not a value of "{name}". It takes {allowed}.',
    meant: '{value} is not a value of "{name}"; did you mean "{meant}"?',
    empty:
      '"{name}" is empty, which the AWS CLI sends as it is and Amazon ECS refuses. Leave the member out.',
  },
  check(subject, report) {
    for (const part of subject.parts) {
      for (const { keyword, node, params } of violationsOf(part.node, part.schema)) {
        if (keyword !== 'enum' || node.kind !== 'string' || hasOwnRule(node)) continue;
        const allowed = (params.allowedValues ?? []) as readonly string[];
        const value = node.text ?? '';
        if (value === '') {
          // ecspresso and the SDK for Go leave empty strings out.
          report({
            at: node,
            message: 'empty',
            params: { name: nameAt(node) },
            severity: 'warning',
            fixes: [remove(node, { preferred: true })],
          });
          continue;
        }
        const meant = closest(value, allowed);
        const preferred = meant !== undefined && looseName(value) === looseName(meant);
        report({
          at: node,
          message: meant === undefined ? 'value' : 'meant',
          params: {
            value: JSON.stringify(value),
            name: nameAt(node),
            allowed: allowed.map((each) => JSON.stringify(each)).join(', '),
            meant: meant ?? '',
          },
          severity: isServicePart(part) && subject.operation === 'output' ? 'warning' : 'error',
          fixes: meant === undefined ? [] : [replace(node, meant, { preferred })],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"requiresCompatibilities": ["fargate"]') },
    { text: task('"networkMode": "vpc"') },
    {
      text: task(
        container('"dependsOn": [{ "containerName": "db", "condition": "READY" }]'),
        container('"name": "db"'),
      ),
    },
  ],
  good: [
    { text: task('"networkMode": "awsvpc"') },
    { title: 'a value that is filled in later', text: task('"networkMode": "${NETWORK_MODE}"') },
  ],
});
