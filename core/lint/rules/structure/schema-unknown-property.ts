import type { DocumentKind } from '../../../ecs/recognise.ts';
import { shapeAt } from '../../../ecs/schema/schema.ts';
import { container, task } from '../../example.ts';
import { remove, rename } from '../../fixes.ts';
import { isForeign, isOutput } from '../../foreign.ts';
import { renameForeign } from '../../misnamed.ts';
import { move } from '../../misplaced.ts';
import type { DocumentRule, Examples } from '../../rule.ts';
import { nameOf } from '../../structures.ts';
import { isServicePart, type Part } from '../../subject.ts';

/** Terraform leaves out what it does not know, and AWS prints what is newer than we are. */
const LENIENT: ReadonlySet<DocumentKind> = new Set([
  'containerDefinitions',
  'taskDefinitionOutput',
  'servicesOutput',
  'serviceOutput',
  'taskSetsOutput',
]);

/** Tools keep one file for both requests, and leave out what an update does not take. */
function isOfCreation({ schema }: Part, key: string): boolean {
  return schema === 'serviceUpdate' && shapeAt('serviceDefinition', [key]) !== undefined;
}

export const rule: DocumentRule = {
  id: 'schema-unknown-property',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: 'Every key must be a field of the Amazon ECS API.',
  why: 'The AWS CLI refuses the whole file because of one key that it does not know, and other tools drop the key without a word, so that the setting has no effect.',
  says: [
    'Parameter validation failed: Unknown parameter in input: "hostport", must be one of: ...',
    'UnexpectedParameter: Unexpected key found in params',
  ],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    unknown: '"{key}" is not a field of {structure}.',
    meant: '"{key}" is not a field of {structure}; did you mean "{meant}"?',
    comment:
      '"{key}" is not a field of {structure}. The AWS CLI refuses keys that it does not know, also if they are meant as comments.',
  },
  check(subject, report) {
    // Terraform's provider drops keys that it does not know, and takes them in any case.
    const terraform = subject.document.notation.id === 'hcl';
    for (const part of subject.parts) {
      if (isForeign(part) && !terraform) continue;
      for (const { member, shape, meant, spelling } of part.unknownKeys) {
        const { key, value } = member;
        if (terraform && key.toLowerCase() === meant?.toLowerCase()) continue;
        if (value.parent === part.node && isOutput(part, key)) continue;
        const params = { key, structure: nameOf(shape.structure), meant: meant ?? '' };
        if (/^(?:\$schema|\/\/.*|#.*|_+comment.*|comment)$/i.test(key)) {
          report({
            at: member.keyRange,
            message: 'comment',
            params,
            severity: 'warning',
            fixes: [remove(value, { preferred: true })],
          });
          continue;
        }
        // ecspresso reads keys that begin with a capital letter as if they did not.
        const capital = spelling && meant !== undefined && key.slice(1) === meant.slice(1);
        const lenient =
          terraform ||
          capital ||
          isOfCreation(part, key) ||
          (spelling && isServicePart(part)) ||
          LENIENT.has(subject.kind);
        report({
          at: member.keyRange,
          message: meant === undefined ? 'unknown' : 'meant',
          params,
          severity: lenient ? 'warning' : 'error',
          fixes: [
            ...(spelling ? [] : [...move(part, value), ...renameForeign(shape.structure, value)]),
            ...(meant === undefined ? [] : rename(value, meant, { preferred: spelling })),
            remove(value),
          ],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "hostport": 80 }]')) },
    { text: task(container('"imge": "nginx:1.27"')) },
    {
      title: 'a field that stands at another level',
      text: task(container('"initProcessEnabled": true')),
      fixed: task(container('"linuxParameters": { "initProcessEnabled": true }')),
    },
    {
      title: 'a name that Docker Compose has',
      text: task(container('"ports": ["8080:80"]')),
    },
    { title: 'a field that there never was', text: task('"replicas": 2') },
  ],
  good: [
    { text: task(container('"portMappings": [{ "containerPort": 80, "hostPort": 80 }]')) },
    {
      title: 'free keys of a map',
      text: task(container('"dockerLabels": { "com.example.Anything": "goes" }')),
    },
    { title: 'a key that is still a placeholder', text: task('"{{ .Key }}": "x"') },
  ],
});
