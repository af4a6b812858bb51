import { describe, expect, test } from 'vitest';
import { completeAt } from '../../core/assist/completion/complete.ts';
import type { CompletionItem } from '../../core/assist/completion/item.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { readDocument } from '../../core/notations/read-document.ts';

const HEAD = `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
`;
const TAIL = `  Other:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: x
`;

/** Completes at `|` in the properties of a task definition. */
function complete(properties: string): CompletionItem[] {
  const marked = HEAD + properties + TAIL;
  const offset = marked.indexOf('|');
  const document = readDocument(marked.replace('|', ''), 'template.yaml');
  const scene = sceneOf(document, 'template.yaml');
  return scene ? completeAt(scene, offset) : [];
}

const labels = (properties: string): string[] => complete(properties).map(({ label }) => label);

describe('keys', () => {
  test.each<[place: string, properties: string, some: string[]]>([
    ['in the properties', '      Family: web\n      Net|\n', ['NetworkMode', 'Volumes']],
    ['on an empty line', '      Family: web\n      |\n', ['NetworkMode', 'ContainerDefinitions']],
    ['in properties that are empty', '      |\n', ['Family', 'ContainerDefinitions']],
    ['before others', '      |\n      Family: web\n', ['NetworkMode']],
    [
      'of a container',
      '      ContainerDefinitions:\n        - Name: web\n          Ima|\n',
      ['Image', 'Essential'],
    ],
    [
      'of a container, at the end of a list without indentation',
      '      ContainerDefinitions:\n      - Name: web\n        |\n',
      ['Image', 'Essential'],
    ],
    [
      'behind a dash',
      '      ContainerDefinitions:\n        - Name: a\n        - |\n',
      ['Name', 'Image', 'Container'],
    ],
    ['below a key', '      RuntimePlatform:\n        |\n', ['CpuArchitecture']],
    ['in braces', '      RuntimePlatform: { | }\n', ['CpuArchitecture', 'OperatingSystemFamily']],
    [
      'with an irregular name',
      '      Volumes:\n        - Name: a\n          EFSVolumeConfiguration:\n            |\n',
      ['FilesystemId'],
    ],
  ])('%s', (_, properties, some) => {
    expect(labels(properties)).toEqual(expect.arrayContaining(some));
  });

  test('that are there are not offered again', () => {
    expect(labels('      Family: web\n      |\n')).not.toContain('Family');
  });
});

describe('values', () => {
  test.each<[properties: string, some: string[]]>([
    ['      NetworkMode: |\n', ['awsvpc', 'bridge', 'host', 'none']],
    ['      NetworkMode: aw|\n', ['awsvpc']],
    ['      RequiresCompatibilities:\n        - |\n', ['FARGATE', 'EC2']],
    ['      RequiresCompatibilities: [|]\n', ['FARGATE', 'EC2']],
    [
      '      ContainerDefinitions:\n        - Name: web\n          DependsOn:\n            - ContainerName: |\n        - Name: router\n',
      ['router'],
    ],
    [
      '      Volumes:\n        - Name: data\n          DockerVolumeConfiguration: { Scope: | }\n',
      ['task', 'shared'],
    ],
  ])('%s', (properties, some) => {
    expect(labels(properties)).toEqual(expect.arrayContaining(some));
  });
});

test('a service knows the containers and ports of the task definition that it refers to', () => {
  const marked = `${HEAD}      ContainerDefinitions:
        - Name: web
          Image: web:1
          PortMappings:
            - ContainerPort: 8080
  Service:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task
      LoadBalancers:
        - ContainerName: |web
          ContainerPort: 80
`;
  const text = marked.replace('|', '');
  const scene = sceneOf(readDocument(text, 'template.yaml'), 'template.yaml');
  if (!scene) throw new Error('no template');
  const at = (offset: number) => completeAt(scene, offset).map(({ label }) => label);
  expect(at(marked.indexOf('|'))).toContain('web');
  expect(at(text.lastIndexOf('80'))).toContain('8080');
  expect(hoverAt(scene, marked.indexOf('|'))?.about.length).toBeGreaterThan(0);
});

test.each([
  ['in another resource', '', TAIL.replace('TopicName: x', 'Topic|')],
  ['at the margin', '      Family: web\n|\n', ''],
  ['in a comment', '      Family: web # Net|\n', ''],
])('nothing is offered %s', (_, properties, other) => {
  const marked = HEAD + properties + (other || TAIL);
  const document = readDocument(marked.replace('|', ''), 'template.yaml');
  const scene = sceneOf(document, 'template.yaml');
  expect(scene && completeAt(scene, marked.indexOf('|'))).toEqual([]);
});

test('what is inserted is YAML in the names of the template', () => {
  const find = (properties: string, label: string) =>
    complete(properties).find((item) => item.label === label)?.snippet;
  expect(find('      Requires|\n', 'RequiresCompatibilities')).toBe(
    'RequiresCompatibilities:\n  - ${1|FARGATE,EC2,EXTERNAL,MANAGED_INSTANCES|}',
  );
  expect(find('      ContainerDefinitions:\n        - |\n', 'Container')).toBe(
    'Name: ${1:app}\n  Image: ${2:image:tag}\n  Essential: true$0',
  );
  expect(
    find('      ContainerDefinitions:\n        - Name: web\n          |\n', 'PortMappings'),
  ).toMatch(/^PortMappings:\n {2}- ContainerPort: /);
});

test('a hover tells about a property under its name in templates', () => {
  const text = `${HEAD}      NetworkMode: awsvpc\n${TAIL}`;
  const scene = sceneOf(readDocument(text, 'template.yaml'), 'template.yaml');
  const hover = scene && hoverAt(scene, text.indexOf('NetworkMode') + 3);
  expect(hover?.title).toContain('NetworkMode');
  expect(hover?.docs).not.toBe('');
});
