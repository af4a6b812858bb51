import { describe, expect, test } from 'vitest';
import { kindOf } from '../../core/ecs/recognise.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { format } from '../../core/text/message.ts';
import type { Node } from '../../core/text/node.ts';

const HEAD = `Parameters:
  Cpu:
    Type: Number
    Default: 256
  Name:
    Type: String
  Empty:
    Type: String
    Default: ''
  Kinds:
    Type: CommaDelimitedList
    Default: FARGATE, EC2
  Image:
    Type: AWS::SSM::Parameter::Value<String>
    Default: /images/web
  Stage:
    Type: String
    Default: test
Conditions:
  IsTest: !Equals [!Ref Stage, test]
  IsNamed: !Not [!Equals [!Ref Empty, '']]
  Both: !And [!Condition IsTest, !Condition IsNamed]
Mappings:
  Sizes:
    test: { memory: '512' }
Resources:
`;

const task = (properties: string) => `${HEAD}  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ${properties.replaceAll('\n', '\n      ')}
`;

/** A property of the task definition. */
function property(text: string, name = 'cpu'): Node {
  const { units } = readDocument(task(text), 'template.yaml');
  return units[0]?.root.get(name) as Node;
}

describe('what the template alone tells is a value', () => {
  test.each<[text: string, value: unknown]>([
    ["Cpu: !Sub '256'", '256'],
    ["Cpu: !Join ['', ['2', '56']]", '256'],
    ["Cpu: !Select [1, ['128', '256']]", '256'],
    ["Cpu: !Select [0, !Split [',', '256,512']]", '256'],
    ['Cpu: !FindInMap [Sizes, test, memory]', '512'],
    ['Cpu:\n  Fn::FindInMap: [Sizes, test, memory]', '512'],
    ["Cpu: !Sub '${!literal}'", '${literal}'],
  ])('%s', (text, value) => {
    const node = property(text);
    expect(node.value).toBe(value);
  });
});

describe('defaults are assumed', () => {
  test.each<[text: string, value: unknown, from: string[]]>([
    ['Cpu: !Ref Cpu', 256, ['Cpu']],
    ['Cpu: { Ref: Cpu }', 256, ['Cpu']],
    ["Cpu: !Sub '${Cpu}'", '256', ['Cpu']],
    ["Cpu: !Sub ['${A}', { A: !Ref Cpu }]", '256', ['Cpu']],
    ['Cpu: !If [IsTest, 256, 512]', 256, ['Stage']],
    ['Cpu: !If [IsNamed, 256, 512]', 512, ['Empty']],
    ['Cpu: !If [Both, 256, !Ref Cpu]', 256, ['Stage', 'Empty', 'Cpu']],
    ['Cpu: !FindInMap [Sizes, !Ref Stage, memory]', '512', ['Stage']],
    ['Cpu: !Ref Kinds', ['FARGATE', 'EC2'], ['Kinds']],
  ])('%s', (text, value, from) => {
    const node = property(text);
    expect(node.kind).toBe('placeholder');
    expect(node.assumed?.value).toEqual(value);
    expect(node.assumed?.from.map(({ name }) => name)).toEqual(from);
  });
});

describe('everything else is unknown', () => {
  test.each([
    'Cpu: !Ref Name',
    'Cpu: !Ref Empty',
    'Cpu: !Ref Image',
    'Cpu: !Ref AWS::Region',
    'Cpu: !GetAtt Other.Cpu',
    'Cpu: !ImportValue cpu',
    "Cpu: !Sub '${Name}-${Cpu}'",
    "Cpu: !Sub '${AWS::Region}'",
    "Cpu: !Join ['', [!Ref Name, '1']]",
    'Cpu: !FindInMap [Sizes, other, memory]',
    'Cpu: !If [Missing, 1, 2]',
    'Cpu: !Base64 x',
    'Cpu:\n  Fn::Transform: { Name: Macro }',
    'Cpu: !Unheard Of',
  ])('%s', (text) => {
    const node = property(text);
    expect([node.kind, node.isUnknown, node.assumed]).toEqual(['placeholder', true, undefined]);
  });
});

test('AWS::NoValue is nothing', () => {
  expect(property('Family: web\nCpu: !Ref AWS::NoValue').kind).toBe('missing');
  expect(
    property('RequiresCompatibilities: [!Ref AWS::NoValue, EC2]', 'requiresCompatibilities').items()
      .length,
  ).toBe(1);
});

describe('what may still have other members is open', () => {
  test.each<[text: string, name: string]>([
    [
      'ContainerDefinitions:\n  - !If [IsNamed, { Name: a }, !Ref AWS::NoValue]',
      'containerDefinitions',
    ],
    [
      'RuntimePlatform:\n  Fn::Transform: { Name: AWS::Include }\n  CpuArchitecture: ARM64',
      'runtimePlatform',
    ],
    [
      'RuntimePlatform:\n  Fn::ForEach::X: [A, [b], { "${A}": 1 }]\n  CpuArchitecture: ARM64',
      'runtimePlatform',
    ],
    ['RuntimePlatform:\n  <<: *nowhere\n  CpuArchitecture: ARM64', 'runtimePlatform'],
  ])('%s', (text, name) => {
    expect(property(text, name).open).toBe(true);
  });

  test('a macro may change every definition, a transform of AWS none', () => {
    const open = (transform: string) =>
      readDocument(`Transform: ${transform}\n${task('Family: web')}`, 'template.yaml').units[0]
        ?.root.open;
    expect(open('AWS::Serverless-2016-10-31')).toBe(false);
    expect(open('[AWS::LanguageExtensions, Mine]')).toBe(true);
  });
});

test('a resource in a loop is read', () => {
  const text = `${HEAD}  Fn::ForEach::Tasks:
    - Identifier
    - [a, b]
    - Task\${Identifier}:
        Type: AWS::ECS::TaskDefinition
        Properties:
          NetworkMode: vpc
`;
  const found = lint(readDocument(text, 'template.yaml'), 'template.yaml');
  expect(found.map(({ rule }) => rule)).toContain('schema-invalid-enum');
});

test('a service is judged with the task definition that it refers to', () => {
  const found = (reference: string) => {
    const text = `${task('NetworkMode: awsvpc\nContainerDefinitions: [{ Name: web, Image: a:1, Memory: 64 }]')}  Service:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: web
      TaskDefinition: ${reference}
      DesiredCount: 1
      LoadBalancers: [{ ContainerName: other, ContainerPort: 80, TargetGroupArn: !Ref Group }]
`;
    return lint(readDocument(text, 'template.yaml'), 'template.yaml')
      .map(({ message, params }) => format({ template: message, params }))
      .filter((sentence) => sentence.includes('"other"') || sentence.includes('awsvpc'));
  };
  const named = found('!Ref Task');
  expect(named.length).toBeGreaterThan(0);
  expect(found("!Sub '${Task}'")).toEqual(named);
  expect(found('!GetAtt Task.TaskDefinitionArn')).toEqual(named);
  expect(found('!Ref Elsewhere')).toEqual([]);
});

describe('what a file is, its content tells', () => {
  test.each<[name: string, text: string, kind: string | undefined]>([
    ['any.yml', task('Family: web'), 'template'],
    ['any.template', task('Family: web'), 'template'],
    ['any.json', '{"Resources": {"A": {"Type": "AWS::ECS::Cluster"}}}', 'template'],
    ['any.yaml', '{"Resources": {"A": {"Type": "AWS::ECS::Cluster"}}}', 'template'],
    ['ecs.yaml', 'services:\n  PhpCsFixer: ~\n', undefined],
    ['taskdef.yaml', 'apiVersion: v1\nkind: Pod\n', undefined],
    ['appspec.yaml', 'Resources:\n  - TargetService:\n      Type: AWS::ECS::Service\n', undefined],
    [
      'scaling.yaml',
      'Resources:\n  A:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n',
      undefined,
    ],
    ['any.yaml', '# AWS::ECS::Service\nResources:\n  A:\n    Type: AWS::SNS::Topic\n', undefined],
    [
      'task.yaml',
      'family: web\ncontainerDefinitions:\n  - name: a\n    image: b\n',
      'taskDefinition',
    ],
    [
      'service.yml',
      'serviceName: web\ntaskDefinition: web\ndesiredCount: 1\n',
      'serviceDefinition',
    ],
    ['web.json.tpl', '[{"name": "a", "image": "${b}", "essential": ${c}}]', 'containerDefinitions'],
    ['web.json.j2', '{"family": "{{ f }}", "containerDefinitions": {{ c }}}', 'taskDefinition'],
    ['nginx.conf.tpl', 'server { listen ${port}; }', undefined],
  ])('%s: %s', (name, text, kind) => {
    expect(kindOf(readDocument(text, name), name)).toBe(kind);
  });
});
