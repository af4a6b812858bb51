import { docsOf, pageOf } from '../assist/docs.ts';
import { shapeAt } from '../ecs/schema/schema.ts';
import { ruleOf } from '../lint/lint.ts';
import { ruleUrl } from '../lint/urls.ts';
import { captureCommands, captureMistake } from '../plan/capture/commands.ts';
import { format } from '../text/message.ts';
import { type Tool, ToolError, textOf } from './tool.ts';

export const ruleTool: Tool = {
  name: 'stowage_rule',
  title: 'Explain a rule of Stowage',
  description:
    'Explains a rule that stowage_lint reported: why it matters, the error message of Amazon ECS, the documentation, and an example that is wrong and one that is right.',
  parameters: { rule: { type: 'string', description: 'The id, such as fargate-network-mode.' } },
  required: ['rule'],
  async run(input, files) {
    const rule = ruleOf(textOf(input, 'rule') ?? '');
    if (!rule) throw new ToolError(`There is no rule ${input.rule}.`);
    const { bad = [], good = [] } = files.examplesOf?.(rule) ?? {};
    return {
      rule: rule.id,
      severity: rule.severity,
      title: rule.title,
      why: rule.why,
      ...(rule.says ? { ecsSays: rule.says } : {}),
      documentation: rule.docs,
      page: ruleUrl(rule.id),
      ...(bad[0] ? { wrong: bad[0].text } : {}),
      ...(good[0] ? { right: good[0].text } : {}),
    };
  },
};

const KINDS = ['taskDefinition', 'serviceDefinition', 'runTask', 'taskSet'] as const;

export const schemaTool: Tool = {
  name: 'stowage_schema',
  title: 'Members of the Amazon ECS API',
  description:
    'Returns what a member of an Amazon ECS request takes (type, allowed values, limits, its own members) with the documentation of AWS, such as containerDefinitions.healthCheck of a task definition.',
  parameters: {
    kind: { type: 'string', description: 'Which request.', enum: KINDS },
    path: {
      type: 'string',
      description: 'Names of members, separated by dots; the request itself when left out.',
    },
  },
  required: ['kind'],
  async run(input) {
    const kind = KINDS.find((each) => each === input.kind) ?? 'taskDefinition';
    const names = (textOf(input, 'path') ?? '').split('.').filter((name) => name !== '');
    let shape = shapeAt(kind, []);
    let structure = shape?.structure;
    for (const name of names) {
      while (shape?.items) shape = shape.items;
      structure = shape?.structure;
      const member = shape?.members?.get(name);
      if (!member) throw new ToolError(`${structure ?? kind} has no member ${name}.`);
      shape = member;
    }
    const name = names.at(-1);
    let inner = shape;
    while (inner?.items) inner = inner.items;
    return {
      path: names.join('.'),
      type: shape?.type,
      ...(shape?.values ? { values: shape.values } : {}),
      ...(shape?.minimum === undefined ? {} : { minimum: shape.minimum }),
      ...(shape?.maximum === undefined ? {} : { maximum: shape.maximum }),
      ...(inner?.members ? { members: [...inner.members.keys()] } : {}),
      ...(inner?.required ? { required: inner.required } : {}),
      ...(name === undefined ? {} : { documentation: docsOf(structure, name) }),
      page: pageOf(structure),
    };
  },
};

export const captureTool: Tool = {
  name: 'stowage_capture',
  title: 'Commands that describe a cluster',
  description:
    'Returns AWS CLI commands, which only read, that describe an Amazon ECS cluster so that stowage capture --from can make a plan of the outputs. Runs none of them.',
  parameters: {
    cluster: { type: 'string', description: 'Name or ARN; the default cluster when left out.' },
    region: { type: 'string', description: 'The Region; that of the profile when left out.' },
  },
  required: [],
  async run(input) {
    const cluster = textOf(input, 'cluster');
    const region = textOf(input, 'region');
    const capture = {
      ...(cluster === undefined ? {} : { cluster }),
      ...(region === undefined ? {} : { region }),
    };
    const mistake = captureMistake(capture);
    if (mistake) throw new ToolError(format(mistake));
    return { script: captureCommands(capture) };
  },
};
