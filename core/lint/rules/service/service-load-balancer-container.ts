import { closest } from '../../../text/closest.ts';
import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-load-balancer-container',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A load balancer must name a container and port of the task definition.',
  why: 'Amazon ECS looks for the container and the port in the task definition.',
  says: [
    'The container web does not exist in the task definition',
    'Container Name can not be blank.',
    'The container web did not have a container port 8080 defined.',
  ],
  docs: guide('service-load-balancing'),
  messages: {
    members: 'A load balancer needs "containerName" and "containerPort".',
    container: 'The task definition has no container "{name}".',
    port: 'The container "{name}" maps no port {port}.',
  },
  check(service, report, subject) {
    const task = subject.taskOf(service);
    for (const balancer of service.get('loadBalancers').items()) {
      if (balancer.kind !== 'object') continue;
      if (balancer.lacks('containerName') || balancer.lacks('containerPort')) {
        const severity = balancer.lacks('containerName') ? 'error' : 'warning';
        report({ at: balancer, message: 'members', severity });
        continue;
      }
      const name = balancer.get('containerName').string;
      const port = balancer.get('containerPort').number;
      if (
        !task ||
        name === undefined ||
        task.containersOpen ||
        task.containers.some((each) => each.name === undefined)
      )
        continue;
      const container = task.container(name);
      if (!container) {
        const meant = closest(
          name,
          task.containers.map((each) => each.label),
        );
        report({
          at: balancer.get('containerName'),
          message: 'container',
          params: { name },
          fixes: meant === undefined ? [] : [replace(balancer.get('containerName'), meant)],
        });
        continue;
      }
      const mappings = container.node.get('portMappings');
      const ports = mappings.items().map((mapping) => mapping.get('containerPort').number);
      if (
        port === undefined ||
        mappings.open ||
        container.node.open ||
        ports.includes(undefined) ||
        ports.includes(port)
      )
        continue;
      report({ at: balancer.get('containerPort'), message: 'port', params: { name, port } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1" }]',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      title: 'a name that is filled in later',
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "<TARGET_GROUP>", "containerName": "<NAME>", "containerPort": 80 }]',
      ),
    },
  ],
});
