import { shapeAt } from '../../../ecs/schema/schema.ts';
import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import type { DocumentRule, Examples } from '../../rule.ts';
import { nameOf, opening, pathFrom } from '../../structures.ts';
import { isServicePart, type Part, type Subject } from '../../subject.ts';
import { violationsOf } from '../../violations.ts';

/** Members that other rules speak about: the command of a health check. */
const OWN: ReadonlySet<string> = new Set(['command']);

/**
 * Whether the object is sent as it stands. An empty object is what tools write for "not set", and
 * leave out; a service without a task definition belongs to a tool, whose defaults fill in the rest.
 */
function isSure({ operation }: Subject, part: Part, object: Node): boolean {
  if (object.members.length === 0) return false;
  if (!isServicePart(part)) return true;
  if (operation === 'output') return false;
  return operation !== 'CreateService' || !part.node.lacks('taskDefinition');
}

export const rule: DocumentRule = {
  id: 'schema-required',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: 'Objects need the members that the API requires.',
  why: 'The AWS CLI refuses the file before it sends anything when a required member is missing.',
  says: ['Missing required parameter in containerDefinitions[0].secrets[0]: "valueFrom"'],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: { missing: '"{member}" is missing; {structure} needs it.' },
  check(subject, report) {
    for (const part of subject.parts) {
      for (const { keyword, node, params } of violationsOf(part.node, part.schema)) {
        const member = String(params.missingProperty);
        if (keyword !== 'required' || node === part.node || OWN.has(member)) continue;
        const { structure } = shapeAt(part.schema, pathFrom(part.node, node)) ?? {};
        report({
          at: opening(node),
          message: 'missing',
          params: { member, structure: nameOf(structure) },
          severity: isSure(subject, part, node) ? 'error' : 'warning',
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"secrets": [{ "name": "PASSWORD" }]'),
        '"executionRoleArn": "arn:aws:iam::123456789012:role/web"',
      ),
    },
    { text: task(container('"logConfiguration": { "options": { "awslogs-group": "web" } }')) },
  ],
  good: [
    {
      text: task(
        container('"ulimits": [{ "name": "nofile", "softLimit": 1024, "hardLimit": 4096 }]'),
      ),
    },
    {
      title: 'an object that a template adds to',
      text: task(container('"ulimits": [{ "name": "nofile", {{ .Limits }} }]')),
    },
  ],
});
