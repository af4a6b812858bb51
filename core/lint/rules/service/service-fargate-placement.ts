import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { onFargate } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-fargate-placement',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'Fargate does not support placement strategies and constraints.',
  why: 'There are no instances to choose from.',
  source: 'deployments that failed, reported in September 2026',
  docs: guide('task-placement'),
  messages: { fargate: 'Fargate does not take "{name}".' },
  check(service, report) {
    if (!onFargate(service)) return;
    for (const name of ['placementStrategy', 'placementConstraints']) {
      const at = service.get(name);
      if (at.items().length > 0)
        report({
          at: at.asMember?.keyRange ?? at,
          message: 'fargate',
          params: { name },
          fixes: [remove(at)],
        });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"placementStrategy": [{ "type": "random" }]',
      ),
    },
  ],
  good: [
    {
      title: 'as describe-services prints it',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"placementStrategy": []',
        '"placementConstraints": []',
      ),
    },
    {
      title: 'a launch type that is filled in later',
      text: service('"launchType": "<TYPE>"', '"placementStrategy": [{ "type": "random" }]'),
    },
  ],
});
