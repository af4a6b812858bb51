import * as vscode from 'vscode';
import { ask, at, openText, untilSome } from '../asking.ts';
import { check, checkEqual } from '../check.ts';
import {
  closeAll,
  eventually,
  example,
  findings,
  open,
  replace,
  ruleOf,
  stowage,
} from '../helpers.ts';

const MAIN = `resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = var.memory

  container_definitions = jsonencode([
    {
      name         = "app"
      image        = "public.ecr.aws/nginx/nginx-unprivileged:1.27"
      portMappings = [{ containerPort = 80, hostPort = 8080 }]
    }
  ])
}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 2
  launch_type     = "FARGATE"

  network_configuration {
    subnets = ["subnet-12345678"]
  }

  load_balancer {
    target_group_arn = var.target_group
    container_name   = "app"
    container_port   = 80
  }
}
`;

const VARIABLES = `variable "memory" {
  default = 700
}
`;

const folder = (name: string) => example(`terraform/${name}`);

const rules = (uri: vscode.Uri) => findings(uri).map((each) => ruleOf(each).rule);

describe('Terraform', () => {
  before(async () => {
    await write('variables.tf', VARIABLES);
    await write('main.tf', MAIN);
    await open(folder('main.tf'));
    await (await stowage()).ready;
  });
  afterEach(closeAll);
  after(() => vscode.workspace.fs.delete(folder(''), { recursive: true }));

  it('is a language that is known by the name of a file', async () => {
    const { languageId } = await open(folder('main.tf'));
    checkEqual(languageId, 'terraform');
  });

  it('shows findings, also those that a default in another file brings', async () => {
    const { uri } = await open(folder('main.tf'));
    await eventually('the finding of a port', () => rules(uri).includes('port-awsvpc-host-port'));
    const assumed = await eventually('the finding of a default', () =>
      findings(uri).find((each) => ruleOf(each).rule === 'fargate-cpu-memory-combination'),
    );
    check(assumed.message.includes('var.memory'), assumed.message);
    checkEqual(assumed.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('a quick fix mends what it is for', async () => {
    const { uri } = await open(folder('main.tf'));
    const diagnostic = await eventually('the finding of a port', () =>
      findings(uri).find((each) => ruleOf(each).rule === 'port-awsvpc-host-port'),
    );
    const actions = await ask<vscode.CodeAction[]>(
      'executeCodeActionProvider',
      uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title === 'Remove "hostPort"');
    check(action?.edit !== undefined, `not among ${actions.map(({ title }) => title)}`);
    check(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
    const document = await vscode.workspace.openTextDocument(uri);
    check(document.getText().includes('[{ containerPort = 80 }]'), document.getText());
    await eventually('the finding is gone', () => !rules(uri).includes('port-awsvpc-host-port'));
  });

  it('completes attributes, blocks and fields of containers', async () => {
    const document = await open(folder('main.tf'));
    await replace(document.uri, '  cpu  ', '  runt\n  cpu  ');
    const attributes = await complete(document, at(document, '  runt', 6));
    check(attributes.includes('runtime_platform'), `attributes: ${attributes}`);
    await replace(document.uri, '      name  ', '      \n      name  ');
    const fields = await complete(document, at(document, '      \n      name', 6));
    check(fields.includes('healthCheck'), `fields: ${fields}`);
  });

  it('tells about a field', async () => {
    const document = await open(folder('main.tf'));
    const hovers = await untilSome('a hover', () =>
      ask<vscode.Hover[]>('executeHoverProvider', document.uri, at(document, 'network_mode', 2)),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    check(said.join().includes('awsvpc'), said.join());
  });

  it('shows an outline where the settings ask for it', async () => {
    const settings = vscode.workspace.getConfiguration('stowage');
    await settings.update('outline', true, vscode.ConfigurationTarget.Global);
    // VS Code keeps the outline of a text that it has asked for before.
    const document = await openText('outline.tf', MAIN);
    const symbols = await untilSome('an outline', () =>
      ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri),
    );
    checkEqual(
      symbols.map(({ name }) => name),
      ['web', 'web'],
    );
    check(symbols[0]?.children.some(({ name }) => name === 'app') ?? false, 'no container');
    await settings.update('outline', undefined, vscode.ConfigurationTarget.Global);
  });

  it('leaves Terraform without ECS alone', async () => {
    await write('bucket.tf', 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n');
    const document = await open(folder('bucket.tf'));
    await open(folder('main.tf'));
    await eventually('findings elsewhere', () => findings(folder('main.tf')).length > 0);
    checkEqual(findings(document.uri), []);
  });
});

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(folder(name), new TextEncoder().encode(text));
}

/** The labels of what is offered at a place. */
async function complete(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  return untilSome('completions', async () => {
    const list = await ask<vscode.CompletionList>(
      'executeCompletionItemProvider',
      document.uri,
      position,
    );
    const own = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    return own.map(({ label }) => (typeof label === 'string' ? label : label.label));
  });
}
