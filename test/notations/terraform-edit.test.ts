import { expect, test } from 'vitest';
import { hcl } from '../../core/notations/hcl/hcl.ts';
import { applyEdits, type Edit, type Editor } from '../../core/text/edit.ts';
import type { Node } from '../../core/text/node.ts';

/* What edits make of the text of a resource, to the letter. */

type Change = (editor: Editor, root: Node) => readonly Edit[];

/** The body of a resource after a change. */
function after(body: string, change: Change, type = 'aws_ecs_task_definition'): string {
  const head = `resource "${type}" "web" {\n`;
  const text = `${head}${body}\n}\n`;
  const document = hcl.read(text);
  const root = document.units[0]?.root as Node;
  const edited = applyEdits(text, change(hcl.editor(document), root));
  return edited.slice(head.length, -'\n}\n'.length);
}

const first = (list: Node): Node => list.items()[0] as Node;
const containers = (body: string) => `  container_definitions = jsonencode([\n${body}\n  ])`;
const container = (root: Node) => first(root.get('containerDefinitions'));

const rows: [what: string, before: string, change: Change, expected: string][] = [
  [
    'an attribute stands below the others',
    '  family                   = "web" # why\n  count = 2',
    (editor, root) => editor.insert(root, 'networkMode', 'awsvpc'),
    '  family                   = "web" # why\n  network_mode             = "awsvpc"\n  count = 2',
  ],
  [
    'a structure becomes a block',
    '  family = "web"',
    (editor, root) =>
      editor.insert(root, 'runtimePlatform', {
        cpuArchitecture: 'ARM64',
        operatingSystemFamily: 'LINUX',
      }),
    '  family = "web"\n  runtime_platform {\n    cpu_architecture        = "ARM64"\n    operating_system_family = "LINUX"\n  }',
  ],
  [
    'an item of a list becomes a further block',
    '  volume {\n    name = "a"\n  }\n  family = "web"',
    (editor, root) => editor.append(root.get('volumes'), { name: 'b', host: { sourcePath: '/b' } }),
    '  volume {\n    name = "a"\n  }\n  volume {\n    name      = "b"\n    host_path = "/b"\n  }\n  family = "web"',
  ],
  [
    'a block goes with its lines',
    '  volume {\n    name = "a"\n  }\n  volume {\n    name = "b"\n  }\n  family = "web"',
    (editor, root) => editor.remove(first(root.get('volumes'))),
    '  volume {\n    name = "b"\n  }\n  family = "web"',
  ],
  [
    'a structure that is one attribute goes with it',
    '  volume {\n    name      = "a"\n    host_path = "/a"\n  }',
    (editor, root) => editor.remove(first(root.get('volumes')).get('host')),
    '  volume {\n    name      = "a"\n  }',
  ],
  [
    'a list of names and values is a map',
    '  tags = {\n    A = "b"\n  }',
    (editor, root) => editor.append(root.get('tags'), { key: 'c d', value: 'e' }),
    '  tags = {\n    A = "b"\n    "c d" = "e"\n  }',
  ],
  [
    'a value in a function is replaced alone',
    '  requires_compatibilities = toset(["EC2"])',
    (editor, root) => [editor.replace(root.get('requiresCompatibilities'), ['FARGATE'])],
    '  requires_compatibilities = toset(["FARGATE"])',
  ],
  [
    'a member of an object on one line',
    containers('    { name = "a", cpu = 1 },'),
    (editor, root) => editor.insert(container(root), 'essential', true, 'name'),
    containers('    { name = "a", essential = true, cpu = 1 },'),
  ],
  [
    'the last member of an object on one line goes with its comma',
    containers('    { name = "a", cpu = 1 },'),
    (editor, root) => editor.remove(container(root).get('cpu')),
    containers('    { name = "a" },'),
  ],
  [
    'keys are written as those beside them',
    containers('    {\n      "name" : "a",\n      "cpu" : 1,\n    }'),
    (editor, root) => editor.insert(container(root), 'command', ['a', '${b}']),
    containers(
      '    {\n      "name" : "a",\n      "cpu" : 1,\n      "command": ["a", "$${b}"],\n    }',
    ),
  ],
  [
    'a list of objects',
    containers('    {\n      name = "a"\n    }'),
    (editor, root) => editor.insert(container(root), 'portMappings', [{ containerPort: 80 }]),
    containers(
      '    {\n      name = "a"\n      portMappings = [\n        { containerPort = 80 }\n      ]\n    }',
    ),
  ],
  [
    'JSON in a heredoc is edited as JSON',
    '  container_definitions = <<EOF\n[\n  { "name": "a", "cpu": 1 }\n]\nEOF',
    (editor, root) => editor.insert(container(root), 'essential', true),
    '  container_definitions = <<EOF\n[\n  { "name": "a", "cpu": 1, "essential": true }\n]\nEOF',
  ],
  [
    'what Terraform has no name for is not written',
    '  family = "web"',
    (editor, root) => editor.insert(root, 'nobodyKnows', 1),
    '  family = "web"',
  ],
  [
    'nothing is added to what a function puts together',
    '  container_definitions = jsonencode([merge({ name = "a" }, var.more)])',
    (editor, root) => editor.insert(container(root), 'essential', true),
    '  container_definitions = jsonencode([merge({ name = "a" }, var.more)])',
  ],
];

test.each(rows)('%s', (_, before, change, expected) => {
  expect(after(before, change)).toBe(expected);
});

test('members of the deployment configuration are attributes and blocks of the service', () => {
  const change: Change = (editor, root) =>
    editor.insert(root, 'deploymentConfiguration', {
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    });
  expect(after('  name = "web"', change, 'aws_ecs_service')).toBe(
    '  name = "web"\n  deployment_maximum_percent = 200\n  deployment_circuit_breaker {\n    enable   = true\n    rollback = true\n  }',
  );
});

test('ENABLED is written as a boolean', () => {
  const body =
    '  network_configuration {\n    subnets          = []\n    assign_public_ip = true\n  }';
  const change: Change = (editor, root) => [
    editor.replace(
      root.get('networkConfiguration').get('awsvpcConfiguration').get('assignPublicIp'),
      'DISABLED',
    ),
  ];
  expect(after(body, change, 'aws_ecs_service')).toBe(body.replace('true', 'false'));
});
