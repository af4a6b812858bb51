import { readArn } from '../../../ecs/arn.ts';
import { container, EXECUTION_ROLE, task } from '../../example.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { secretValues } from './_secret-values.ts';

export const rule: ContainerRule = {
  id: 'secret-value-from-partial-arn',
  area: 'secrets',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['secrets', 'logConfiguration'],
  title: 'A secret must be a full ARN or the name of a parameter.',
  why: 'Everything that is no ARN is taken for the name of a Systems Manager parameter, which has letters, digits and . - _ / only.',
  says: ['The Systems Manager parameter name specified for secret MONGO_URI is invalid'],
  docs: guide('secrets-envvar-secrets-manager'),
  messages: {
    empty:
      'The secret "{name}" has no value: "valueFrom" takes the ARN of a secret, or the name or ARN of a parameter.',
    name: '"{value}" is neither an ARN nor the name of a parameter. A secret of Secrets Manager with a JSON key needs its full ARN: arn:aws:secretsmanager:…:secret:name:key::',
  },
  check(container, report) {
    for (const { name, value } of secretValues(container)) {
      const text = value.string;
      if (text === '') {
        report({ at: value, message: 'empty', params: { name }, severity: 'warning' });
      }
      if (!text || /^[\w./-]+$/.test(text)) continue;
      const arn = readArn(text);
      const store = arn?.service === 'secretsmanager' || arn?.service === 'ssm';
      if (store && /^(?:secret:|parameter[:/])./.test(arn.resource)) continue;
      // Parameters have versions and labels after one colon; how Amazon ECS takes them is not known.
      const severity = /^[\w./-]+:[\w.-]{1,100}$/.test(text) ? 'warning' : 'error';
      report({ at: value, message: 'name', params: { name, value: text }, severity });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(EXECUTION_ROLE, container('"secrets": [{ "name": "URI", "valueFrom": "" }]')),
    },
    {
      text: task(
        EXECUTION_ROLE,
        container('"secrets": [{ "name": "URI", "valueFrom": "web/mongo:uri::" }]'),
      ),
    },
  ],
  good: [
    {
      title: 'the name of a parameter',
      text: task(
        EXECUTION_ROLE,
        container('"secrets": [{ "name": "URI", "valueFrom": "/web/mongo.uri" }]'),
      ),
    },
    {
      title: 'an ARN of a parameter',
      text: task(
        EXECUTION_ROLE,
        container(
          '"secrets": [{ "name": "URI", "valueFrom": "arn:aws:ssm:eu-west-1:123456789012:parameter/web/uri" }]',
        ),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        EXECUTION_ROLE,
        container('"secrets": [{ "name": "URI", "valueFrom": "<SECRET>:uri::" }]'),
      ),
    },
  ],
});
