import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { keyOf } from './_service.ts';

/** Source: API reference, DeploymentLifecycleHook, read 2026-11. */
const NO_PAUSE = /^(?:TEST|PRODUCTION)_TRAFFIC_SHIFT$/;

export const rule: ServiceRule = {
  id: 'service-lifecycle-hooks',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A lifecycle hook needs its Lambda function and its stages.',
  why: 'A hook runs a Lambda function, which is the default, or pauses the deployment at the stages that it names.',
  docs: guide('deployment-lifecycle-hooks'),
  messages: {
    target: 'A lifecycle hook of type AWS_LAMBDA, the default, needs "hookTargetArn".',
    stages: 'A lifecycle hook needs "lifecycleStages".',
    pause: 'A hook of type PAUSE is not supported at the stage {stage}.',
    needless: '"{name}" is not used by hooks of type PAUSE.',
  },
  check(service, report) {
    for (const hook of service.get('deploymentConfiguration').get('lifecycleHooks').items()) {
      if (hook.kind !== 'object' || hook.isUnknown) continue;
      const type = hook.lacks('targetType') ? 'AWS_LAMBDA' : hook.get('targetType').string;
      const target = hook.get('hookTargetArn');
      const stages = hook.get('lifecycleStages');
      if (type === 'AWS_LAMBDA' && (hook.lacks('hookTargetArn') || target.string === '')) {
        report({ at: target.exists ? target : hook, message: 'target' });
      }
      const none = stages.kind === 'array' && stages.items().length === 0 && !stages.open;
      if (hook.lacks('lifecycleStages') || none) {
        report({ at: stages.exists ? stages : hook, message: 'stages' });
      }
      if (type !== 'PAUSE') continue;
      for (const stage of stages.items()) {
        if (!stage.string || !NO_PAUSE.test(stage.string)) continue;
        const params = { stage: stage.string };
        const fixes = stages.items().length > 1 ? [remove(stage)] : [];
        report({ at: stage, message: 'pause', params, fixes });
      }
      for (const name of ['hookTargetArn', 'hookDetails']) {
        const node = hook.get(name);
        if (!node.exists || node.isUnknown || node.text === '') continue;
        report({ at: keyOf(node), message: 'needless', params: { name }, fixes: [remove(node)] });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "lifecycleHooks": [{ "roleArn": "arn:aws:iam::123456789012:role/hook", "lifecycleStages": ["PRE_SCALE_UP"] }] }',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "lifecycleHooks": [{ "targetType": "PAUSE", "lifecycleStages": ["TEST_TRAFFIC_SHIFT"] }] }',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "lifecycleHooks": [{ "hookTargetArn": "arn:aws:lambda:eu-west-1:123456789012:function:check", "lifecycleStages": [] }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "lifecycleHooks": [{ "hookTargetArn": "arn:aws:lambda:eu-west-1:123456789012:function:check", "roleArn": "arn:aws:iam::123456789012:role/hook", "lifecycleStages": ["TEST_TRAFFIC_SHIFT"] }] }',
      ),
    },
    {
      title: 'a pause',
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "lifecycleHooks": [{ "targetType": "PAUSE", "lifecycleStages": ["POST_SCALE_UP"] }] }',
      ),
    },
    {
      title: 'values that are filled in later',
      text: service(
        '"deploymentConfiguration": { "strategy": "CANARY", "lifecycleHooks": [{ "targetType": "${TYPE}", "hookTargetArn": "${ARN}", "lifecycleStages": ["${STAGE}"] }] }',
      ),
    },
  ],
});
