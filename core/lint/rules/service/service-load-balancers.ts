import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type Reporter, type ServiceRule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { keyOf, mappingsOf } from './_service.ts';

/** Source: reported text "load balancers can have at most 5 items." */
const LIMIT = 5;

/** A port that a load balancer names and that the container maps for TCP and for UDP. */
function checkPort(balancer: Node, service: Node, report: Reporter, subject: Subject): void {
  const name = balancer.get('containerName').string;
  const port = balancer.get('containerPort').number;
  const task = name === undefined || port === undefined ? undefined : subject.taskOf(service);
  const mapped = task && mappingsOf(task);
  const same = (mapped ?? []).filter(
    ({ container, node }) => container.name === name && node.get('containerPort').number === port,
  );
  if (same.length < 2 || name === undefined || port === undefined) return;
  report({ at: balancer.get('containerPort'), message: 'twice', params: { name, port } });
}

export const rule: ServiceRule = {
  id: 'service-load-balancers',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title:
    'A service can have at most five load balancers, each a target group or a Classic Load Balancer.',
  why: 'Each entry registers one port of one container with one target group or one Classic Load Balancer.',
  says: [
    'load balancers can have at most 5 items.',
    'loadBalancerName and targetGroupArn cannot both be specified',
    'Container Name can not be blank.',
    'Container port 53 is used in more than one port mapping for container dns',
  ],
  source:
    'hashicorp/terraform#25306; aws/amazon-ecs-cli#359; aws/amazon-ecs-agent#3428; terraform-aws-modules/terraform-aws-ecs#89',
  docs: guide('service-load-balancing'),
  messages: {
    many: 'There are {count} load balancers; Amazon ECS takes at most {limit}.',
    both: 'A load balancer has either "targetGroupArn" or "loadBalancerName", not both.',
    neither: 'A load balancer needs "targetGroupArn" or "loadBalancerName".',
    container: 'A load balancer needs "containerName".',
    twice:
      'The container "{name}" maps port {port} more than once. A load balancer cannot use such a port: map it for one protocol only.',
    external: 'Load balancers are not supported for external instances.',
    alternate: 'The alternate target group is the same as the target group; name another one.',
  },
  check(service, report, subject) {
    const balancers = service
      .get('loadBalancers')
      .items()
      .filter(({ kind }) => kind === 'object');
    const over = balancers[LIMIT];
    const params = { count: balancers.length, limit: LIMIT };
    if (over) report({ at: over, message: 'many', params });
    if (service.get('launchType').string === 'EXTERNAL' && balancers.length > 0) {
      const list = service.get('loadBalancers');
      report({ at: keyOf(list), message: 'external', severity: 'warning', fixes: [remove(list)] });
    }
    for (const balancer of balancers) {
      const group = balancer.get('targetGroupArn');
      const classic = balancer.get('loadBalancerName');
      if (group.string && classic.string) {
        report({ at: classic, message: 'both', fixes: [remove(classic)] });
      }
      if (balancer.lacks('targetGroupArn') && balancer.lacks('loadBalancerName')) {
        report({ at: balancer, message: 'neither', severity: 'warning' });
      }
      const name = balancer.get('containerName');
      if (name.string === '' && (group.string || classic.string)) {
        report({ at: name, message: 'container' });
      }
      const other = balancer.get('advancedConfiguration').get('alternateTargetGroupArn');
      if (other.string !== undefined && other.string === group.string) {
        report({ at: other, message: 'alternate', severity: 'warning' });
      }
      checkPort(balancer, service, report, subject);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      title: 'six of them',
      text: service(
        `"loadBalancers": [${Array.from({ length: 6 }, (_, i) => `{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/${i}", "containerName": "web", "containerPort": 80 }`).join(', ')}]`,
      ),
    },
    {
      title: 'one port for two protocols',
      text: service(
        '"taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 53, "protocol": "tcp" }, { "containerPort": 53, "protocol": "udp" }, { "containerPort": 80 }] }] }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 53 }]',
      ),
    },
    {
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "", "containerPort": 80 }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 53, "protocol": "tcp" }, { "containerPort": 53, "protocol": "udp" }, { "containerPort": 80 }] }] }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      title: 'five of them',
      text: service(
        `"loadBalancers": [${Array.from({ length: 5 }, (_, i) => `{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/${i}", "containerName": "web", "containerPort": 80 }`).join(', ')}]`,
      ),
    },
    {
      title: 'names that are filled in later',
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "<GROUP>", "loadBalancerName": "<NAME>", "containerName": "web", "containerPort": 80 }]',
      ),
    },
  ],
});
