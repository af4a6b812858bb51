import { describe, expect, test } from 'vitest';
import { completeAt } from '../../core/assist/completion/complete.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { linksOf } from '../../core/assist/links.ts';
import { namesIn } from '../../core/assist/names.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { lint } from '../../core/lint/lint.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { hcl } from '../../core/notations/hcl/hcl.ts';

const NAME = 'main.tf';

const text = `resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512

  volume {
    name = "data"
  }

  container_definitions = jsonencode([
    {
      name  = "app"
      image = "nginx:1.27"
      mountPoints = [
        { sourceVolume = "data", containerPath = "/data" }
      ]
    },
    { name = "router", image = "envoy:1.31" }
  ])

  volume {
    name = "logs"
    efs_volume_configuration {
      file_system_id = "fs-12345678"
    }
  }

  tags = {
    Team = "web"
  }
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 2

  network_configuration {
    subnets          = ["subnet-12345678"]
    assign_public_ip = true
  }
}
`;

function scene(written: string) {
  const found = sceneOf(hcl.read(written), NAME);
  if (!found) throw new Error('no document of ours');
  return found;
}

/** What is offered at `|`, and what the text of an item becomes. */
function complete(marked: string) {
  const offset = marked.indexOf('|');
  const written = marked.replace('|', '');
  return completeAt(scene(written), offset).map((item) => ({
    ...item,
    after: written.slice(0, item.range.start) + item.snippet + written.slice(item.range.end),
  }));
}

/** The snippet of an item by what is typed to find it. */
function snippetOf(marked: string, filter: string): string | undefined {
  return complete(marked).find((item) => item.filter === filter)?.snippet;
}

describe('completion', () => {
  test('attributes of a task definition are spelled as in Terraform', () => {
    const marked = text.replace('  cpu  ', '  ephemeral|\n  cpu  ');
    expect(snippetOf(marked, 'ephemeral_storage')).toBe(
      'ephemeral_storage {\n\tsize_in_gib = ${1:21}\n}',
    );
    const filters = complete(marked).map(({ filter }) => filter);
    expect(filters).toContain('execution_role_arn');
    expect(filters).not.toContain('family');
  });

  test('lists of structures become blocks', () => {
    const marked = text.replace('  desired_count', '  load|\n  desired_count');
    expect(snippetOf(marked, 'load_balancer')).toBe('load_balancer {\n\t$1\n}');
    expect(snippetOf(marked, 'network_configuration')).toBeUndefined();
  });

  test('values of attributes are completed', () => {
    const marked = text.replace('"awsvpc"', '|');
    expect(complete(marked).map(({ snippet }) => snippet)).toEqual(['"awsvpc"']);
    const typed = complete(text.replace('"awsvpc"', '"aws|"'));
    expect(typed.map(({ after }) => after)).toEqual([text]);
  });

  test('a boolean is offered where the API has ENABLED', () => {
    const marked = text.replace('assign_public_ip = true', 'assign_public_ip = |');
    expect(complete(marked).map(({ snippet }) => snippet)).toEqual(['false', 'true']);
  });

  test('items of a list are completed', () => {
    const marked = text.replace('["FARGATE"]', '["FARGATE", |]');
    expect(complete(marked).map(({ snippet }) => snippet)).toContain('"EC2"');
    const open = complete(text.replace('["FARGATE"]', '["FARGATE" |]'));
    const item = open.find(({ snippet }) => snippet === '"EC2"');
    expect(item?.edits).toMatchObject([{ text: ',' }]);
  });

  test('fields of a container keep their names', () => {
    const marked = text.replace(
      '      image = "nginx:1.27"\n',
      '      image = "nginx:1.27"\n      |\n',
    );
    expect(snippetOf(marked, 'readonlyRootFilesystem')).toMatch(/^readonlyRootFilesystem = /);
    expect(snippetOf(marked, 'portMappings')).toMatch(/^portMappings = \[\n\t\{ containerPort = /);
  });

  test('names of the document are completed', () => {
    const volumes = complete(text.replace('sourceVolume = "data"', 'sourceVolume = |'));
    expect(volumes.map(({ snippet }) => snippet)).toEqual(['"data"', '"logs"']);
  });

  test('JSON in a heredoc is completed as JSON', () => {
    const json = `resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "awsvpc"
  container_definitions = <<EOF
[
  { "name": "web", "image": "nginx:1.27", | }
]
EOF
}
`;
    expect(snippetOf(json, '"essential"')).toMatch(/^"essential": /);
  });

  test('nothing is offered in tags, comments and other blocks', () => {
    expect(complete(text.replace('    Team = "web"', '    |'))).toEqual([]);
    expect(complete(text.replace('  cpu  ', '  # |\n  cpu  '))).toEqual([]);
    expect(complete(`${text}\nlocals {\n  |\n}\n`)).toEqual([]);
  });
});

describe('hover', () => {
  test.each([
    ['network_mode', '`network_mode`'],
    ['"awsvpc"', '`network_mode`'],
    ['mountPoints', '`mountPoints`'],
    ['file_system_id', '`file_system_id`'],
    ['"/data"', '`containerPath`'],
    ['desired_count', '`desired_count`'],
    ['assign_public_ip', '`assign_public_ip`'],
  ])('on %s tells about the field', (at, title) => {
    const hover = hoverAt(scene(text), text.indexOf(at) + 1);
    expect(hover?.title).toContain(title);
  });
});

describe('suppression', () => {
  const bad = text.replace('cpu                      = 256', 'cpu                      = 300');
  const rules = (written: string) => lint(hcl.read(written), NAME).map(({ rule }) => rule);

  test.each(['#', '//'])('a comment with %s suppresses the line below it', (sign) => {
    expect(rules(bad)).toContain('fargate-cpu-value');
    const comment = `  ${sign} stowage-disable-next-line fargate-cpu-value -- as agreed\n  cpu  `;
    expect(rules(bad.replace('  cpu  ', comment))).not.toContain('fargate-cpu-value');
    expect(rules(text.replace('  cpu  ', comment))).toContain('suppression-unused');
  });
});

describe('names', () => {
  const written = `variable "size" {
  default = 256
}
locals {
  family = "web"
}
resource "aws_ecs_task_definition" "web" {
  family = local.family
  cpu    = var.size
  memory = "\${var.size}"
  container_definitions = jsonencode([
    { name = "app", image = "nginx:1.27", mountPoints = [{ sourceVolume = "data", containerPath = "/d" }] }
  ])
  volume {
    name = "data"
  }
}
resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
  load_balancer {
    container_name = "app"
  }
}
`;
  const names = namesIn(hcl.read(written), NAME);
  const placesOf = (kind: string, name: string) =>
    names
      .filter((each) => each.kind === kind && each.name === name)
      .map(({ start, end, defines, owner }) => ({
        text: written.slice(start, end),
        defines,
        owner: JSON.stringify(owner),
      }));

  test.each([
    ['resource', 'aws_ecs_task_definition.web', ['web', 'aws_ecs_task_definition.web']],
    ['resource', 'var.size', ['size', 'var.size', 'var.size']],
    ['resource', 'local.family', ['family', 'local.family']],
    ['container', 'app', ['app', 'app']],
    ['volume', 'data', ['data', 'data']],
  ])('a %s is found where it is given and used: %s', (kind, name, expected) => {
    const places = placesOf(kind, name);
    expect(places.map(({ text: own }) => own).sort()).toEqual([...expected].sort());
    expect(places.filter(({ defines }) => defines)).toHaveLength(1);
    expect(new Set(places.map(({ owner }) => owner)).size).toBe(1);
  });
});

describe('links', () => {
  const linked = (value: string) => {
    const resource = `resource "aws_ecs_task_definition" "web" {\n  family = "web"\n  container_definitions = ${value}\n}\n`;
    const written = `locals {\n  here = file("a.json")\n}\n${resource}`;
    const subject = subjectOf(hcl.read(written), NAME);
    return subject
      ? linksOf(subject).map(({ target, start, end }) => [target, written.slice(start, end)])
      : [];
  };

  test.each([
    ['file("web.json")', 'web.json', '"web.json"'],
    [
      'templatefile("${path.module}/t/web.json.tpl", { a = 1 })',
      't/web.json.tpl',
      '"${path.module}/t/web.json.tpl"',
    ],
    ['local.here', 'a.json', '"a.json"'],
  ])('%s leads to the file', (value, path, shown) => {
    expect(linked(value)).toEqual([[{ path }, shown]]);
  });

  test.each(['file(var.path)', 'file("${var.path}/a.json")', 'jsonencode([])'])(
    '%s leads nowhere',
    (value) => {
      expect(linked(value)).toEqual([]);
    },
  );
});
