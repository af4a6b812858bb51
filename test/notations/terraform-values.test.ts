import { describe, expect, test } from 'vitest';
import { rootShape, type SchemaName, type Shape } from '../../core/ecs/schema/schema.ts';
import { lint } from '../../core/lint/lint.ts';
import { hcl } from '../../core/notations/hcl/hcl.ts';
import { type Shape as Names, service, taskDefinition } from '../../core/notations/hcl/shapes.ts';
import { format } from '../../core/text/message.ts';
import { type Node, toValue } from '../../core/text/node.ts';

/* What the values of a resource are in the tree that rules see. */

/** The tree of the first resource, as rules see it. */
function rootOf(body: string, type = 'aws_ecs_task_definition', more = ''): Node {
  const text = `${more}\nresource "${type}" "web" {\n${body}\n}\n`;
  const [unit] = hcl.read(text).units;
  if (!unit) throw new Error('no unit');
  return unit.root;
}

const task = (body: string, more = '') => toValue(rootOf(body, undefined, more));

describe('attributes and blocks become members of the API', () => {
  test.each([
    ['network_mode = "host"', { networkMode: 'host' }],
    ['requires_compatibilities = toset(["EC2"])', { requiresCompatibilities: ['EC2'] }],
    ['cpu = null', { cpu: null }],
    ['memory = -1.5', { memory: -1.5 }],
    ['family = ("web")', { family: 'web' }],
    ['family = "a \\"b\\" $${c} \\u00e9"', { family: 'a "b" ${c} é' }],
    ['family = <<EOT\nweb\nEOT\n', { family: 'web' }],
    ['family = <<-EOT\n    web\n      1\n  EOT\n', { family: 'web\n  1' }],
    [
      'runtime_platform {\n  cpu_architecture = "ARM64"\n}',
      { runtimePlatform: { cpuArchitecture: 'ARM64' } },
    ],
    ['ephemeral_storage { size_in_gib = 30 }', { ephemeralStorage: { sizeInGiB: 30 } }],
    [
      'volume { name = "a" }\ncpu = 1\nvolume { name = "b" }',
      { volumes: [{ name: 'a' }, { name: 'b' }], cpu: 1 },
    ],
    [
      'volume {\n  name = "a"\n  host_path = "/a"\n}',
      { volumes: [{ name: 'a', host: { sourcePath: '/a' } }] },
    ],
    [
      'tags = {\n  A = "b"\n  "c d" = "e"\n}',
      {
        tags: [
          { key: 'A', value: 'b' },
          { key: 'c d', value: 'e' },
        ],
      },
    ],
    [
      'proxy_configuration {\n  container_name = "e"\n  properties = { AppPorts = "80" }\n}',
      {
        proxyConfiguration: { containerName: 'e', properties: [{ name: 'AppPorts', value: '80' }] },
      },
    ],
    [
      'container_definitions = jsonencode([{ name = "a", "cpu" : 1 }])',
      { containerDefinitions: [{ name: 'a', cpu: 1 }] },
    ],
    [
      'container_definitions = <<EOF\n[{ "name": "a" }]\nEOF\n',
      { containerDefinitions: [{ name: 'a' }] },
    ],
    ['lifecycle {\n  ignore_changes = [cpu]\n}\ncount = 2\ndepends_on = [a.b]', {}],
  ])('%s', (body, expected) => {
    expect(task(body)).toEqual(expected);
  });

  test.each([
    [
      'deployment_maximum_percent = 200\ndesired_count = 2\ndeployment_circuit_breaker {\n  enable = true\n}',
      {
        deploymentConfiguration: {
          maximumPercent: 200,
          deploymentCircuitBreaker: { enable: true },
        },
        desiredCount: 2,
      },
    ],
    [
      'deployment_configuration {\n  strategy = "CANARY"\n}\ndeployment_maximum_percent = 200',
      { deploymentConfiguration: { strategy: 'CANARY', maximumPercent: 200 } },
    ],
    [
      'network_configuration {\n  subnets = ["a"]\n  assign_public_ip = true\n}',
      {
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['a'], assignPublicIp: 'ENABLED' },
        },
      },
    ],
    [
      'ordered_placement_strategy {\n  type = "spread"\n}\niam_role = "r"',
      { placementStrategy: [{ type: 'spread' }], role: 'r' },
    ],
  ])('of a service: %s', (body, expected) => {
    expect(toValue(rootOf(body, 'aws_ecs_service'))).toEqual(expected);
  });

  test('all names are those of the API', () => {
    const unknown: string[] = [];
    const visit = ({ fields }: Names, shape: Shape | undefined, way: string): void => {
      for (const { name, path, shape: inner } of fields.values()) {
        let at = shape;
        for (const step of path) at = at?.members?.get(step);
        if (!at) unknown.push(`${way}.${name}: ${path.join('.')}`);
        if (inner) visit(inner, at?.items ?? at, `${way}.${name}`);
      }
    };
    const root = (name: SchemaName) => rootShape(name);
    visit(taskDefinition, root('taskDefinition'), 'task');
    visit(service, root('serviceDefinition'), 'service');
    expect(unknown).toEqual([]);
  });
});

describe('what only Terraform can evaluate is unknown', () => {
  test.each([
    'var.cpu',
    'data.x.y.z',
    '"${var.cpu}"',
    'var.big ? 512 : 256',
    'max(1, 2)',
    '1 + 2',
    'local.nowhere',
    'each.value.cpu',
    'aws_x.y[0].cpu',
    '[for c in var.list : c]',
  ])('%s', (value) => {
    const cpu = rootOf(`cpu = ${value}`).get('cpu');
    expect(cpu.isUnknown).toBe(true);
    expect(cpu.assumed).toBeUndefined();
  });

  test.each([
    ['concat(["EC2"], var.more)', ['EC2']],
    ['concat(["EC2"], concat(["FARGATE"], []), local.none)', ['EC2', 'FARGATE']],
  ])('%s is a list to which more may come', (value, known) => {
    const list = rootOf(`requires_compatibilities = ${value}`).get('requiresCompatibilities');
    expect(list.open).toBe(true);
    expect(list.items().flatMap((item) => item.string ?? [])).toEqual(known);
  });

  test('of merged objects those behind the last unknown one count', () => {
    const container = (value: string) =>
      rootOf(`container_definitions = jsonencode([${value}])`)
        .get('containerDefinitions')
        .items()[0];
    const merged = container('merge({ name = "a", cpu = 1 }, var.more, { cpu = 2 })');
    expect(merged?.lacks('memory')).toBe(false);
    expect(merged?.get('cpu').number).toBe(2);
    expect(merged?.get('name').exists).toBe(false);
    expect(container('merge({ name = "a" }, { cpu = 2 })')?.lacks('memory')).toBe(true);
  });

  test('dynamic blocks may add any number', () => {
    const dynamic =
      'dynamic "volume" {\n  for_each = var.volumes\n  content {\n    name = volume.key\n  }\n}';
    expect(rootOf(dynamic).get('volumes').isUnknown).toBe(true);
    expect(rootOf(`volume {\n  name = "a"\n}\n${dynamic}`).get('volumes').open).toBe(true);
  });

  test('nothing is called absent beside an attribute that is not known', () => {
    expect(rootOf('family = "a"').lacks('networkMode')).toBe(true);
    expect(rootOf('family = "a"\nsomething_new = 1').lacks('networkMode')).toBe(false);
    expect(rootOf('family = "a"\nnetw').lacks('networkMode')).toBe(false);
  });
});

describe('local values and defaults of variables', () => {
  const more = `
variable "cpu" {
  type    = number
  default = 256
}
variable "nothing" {
  default = null
}
variable "empty" {
  default = ""
}
variable "text" {
  type    = string
  default = 5
}
variable "texts" {
  type    = map(string)
  default = { a = true }
}
variable "public" {
  default = true
}
variable "names" {
  default = { web = "shop", list = [1, 2] }
}
locals {
  memory = 512
  size   = var.cpu
  family = "\${var.names.web}-\${local.memory}"
  round  = local.trip
  trip   = local.round
}
`;

  test.each([
    ['local.memory', 512],
    ['"${local.memory}"', 512],
    ['"m-${local.memory}"', 'm-512'],
  ])('a local value is known: %s', (value, expected) => {
    expect(rootOf(`memory = ${value}`, undefined, more).get('memory').value).toBe(expected);
  });

  test.each([
    ['var.cpu', 256, ['var.cpu']],
    ['local.size', 256, ['var.cpu']],
    ['tostring(var.cpu)', '256', ['var.cpu']],
    ['var.text', '5', ['var.text']],
    ['tonumber(var.text)', 5, ['var.text']],
    ['var.texts', { a: 'true' }, ['var.texts']],
    ['local.family', 'shop-512', ['var.names']],
    ['var.names.list', [1, 2], ['var.names']],
  ])('a default is assumed: %s', (value, expected, names) => {
    const { assumed, isUnknown } = rootOf(`memory = ${value}`, undefined, more).get('memory');
    expect(isUnknown).toBe(true);
    expect(assumed?.value).toEqual(expected);
    expect(assumed?.from.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    'var.nothing',
    'var.empty',
    'local.round',
    'var.names.other',
    'var.names.constructor',
  ])('nothing is assumed for %s', (value) => {
    const node = rootOf(`memory = ${value}`, undefined, more).get('memory');
    expect(node.isUnknown && node.assumed === undefined).toBe(true);
  });

  test('what is assumed has the form of the API', () => {
    const network = rootOf(
      'network_configuration {\n  assign_public_ip = var.public\n}\ntags = var.texts',
      'aws_ecs_service',
      more,
    );
    const address = network
      .get('networkConfiguration')
      .get('awsvpcConfiguration')
      .get('assignPublicIp');
    expect(address.assumed?.value).toBe('ENABLED');
    expect(network.get('tags').assumed?.value).toEqual([{ key: 'a', value: 'true' }]);
  });

  test('findings that appear with a default are one severity lower and name it', () => {
    const text = `${more}
resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = 700
}
`;
    const [finding] = lint(hcl.read(text), 'main.tf').filter(
      ({ rule }) => rule === 'fargate-cpu-memory-combination',
    );
    expect(finding?.severity).toBe('warning');
    expect(finding && format({ template: finding.message, params: finding.params })).toMatch(
      /^With the default of var\.cpu: Fargate has no size of 256 CPU units with 700 MiB\./,
    );
    const [related] = finding?.related ?? [];
    expect(text.slice(related?.start, related?.end)).toBe('256');
  });

  test('a local value is not changed by a fix', () => {
    const text = `locals {\n  cpu = 300\n}
resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  cpu                      = local.cpu
}
`;
    const document = hcl.read(text);
    const findings = lint(document, 'main.tf').filter(({ rule }) => rule === 'fargate-cpu-value');
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(['local.cpu']);
    const edits = findings.flatMap(({ fixes }) =>
      fixes.flatMap((fix) => fix.edits(hcl.editor(document))),
    );
    expect(edits.filter(({ start, end, text: own }) => end > start || own !== '')).toEqual([]);
  });
});

describe('the folder', () => {
  const main = `
resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = var.count
  launch_type     = "FARGATE"
}
`;
  const other = `
variable "count" {
  default = 2
}
resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "bridge"
}
`;

  test('other files say what variables are and what services run', () => {
    const alone = hcl.read(main);
    const reference = (document: typeof alone) => {
      return document.units[0]?.root.get('taskDefinition') as Node;
    };
    expect(alone.unitOf?.(reference(alone))).toBeUndefined();
    const beside = hcl.readBeside?.(alone, [other]) as typeof alone;
    const unit = beside.unitOf?.(reference(beside));
    expect(unit?.root.get('networkMode').string).toBe('bridge');
    expect(beside.units[0]?.root.get('desiredCount').assumed?.value).toBe(2);
    expect(beside.units).toHaveLength(1);
  });
});

describe('terraform-aws-modules/ecs', () => {
  const containersOf = (body: string, source = 'terraform-aws-modules/ecs/aws//modules/service') =>
    hcl.read(`module "shop" {\n  source = "${source}"\n${body}\n}\n`).units;

  test.each([
    ['in the spelling of the API', 'portMappings = [{ containerPort = 80 }]'],
    ['in snake_case', 'port_mappings = [{ container_port = 80 }]'],
  ])('containers are a list by their names, %s', (_, ports) => {
    const [unit] = containersOf(
      `container_definitions = {\n  web = {\n    image = "a:1"\n    ${ports}\n    create_cloudwatch_log_group = false\n  }\n}`,
    );
    expect(unit?.kind).toBe('containerDefinitions');
    expect(unit && toValue(unit.root)).toEqual([
      { name: 'web', image: 'a:1', portMappings: [{ containerPort: 80 }] },
    ]);
  });

  test('those of each service of the whole module', () => {
    const units = containersOf(
      'services = {\n  a = { container_definitions = { x = { image = "a:1" } } }\n  b = { container_definitions = { y = {} } }\n}',
      'terraform-aws-modules/ecs/aws',
    );
    expect(units.map(({ root }) => toValue(root))).toEqual([
      [{ name: 'x', image: 'a:1' }],
      [{ name: 'y' }],
    ]);
  });

  test('what is wrong in them is said, and nothing is called absent', () => {
    const text = `module "shop" {
  source = "terraform-aws-modules/ecs/aws//modules/service"
  container_definitions = {
    web = {
      image        = "a:1"
      portMappings = [{ containerPort = 80000, protocol = "TCP" }]
    }
    log = {}
  }
}
`;
    const findings = lint(hcl.read(text), 'main.tf').filter(({ severity }) => severity !== 'hint');
    expect(findings.map(({ rule }) => rule).sort()).toEqual([
      'port-number-range',
      'port-protocol-ignored',
    ]);
    expect(containersOf('container_definitions = { a = {} }', './modules/service')).toEqual([]);
  });
});
