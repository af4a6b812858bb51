import { describe, expect, test } from 'vitest';
import { newPlan } from '../../../core/plan/new-plan.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { workspaceOf } from '../files.ts';

const PLAN = 'file:///w/shop.stowage.json';
const TEMPLATE = 'file:///w/template.yaml';

const task = (name: string, memory: string) => `  ${name}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: ${name.toLowerCase()}
      ContainerDefinitions:
        - Name: app
          Image: app:1
          Cpu: 128
          Memory: ${memory}
`;

const template = `Parameters:
  Memory:
    Type: Number
    Default: 300
Resources:
${task('Web', '!Ref Memory')}${task('Worker', '"700"')}  Service:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: web
      DesiredCount: 3
      TaskDefinition: !Ref Web
`;

async function read(plan: object) {
  const files = { [PLAN]: JSON.stringify(plan), [TEMPLATE]: template };
  const { requests, findings } = await readPlan(PLAN, workspaceOf(files));
  return {
    requests: requests.map(({ request, desired }) => [
      request.group,
      request.task.memory,
      request.task.cpu,
      desired,
    ]),
    findings: findings.map(({ id }) => id),
  };
}

const containerInstances = [{ instanceType: 'm5.large', count: 2 }];

describe('a plan names what stands in a template', () => {
  test('a task definition, whose values are the defaults of parameters', async () => {
    const services = [
      { serviceName: 'a', taskDefinition: 'template.yaml#Web', desiredCount: 1 },
      { serviceName: 'b', taskDefinition: './template.yaml#Worker', desiredCount: 2 },
    ];
    const { requests, findings } = await read({ containerInstances, services });
    expect(requests).toEqual([
      ['service:a', 300, 128, 1],
      ['service:b', 700, 128, 2],
    ]);
    expect(findings).toEqual([]);
  });

  test('a service with the task definition that it refers to', async () => {
    const { requests, findings } = await read({
      containerInstances,
      services: ['template.yaml#Service'],
    });
    expect(requests).toEqual([['service:web', 300, 128, 3]]);
    expect(findings).toEqual([]);
  });

  test('a whole template: all its services', async () => {
    const { requests } = await read({ containerInstances, services: ['./template.yaml'] });
    expect(requests).toEqual([['service:web', 300, 128, 3]]);
  });

  test('what it does not have is reported', async () => {
    const { findings } = await read({
      containerInstances,
      services: [{ serviceName: 'a', taskDefinition: 'template.yaml#Api', desiredCount: 1 }],
    });
    expect(findings).toEqual(['plan-missing-file']);
  });
});

test('a plan is made for a template with a service', async () => {
  const { name, text } = await newPlan(TEMPLATE, workspaceOf({ [TEMPLATE]: template }));
  expect(name).toBe('template.stowage.json');
  expect(JSON.parse(text)).toMatchObject({ services: ['./template.yaml'] });
  const plan = await readPlan(PLAN, workspaceOf({ [TEMPLATE]: template, [PLAN]: text }));
  expect(plan.requests.map(({ desired }) => desired)).toEqual([3]);
});

test('a plan is made for a template with task definitions alone', async () => {
  const tasks = template.slice(0, template.indexOf('  Service:'));
  const { text } = await newPlan(TEMPLATE, workspaceOf({ [TEMPLATE]: tasks }));
  expect(JSON.parse(text).services).toMatchObject([{ taskDefinition: './template.yaml#Web' }]);
});

describe('Terraform', () => {
  const MAIN = 'file:///w/main.tf';
  const main = `
variable "memory" {
  default = 300
}
resource "aws_ecs_task_definition" "web" {
  family = "web"
  container_definitions = jsonencode([{ name = "app", image = "app:1", cpu = 128, memory = var.memory }])
}
resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 3
}
`;
  const requestsOf = async (services: readonly unknown[]) => {
    const plan = JSON.stringify({ containerInstances, services });
    const files = workspaceOf({ [PLAN]: plan, [MAIN]: main });
    const { requests, findings } = await readPlan(PLAN, files);
    expect(findings).toEqual([]);
    return requests.map(({ request, desired }) => [request.group, request.task.memory, desired]);
  };

  test.each([
    [{ serviceName: 'a', taskDefinition: 'main.tf#web', desiredCount: 1 }, ['service:a', 300, 1]],
    ['main.tf#web', ['service:web', 300, 3]],
    ['main.tf#aws_ecs_service.web', ['service:web', 300, 3]],
    ['./main.tf', ['service:web', 300, 3]],
  ])('%j', async (service, expected) => {
    expect(await requestsOf([service])).toEqual([expected]);
  });
});
