import { container, service, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import type { DocumentRule, Examples } from '../../rule.ts';
import { nameAt } from '../../structures.ts';
import { violationsOf } from '../../violations.ts';

export const rule: DocumentRule = {
  id: 'schema-limit',
  area: 'structure',
  severity: 'warning',
  evidence: 'documented',
  on: 'document',
  title: 'Numbers and lists must be within the limits of the API.',
  why: 'The service keeps limits that the AWS CLI does not know.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    minimum: '"{name}" must be at least {limit}.',
    maximum: '"{name}" must be at most {limit}.',
    maxItems: '"{name}" takes at most {limit} items.',
    one: '"{name}" takes exactly one member.',
  },
  check(subject, report) {
    for (const part of subject.parts) {
      for (const { keyword, node, params } of violationsOf(part.node, part.schema)) {
        const message = keyword === 'maxProperties' ? 'one' : keyword;
        if (!(message in rule.messages)) continue;
        const limit = Number(params.limit);
        report({
          at: node,
          message,
          params: { name: nameAt(node), limit },
          fixes: message === 'one' || message === 'maxItems' ? [] : [replace(node, limit)],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"linuxParameters": { "maxSwap": -1 }')) },
    {
      title: 'a share of the traffic',
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "canaryConfiguration": { "canaryPercent": 150 } }',
      ),
    },
    {
      title: 'too many',
      text: service('"gatewayConnectors": [{ "portName": "a" }, { "portName": "b" }]'),
    },
  ],
  good: [
    { text: task(container('"linuxParameters": { "maxSwap": 0 }')) },
    {
      title: 'a number that is filled in later',
      text: task(container('"linuxParameters": { "maxSwap": "<SWAP>" }')),
    },
  ],
});
