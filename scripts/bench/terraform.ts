import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { completeAt } from '../../core/assist/completion/complete.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { lint } from '../../core/lint/lint.ts';
import { readHcl } from '../../core/notations/hcl/read.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { root } from '../vscode/paths.ts';
import { inTurn, median, type Row } from './row.ts';

const NAME = 'file:///main.tf';
const EXAMPLE = readFileSync(join(root, 'examples/catalogue.tf'), 'utf8');

/** Lines of other resources for each of ECS, as in files that people keep. */
const OTHER = `
resource "aws_security_group" "NAME" {
  name   = "NAME"
  vpc_id = var.vpc

  dynamic "ingress" {
    for_each = toset([80, 443])
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }

  tags = merge(local.tags, { Name = "\${var.prefix}-NAME" })
}
`;

/** The example's resources again and again, with others between them. */
function file(lines: number): string {
  const resources = EXAMPLE.slice(EXAMPLE.indexOf('resource '));
  const block = resources + OTHER.repeat(2);
  const copies = Math.ceil(lines / block.split('\n').length);
  const all = Array.from({ length: copies }, (_, index) =>
    block.replaceAll('catalogue', `catalogue${index}`).replaceAll('NAME', `other${index}`),
  );
  return EXAMPLE.slice(0, EXAMPLE.indexOf('resource ')) + all.join('');
}

/** Terraform: from the text to the findings, and its reader beside the grammar that editors use. */
export async function benchTerraform(): Promise<Row[]> {
  const text = file(1000);
  const lines = text.split('\n').length;
  const of1000 = (time: number) => (time / lines) * 1000;
  const scene = sceneOf(readDocument(text, NAME), NAME);
  if (!scene) throw new Error('The example has no resources of ECS.');
  const at = text.indexOf('network_mode') + 4;
  const once = (what: string, ours: number, most: number): Row => {
    return { what, ours, peer: '', peers: undefined, goal: `≤ ${most} ms`, reached: ours <= most };
  };
  const judge = (each: string) => lint(readDocument(each, NAME), NAME);
  const typed = text.replace('network_mode             = "awsvpc"', 'network_mo');
  const parser = await grammar();
  const { ours, peers } = await inTurn(
    () => readHcl(text),
    () => parser.parse(text)?.delete(),
    101,
    50,
  );
  return [
    once(
      `read and lint Terraform, for 1,000 lines of ${lines}`,
      of1000(await median(() => judge(text), 101, 50)),
      2,
    ),
    once('the same with half a key in it', of1000(await median(() => judge(typed), 101, 50)), 3),
    {
      what: 'read HCL, for 1,000 lines',
      ours: of1000(ours),
      peer: 'tree-sitter-hcl',
      peers: of1000(peers),
      goal: '≤ 1/5 of it',
      reached: ours <= peers / 5,
    },
    once('completion in it', await median(() => completeAt(scene, at), 101, 50), 5),
    once('hover in it', await median(() => hoverAt(scene, at), 101, 50), 5),
  ];
}

async function grammar(): Promise<Parser> {
  const resolve = (name: string) => createRequire(import.meta.url).resolve(name);
  await Parser.init({ locateFile: () => resolve('web-tree-sitter/web-tree-sitter.wasm') });
  const file = resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(file));
  return parser;
}
