import { describe, expect, test } from 'vitest';
import { readDocument } from '../../notations/read-document.ts';
import { lint } from '../lint.ts';
import { joinPath } from './deployment.ts';
import { containerNames, pipelineFindings } from './findings.ts';
import { isPipelineFile, readPipelineFile } from './read.ts';
import { repairsOf } from './repairs.ts';
import type { ReadText } from './workflow.ts';

const WORKFLOW = '/shop/.github/workflows/deploy.yml';

/** A workflow with these steps; `env` of the workflow names the file and the container. */
const workflow = (...steps: string[]) => `name: Deploy
env:
  ECS_TASK_DEFINITION: .aws/task-definition.json
  CONTAINER_NAME: "web"
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
${steps.map((step) => step.replace(/^/gm, '      ')).join('\n')}
`;
const RENDER = `- id: task-def
  uses: aws-actions/amazon-ecs-render-task-definition@v1
  with:
    task-definition: \${{ env.ECS_TASK_DEFINITION }}
    container-name: \${{ env.CONTAINER_NAME }}
    image: \${{ steps.build.outputs.image }}
    environment-variables: |
      LOG_LEVEL=info`;
const DEPLOY = `- uses: aws-actions/amazon-ecs-deploy-task-definition@v2
  with:
    task-definition: \${{ steps.task-def.outputs.task-definition }}
    service: web`;

const targets = async (path: string, text: string, read?: ReadText) =>
  (await readPipelineFile(path, text, read)).map(({ target, containers, removes }) => [
    target.by === 'path' ? target.path : `${target.folder}/*`,
    containers.map(({ name }) => name).join(' '),
    [...removes].join(' '),
  ]);

describe('a pipeline file names what it deploys', () => {
  const rows: [what: string, path: string, text: string, deployed: string[][]][] = [
    [
      'a workflow that renders and deploys',
      WORKFLOW,
      workflow(RENDER, DEPLOY),
      [['/shop/.aws/task-definition.json', 'web', 'readOnly empty']],
    ],
    [
      'a workflow that renders only',
      WORKFLOW,
      workflow(RENDER),
      [['/shop/.aws/task-definition.json', 'web', 'readOnly']],
    ],
    [
      'two containers, one step after the other',
      WORKFLOW,
      workflow(
        RENDER,
        RENDER.replace('id: task-def', 'id: both')
          .replace(
            '${{ env.ECS_TASK_DEFINITION }}',
            '${{ steps.task-def.outputs.task-definition }}',
          )
          .replace('${{ env.CONTAINER_NAME }}', 'sidecar'),
        DEPLOY.replace('task-def.outputs', 'both.outputs'),
      ),
      [
        ['/shop/.aws/task-definition.json', 'web', 'readOnly'],
        ['/shop/.aws/task-definition.json', 'web sidecar', 'readOnly empty'],
      ],
    ],
    [
      'a file that is deployed as it is',
      WORKFLOW,
      workflow(DEPLOY.replace('${{ steps.task-def.outputs.task-definition }}', './td.json')),
      [['/shop/td.json', '', 'readOnly empty']],
    ],
    [
      'a file that a matrix names',
      WORKFLOW,
      workflow(RENDER.replace('${{ env.ECS_TASK_DEFINITION }}', '${{ matrix.file }}')),
      [],
    ],
    [
      'a family instead of a file',
      WORKFLOW,
      workflow(RENDER.replace('task-definition:', 'x:')),
      [],
    ],
    ['a workflow about something else', WORKFLOW, workflow('- run: make'), []],
    ['an empty workflow', WORKFLOW, '', []],
    ['YAML that is broken', WORKFLOW, 'jobs: {a: [', []],
    [
      'an application specification',
      '/shop/appspec.yaml',
      'version: 0.0\nresources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: <TASK_DEFINITION>\n        LoadBalancerInfo:\n          ContainerName: "web"\n          ContainerPort: 80\n',
      [['/shop/*', 'web', '']],
    ],
    [
      'one in JSON',
      '/shop/appspec.json',
      '{"Resources": [{"TargetService": {"Properties": {"LoadBalancerInfo": {"ContainerName": "web"}}}}]}',
      [['/shop/*', 'web', '']],
    ],
    [
      'image definitions',
      '/shop/imagedefinitions.json',
      '[{"name": "web", "imageUri": "web:1"}]',
      [['/shop/*', 'web', '']],
    ],
    [
      'an image detail',
      '/shop/imageDetail.json',
      '{"ImageURI": "web:1"}',
      [['/shop/taskdef.json', '', '']],
    ],
    [
      'a configuration of ecspresso',
      '/shop/ecs/ecspresso.yml',
      'cluster: shop\ntask_definition: td.json\nservice_definition: ../service.json\n',
      [
        ['/shop/ecs/td.json', '', 'null emptyTags wrapper'],
        ['/shop/service.json', '', 'null'],
      ],
    ],
  ];
  test.each(rows)('%s', async (_, path, text, deployed) => {
    expect(isPipelineFile(path)).toBe(true);
    expect(await targets(path, text)).toEqual(deployed);
  });

  test.each(['/shop/.github/dependabot.yml', '/shop/appspec.txt', '/shop/package.json'])(
    'not by %s',
    (path) => expect(isPipelineFile(path)).toBe(false),
  );

  test('a name stands where the workflow gives it, also in its variables', async () => {
    const text = workflow(RENDER);
    const at = (await readPipelineFile(WORKFLOW, text))[0]?.containers[0]?.at;
    expect(at?.start).toBe(text.indexOf('"web"') + 1);
    expect(at?.end).toBe(text.indexOf('"web"') + 4);
  });
});

test('paths are joined as a file system joins them', () => {
  expect(joinPath('/a/b', './../c/d.json')).toBe('/a/c/d.json');
  expect(joinPath('/a', '/x/y.json')).toBe('/x/y.json');
  expect(joinPath('C:/a', 'b\\c.json')).toBe('C:/a/b/c.json');
});

describe('findings that a pipeline repairs', () => {
  const found = async (document: string, ...pipeline: [path: string, text: string][]) => {
    const deployments = await Promise.all(
      pipeline.map(([path, text]) => readPipelineFile(path, text)),
    );
    const repairs = repairsOf(deployments.flat());
    const settings = { extends: 'recommended' } as const;
    const options = { settings, ...(repairs && { repairs }) };
    return lint(readDocument(document), '/shop/.aws/task-definition.json', options).map(
      ({ rule }) => rule,
    );
  };
  const BOTH: [string, string] = [WORKFLOW, workflow(RENDER, DEPLOY)];
  const task = (container: string, ...more: string[]) =>
    `{"family": "web", "containerDefinitions": [{"name": "web", "memory": 128${container}}]${more.join('')}}`;
  const rows: [what: string, document: string, without: string[], withPipeline: string[]][] = [
    ['no image', task(''), ['schema-image-required'], []],
    ['an empty image', task(', "image": ""'), ['schema-image-required'], []],
    [
      'no image of another container',
      task('').replace('"web", "m', '"api", "m'),
      ['schema-image-required'],
      ['schema-image-required'],
    ],
    ['empty tags', task(', "image": "a:1"', ', "tags": []'), ['tags-empty-array'], []],
    ['nulls', task(', "image": "a:1", "links": null'), ['schema-null-value'], []],
    [
      'read-only fields',
      task(', "image": "a:1"', ', "revision": 3, "status": "ACTIVE"'),
      ['schema-readonly-property'],
      [],
    ],
    [
      'an empty family',
      task(', "image": "a:1"').replace('"family": "web"', '"family": ""'),
      ['schema-family-required'],
      ['schema-family-required'],
    ],
    [
      'something else',
      task(', "image": "a:1", "memoryReservation": 256'),
      ['container-memory-below-reservation'],
      ['container-memory-below-reservation'],
    ],
  ];
  test.each(rows)('%s', async (_, document, without, withPipeline) => {
    expect(await found(document)).toEqual(without);
    expect(await found(document, BOTH)).toEqual(withPipeline);
  });

  test('a workflow that does not deploy with the action removes no empty values', async () => {
    const document = task(', "image": "a:1"', ', "tags": []');
    expect(await found(document, [WORKFLOW, workflow(RENDER)])).toEqual(['tags-empty-array']);
  });

  test('ecspresso removes empty tags and nulls, but fills in no image', async () => {
    const ecspresso: [string, string] = ['/shop/ecspresso.yml', 'task_definition: td.json'];
    expect(await found(task(', "image": "a:1", "links": null', ', "tags": []'), ecspresso)).toEqual(
      [],
    );
    expect(await found(task(''), ecspresso)).toEqual(['schema-image-required']);
  });
});

test('inputs of a workflow that others call have their defaults', async () => {
  const inputs = (value: string) =>
    `on:\n  workflow_call:\n    inputs:\n      file:\n        type: string\n        ${value}\n`;
  const render = RENDER.replace('${{ env.ECS_TASK_DEFINITION }}', '${{ inputs.file }}');
  const read = (value: string) => targets(WORKFLOW, inputs(value) + workflow(render));
  expect(await read('default: ecs/task.json')).toEqual([
    ['/shop/ecs/task.json', 'web', 'readOnly'],
  ]);
  expect(await read('required: true')).toEqual([]);
});

describe('files that a workflow calls', () => {
  const INPUTS = 'inputs:\n  file:\n    default: default.json\n  container: {}\n  task: {}\n';
  const inputs = (step: string) =>
    step
      .replace('env.ECS_TASK_DEFINITION', 'inputs.file')
      .replace('env.CONTAINER', 'inputs.container')
      .replace('inputs.container_NAME', 'inputs.container');
  const action = (...steps: string[]) =>
    `${INPUTS}outputs:\n  rendered:\n    value: \${{ steps.task-def.outputs.task-definition }}\nruns:\n  using: composite\n  steps:\n${steps.join('\n').replace(/^/gm, '    ')}`;
  const WITH = '  with:\n    file: ecs/api.json\n    container: api';
  const USES = `- id: own\n  uses: ./.github/actions/deploy\n${WITH}`;
  const LATER = DEPLOY.replace(
    'steps.task-def.outputs.task-definition',
    'steps.own.outputs.rendered',
  );
  const HANDED =
    '- uses: ./deploy/\n  with:\n    task: ${{ steps.task-def.outputs.task-definition }}';
  const given = DEPLOY.replace('steps.task-def.outputs.task-definition', 'inputs.task');
  const called = `on:\n  workflow_call:\n    ${INPUTS.replaceAll('\n', '\n    ')}\n${workflow(inputs(RENDER), DEPLOY)}`;
  const call = (lines: string) =>
    `jobs:\n  deploy:\n    uses: ./.github/workflows/called.yml\n${lines}`;
  const files: Record<string, string> = {
    '/shop/.github/actions/deploy/action.yml': action(inputs(RENDER)),
    '/shop/.github/actions/both/action.yaml': action(inputs(RENDER), DEPLOY),
    '/shop/deploy/action.yml': action(given),
    '/shop/.github/workflows/called.yml': called,
    '/shop/.github/workflows/circle.yml': 'jobs:\n  a:\n    uses: ./.github/workflows/circle.yml',
    '/secret/action.yml': action(inputs(RENDER)),
  };
  const read = async (path: string) => files[path];
  const rows: [what: string, text: string, deployed: string[][]][] = [
    ['an action that renders', workflow(USES), [['/shop/ecs/api.json', 'api', 'readOnly']]],
    [
      'its output, deployed by the workflow',
      workflow(USES, LATER),
      [['/shop/ecs/api.json', 'api', 'readOnly empty']],
    ],
    [
      'an action that does both',
      workflow(USES.replace('actions/deploy', 'actions/both')),
      [['/shop/ecs/api.json', 'api', 'readOnly empty']],
    ],
    [
      'an action that deploys what it is given',
      workflow(RENDER, HANDED),
      [['/shop/.aws/task-definition.json', 'web', 'readOnly empty']],
    ],
    [
      'defaults of the action',
      workflow('- uses: ./.github/actions/deploy\n  with:\n    container: api'),
      [['/shop/default.json', 'api', 'readOnly']],
    ],
    [
      'an input that is given but not known',
      workflow('- uses: ./.github/actions/deploy\n  with:\n    file: ${{ vars.FILE }}'),
      [],
    ],
    ['an action outside of the repository', workflow('- uses: ./../secret'), []],
    ['an action that is not there', workflow('- uses: ./missing'), []],
    [
      'a workflow with the inputs that it is given',
      call(WITH.replace(/^/gm, '  ')),
      [['/shop/ecs/api.json', 'api', 'readOnly empty']],
    ],
    ['a workflow that calls itself', files['/shop/.github/workflows/circle.yml'] ?? '', []],
  ];
  test.each(rows)('%s', async (_, text, deployed) => {
    expect(await targets(WORKFLOW, text, read)).toEqual(deployed);
  });

  test('a name stands in the workflow that gives it, not in the file that is called', async () => {
    const text = workflow(USES);
    const [deployment] = await readPipelineFile(WORKFLOW, text, read);
    expect(deployment?.containers[0]?.at?.start).toBe(text.indexOf('container: api') + 11);
    const [own] = await readPipelineFile(
      WORKFLOW,
      workflow('- uses: ./.github/actions/fixed'),
      async () => action(inputs(RENDER).replace('${{ inputs.container }}', 'web')),
    );
    expect(own?.containers[0]).toMatchObject({ name: 'web', at: undefined });
  });
});

describe('containers that a pipeline file names', () => {
  const TASK = '{"family": "f", "containerDefinitions": [{"name": "web"}, {"name": "log"}]}';
  const found = async (text: string, task = TASK) =>
    pipelineFindings(await readPipelineFile(WORKFLOW, text), () =>
      containerNames(readDocument(task), 'td.json'),
    ).map(({ start, end }) => text.slice(start, end));
  const rows: [what: string, text: string, task: string, found: string[]][] = [
    ['one that there is', workflow(RENDER), TASK, []],
    ['one that there is not', workflow(RENDER), TASK.replace('web', 'app'), ['web']],
    [
      'one that is put together',
      workflow(RENDER.replace('${{ env.CONTAINER_NAME }}', '${{ env.CONTAINER_NAME }}-x')),
      TASK,
      [],
    ],
    [
      'one of a file that a command may write',
      workflow('- run: aws ecs describe-task-definition > .aws/task-definition.json', RENDER),
      TASK.replace('web', 'app'),
      [],
    ],
    [
      'one beside other commands',
      workflow('- run: make', RENDER),
      TASK.replace('web', 'app'),
      ['web'],
    ],
    ['one that is not known', workflow(RENDER.replace('${{ env.C', '${{ vars.C')), TASK, []],
    [
      'a container whose name is a placeholder',
      workflow(RENDER),
      TASK.replace('web', '${NAME}'),
      [],
    ],
    [
      'a list that a template adds to',
      workflow(RENDER),
      TASK.replace('{"name": "web"}', '{{ .Web }}'),
      [],
    ],
  ];
  test.each(rows)('%s', async (_, text, task, expected) => {
    expect(await found(text, task)).toEqual(expected);
  });
});
