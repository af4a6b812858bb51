import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const MAIN = `resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = var.memory # with a default of 700

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "nginx:1.27"
      portMappings = [{ containerPort = 80, protocol = "TCP" }]
    },
  ])
}
`;

const SERVICE = `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 2
  launch_type     = "EC2"

  network_configuration {
    subnets = ["subnet-12345678"]
  }

  load_balancer {
    target_group_arn = var.target_group
    container_name   = "nginx"
    container_port   = 80
  }
}
`;

const FILES: Record<string, string> = {
  'infra/main.tf': MAIN,
  'infra/service.tofu': SERVICE,
  'infra/variables.tf': 'variable "memory" {\n  default = 700\n}\n',
  // What is none of ours.
  'infra/bucket.tf': 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n',
  'infra/broken.tf': 'resource "aws_s3_bucket" {{{ ',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-'));
  mkdirSync(join(folder, 'infra'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('resources are found in a folder, and judged with what its other files say', async () => {
  const { out } = await stowage('lint', folder, '--format', 'json', '--min-severity', 'warning');
  const found: { path: string; rule: string; message: string; severity: string }[] =
    JSON.parse(out).findings;
  expect(found.map(({ path, rule }) => `${path.split(/[/\\]/).slice(-1)} ${rule}`).sort()).toEqual([
    'main.tf fargate-cpu-memory-combination',
    'main.tf port-protocol-ignored',
    'service.tofu service-load-balancer-container',
  ]);
  const assumed = found.find(({ rule }) => rule === 'fargate-cpu-memory-combination');
  expect(assumed?.severity).toBe('warning');
  expect(assumed?.message).toMatch(/^With the default of var\.memory: /);
});

test('SARIF points at the line', async () => {
  const { out } = await stowage('lint', join(folder, 'infra/main.tf'), '--format', 'sarif');
  const [run] = JSON.parse(out).runs;
  const result = run.results.find(
    ({ ruleId }: { ruleId: string }) => ruleId === 'port-protocol-ignored',
  );
  expect(result.locations[0].physicalLocation.region).toMatchObject({
    startLine: 12,
    startColumn: 56,
  });
});

test('what can be mended safely is mended, and nothing else is touched', async () => {
  await stowage('lint', folder, '--fix');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('infra/main.tf')).toBe(MAIN.replace('"TCP"', '"tcp"'));
  for (const name of ['infra/service.tofu', 'infra/bucket.tf', 'infra/broken.tf']) {
    expect(read(name)).toBe(FILES[name]);
  }
});
