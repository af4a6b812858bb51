import { container, task } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type ContainerRule, type Examples, guide } from '../../rule.ts';
import { logOf, routersOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'firelens-router-order',
  area: 'logging',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'In network mode bridge, containers should depend on their log router.',
  why: 'The first lines are lost when the router is not listening yet.',
  docs: guide('using_firelens'),
  messages: {
    order:
      '"{name}" may start before its log router "{router}" and lose its first logs. Let it depend on the router with condition START.',
  },
  check(container, report, task) {
    if (task.effectiveNetworkMode !== 'bridge' || logOf(container).driver !== 'awsfirelens') return;
    const router = routersOf(task)[0]?.name;
    if (router === undefined || router === container.name) return;
    const dependsOn = container.node.get('dependsOn');
    const waits = dependsOn
      .items()
      .some(
        (item) =>
          item.get('containerName').string !== undefined &&
          item.get('containerName').string === router,
      );
    if (
      waits ||
      !(
        container.node.lacks('dependsOn') ||
        (dependsOn.kind === 'array' &&
          !dependsOn.open &&
          dependsOn.items().every((item) => item.get('containerName').string))
      )
    )
      return;
    const dependency = { containerName: router, condition: 'START' };
    report({
      at: logOf(container).node.get('logDriver'),
      message: 'order',
      params: { name: container.label, router },
      fixes: [
        dependsOn.kind === 'array'
          ? {
              title: 'Depend on "{router}"',
              params: { router },
              edits: (editor) => editor.append(dependsOn, dependency),
            }
          : insert(container.node, 'dependsOn', [dependency]),
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"dependsOn": [{ "containerName": "log_router", "condition": "START" }]',
          '"logConfiguration": { "logDriver": "awsfirelens" }',
        ),
        container('"name": "log_router"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        container('"logConfiguration": { "logDriver": "awsfirelens" }'),
        container('"name": "<ROUTER>"', '"firelensConfiguration": { "type": "fluentbit" }'),
      ),
    },
  ],
});
