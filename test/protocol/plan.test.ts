import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionTriggerKind,
  type CodeLens,
  type Diagnostic,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExpectMethod, ExpectResult, SummaryMethod } from '../../protocol/expectations.ts';
import {
  type FleetResult,
  type ListFilesResult,
  Method,
  type ReadFileResult,
} from '../../protocol/methods.ts';
import { Client, PULLING } from './client.ts';

const PLAN = 'file:///w/shop.stowage.json';
const TASK = 'file:///w/web.task-definition.json';
const SERVICE = 'file:///w/api.service.json';

const task = JSON.stringify(
  {
    family: 'web',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        cpu: 128,
        memory: 1500,
        portMappings: [{ containerPort: 80, hostPort: 8080 }],
      },
    ],
  },
  null,
  2,
);
const service =
  '{ "serviceName": "api", "taskDefinition": "./web.task-definition.json", "desiredCount": 2 }';
const plan = `{
  "containerInstances": [
    { "instanceType": "m5.large", "count": 2, "availabilityZones": ["a", "b"], "memory": 4000 }
  ],
  "services": [
    { "serviceName": "web", "taskDefinition": "./web.task-definition.json", "desiredCount": 3 },
    "./api.service.json"
  ],
  "expect": { "placed": { "web": 3 } }
}`;
const disk = new Map([
  [PLAN, plan],
  [TASK, task],
  [SERVICE, service],
]);

let client: Client;
beforeEach(async () => {
  client = new Client();
  client.connection.onRequest<ReadFileResult, void>(Method.readFile, ({ uri }) => {
    const text = disk.get(uri);
    return text === undefined ? { error: 'notFound' } : { text };
  });
  client.connection.onRequest<ListFilesResult, void>(Method.listFiles, ({ pattern }) => ({
    uris: pattern.includes('stowage') ? [PLAN] : [],
  }));
  await client.start(PULLING);
  await client.open(PLAN, plan);
});
afterEach(() => client.stop());

const EXPECT: ExpectMethod = 'stowage/expect';

const lineOf = (text: string, part: string) =>
  text.slice(0, text.indexOf(part)).split('\n').length - 1;

describe('what does not land is a warning in the plan', () => {
  let found: Diagnostic[];
  beforeEach(async () => {
    found = (await client.pull(PLAN)).filter(({ code }) => String(code).startsWith('placement-'));
  });

  test('on the line of the service, with how many and why', () => {
    const [web] = found;
    expect(web).toMatchObject({
      code: 'placement-unplaced',
      severity: 2,
      source: 'stowage',
      message: '1 of 3 tasks of web could not be placed: 2 instances have port 8080/tcp in use.',
    });
    expect(web?.range.start.line).toBe(lineOf(plan, '"web"'));
  });

  test('related to the line of the task definition that decides', () => {
    const [related] = found[0]?.relatedInformation ?? [];
    expect(related?.location.uri).toBe(TASK);
    expect(related?.location.range.start.line).toBe(lineOf(task, '8080'));
  });

  test('a service in a file of its own: on the line that names the file', () => {
    const api = found.find(({ message }) => String(message).includes('api'));
    expect(api?.range.start.line).toBe(lineOf(plan, './api.service.json'));
  });

  test('an expectation that is not met', () => {
    const unmet = found.find(({ code }) => code === 'placement-expect');
    expect(unmet?.message).toBe(
      'Expectation failed: 3 tasks of web expected to be placed, 2 placed.',
    );
    expect(unmet?.range.start.line).toBe(lineOf(plan, '"expect"'));
  });

  test('gone when everything lands', async () => {
    await client.change(
      PLAN,
      plan
        .replace('"desiredCount": 3', '"desiredCount": 2')
        .replace('3 }', '2 }')
        .replace('    "./api.service.json"', '')
        .replace('2 },\n', '2 }\n'),
    );
    const left = await client.pull(PLAN);
    expect(left.filter(({ code }) => String(code).startsWith('placement-'))).toEqual([]);
  });
});

describe('quick fixes', () => {
  test('each is an edit after which more copies land, in the document that it changes', async () => {
    const diagnostics = (await client.pull(PLAN)).filter(
      ({ code }) => code === 'placement-unplaced',
    );
    const [first] = diagnostics;
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: PLAN },
      range: first?.range,
      context: { diagnostics: [first] },
    });
    expect(actions.map(({ title }) => title)).toContain(
      'Change the plan: use a dynamic host port (hostPort 0): all tasks are placed',
    );
    const action = actions.find(({ title }) => title.includes('hostPort 0'));
    const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(edit?.textDocument.uri).toBe(TASK);
    const document = TextDocument.create(TASK, 'json', 0, task);
    const changed = TextDocument.applyEdits(document, (edit?.edits ?? []) as never);
    expect(changed).toBe(task.replace('8080', '0'));
    expect(action?.diagnostics?.[0]?.code).toBe('placement-unplaced');
  });

  test.each([
    [
      'by itself where the finding is',
      'serviceName": "web"',
      CodeActionTriggerKind.Automatic,
      true,
    ],
    ['not by itself elsewhere', '"desiredCount": 3', CodeActionTriggerKind.Automatic, false],
    ['elsewhere to those who ask', '"desiredCount": 3', CodeActionTriggerKind.Invoked, true],
  ])('a light bulb %s', async (_, at, triggerKind, offered) => {
    const start = TextDocument.create(PLAN, 'json', 0, plan).positionAt(plan.indexOf(at) + 16);
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: PLAN },
      range: { start, end: start },
      context: { diagnostics: [], triggerKind },
    });
    expect(actions.length > 0).toBe(offered);
  });
});

describe('expectations for the Test Explorer', () => {
  const judge = (uri: string): Promise<ExpectResult> =>
    client.connection.sendRequest(EXPECT, { uri });

  test('each with its name, place and verdict', async () => {
    const { expectations } = await judge(PLAN);
    expect(expectations).toMatchObject([
      {
        id: '{"kind":"placed","group":"web"}',
        label: '3 tasks of web placed',
        passed: false,
        message: '3 tasks of web expected to be placed, 2 placed',
      },
    ]);
    expect(expectations[0]?.range.start.line).toBe(lineOf(plan, '"expect"'));
  });

  test('keep their ids when their numbers change, and follow unsaved edits', async () => {
    await client.change(PLAN, plan.replace('"placed": { "web": 3 }', '"placed": { "web": 2 }'));
    expect((await judge(PLAN)).expectations).toMatchObject([
      { id: '{"kind":"placed","group":"web"}', label: '2 tasks of web placed', passed: true },
    ]);
  });

  test('over time too: what a simulation of the plan comes to', async () => {
    const moving = plan
      .replace('"placed": { "web": 3 }', '"shortFor": { "web": "5m" }, "peakInstances": 1')
      .replace('"desiredCount": 3', '"desiredCount": 1');
    await client.change(PLAN, moving);
    expect((await judge(PLAN)).expectations).toMatchObject([
      {
        id: '{"kind":"shortFor","service":"web"}',
        label: 'web is short of tasks for at most 300 s',
        passed: true,
      },
      {
        id: '{"kind":"peakInstances"}',
        label: 'the cluster peaks at no more than 1 instances',
        passed: false,
        message: 'the cluster peaks at 2 instances; at most 1 expected',
      },
    ]);
  });

  test('none for a plan that is not there', async () => {
    expect((await judge('file:///w/gone.stowage.json')).expectations).toEqual([]);
  });
});

describe('code lenses', () => {
  const lenses = (uri: string): Promise<CodeLens[]> =>
    client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });

  const previews = async (uri: string) =>
    (await lenses(uri)).flatMap(({ command }) =>
      command?.command === 'stowage.previewPlacement' ? [command.title] : [],
    );

  test('tell in a plan what came of each service', async () => {
    const found = await lenses(PLAN);
    expect(found.map(({ command }) => command?.title)).toEqual([
      '2 of 3 placed · 1/1 across zones',
      '0 of 2 placed · 0/0 across zones',
    ]);
    expect(found[0]?.command).toMatchObject({
      command: 'stowage.previewPlacement',
      arguments: [PLAN],
    });
    expect(found[0]?.range.start.line).toBe(lineOf(plan, '"web"'));
  });

  test('tell of copies on Fargate where they run', async () => {
    const fargate = plan.replace('"desiredCount": 3', '"desiredCount": 3, "launchType": "FARGATE"');
    await client.change(PLAN, fargate);
    expect((await lenses(PLAN)).map(({ command }) => command?.title)).toContain(
      '3 on FARGATE · 2/1 across zones',
    );
  });

  test('tell on a task definition how many copies of it fit, all services together', async () => {
    await client.open(TASK, task);
    expect(await previews(TASK)).toEqual(['Preview placement in shop.stowage.json · 2 of 5 fit']);
  });

  test('the status item tells the same for all services together', async () => {
    const method: SummaryMethod = 'stowage/summary';
    const ask = (uri: string) => client.connection.sendRequest(method, { uri });
    expect(await ask(PLAN)).toEqual({ text: '2 of 5 placed' });
    expect(await ask(TASK)).toBeNull();
  });

  test('none on a task definition that no plan places', async () => {
    await client.open('file:///w/other.task-definition.json', task);
    expect(await previews('file:///w/other.task-definition.json')).toEqual([]);
  });

  test('tell where a task definition can run, with the lines that stand in the way elsewhere', async () => {
    await client.open('file:///w/x.task-definition.json', task);
    const found = (await lenses('file:///w/x.task-definition.json')).map(({ command }) => command);
    expect(found[0]?.title).toMatch(/^Can run on EC2/);
    const fargate = found.find((command) => command?.title.startsWith('not on Fargate'));
    expect(fargate?.command).toBe('_stowage.showReasons');
    const reasons: { text: string; range: object }[] = fargate?.arguments?.[2];
    expect(reasons.length).toBeGreaterThan(0);
    for (const { text, range } of reasons) {
      expect(text).toMatch(/\.$/);
      expect(range).toHaveProperty('start');
    }
  });

  test('tell above a service what it runs, how many tasks, and how they are deployed', async () => {
    const uri = 'file:///w/lens.service.json';
    const service = {
      serviceName: 'web',
      taskDefinition: './web.task-definition.json',
      desiredCount: 3,
    };
    await client.open(uri, JSON.stringify(service));
    const titles = async () => (await lenses(uri)).map(({ command }) => command?.title);
    expect(await titles()).toEqual([
      'Runs web.task-definition.json',
      '3 tasks',
      'rolling updates with 100–200 % of the tasks',
    ]);
    await client.change(
      uri,
      JSON.stringify({ ...service, deploymentConfiguration: { strategy: 'CANARY' } }),
    );
    expect(await titles()).toContain('canary deployments');
    await client.change(
      uri,
      JSON.stringify({ ...service, desiredCount: undefined, schedulingStrategy: 'DAEMON' }),
    );
    expect((await titles()).slice(1)).toEqual([
      'one task on each container instance',
      'rolling updates with 0–100 % of the tasks',
    ]);
    await client.close(uri);
  });
});

describe('the light bulb of a plan whose task needs more memory than any instance has', () => {
  test.each([4_294_967_296, 4_294_967_295, 2 ** 40, 8_589_934_592])(
    '%i MiB: it offers no amount of 0',
    async (memory) => {
      const uri = 'file:///w/giant.stowage.json';
      await client.open(
        TASK,
        task
          .replace('"memory": 1500', `"memory": ${memory}`)
          .replace('"hostPort": 8080', '"hostPort": 0'),
      );
      await client.open(uri, plan);
      const titles = (await actionsOf(uri)).map(({ title }) => title);
      expect(titles.filter((title) => /(?:^|\D)0 (?:MiB|CPU)/.test(title))).toEqual([]);
    },
  );

  async function actionsOf(uri: string): Promise<CodeAction[]> {
    const end = { line: 20, character: 0 };
    return client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end },
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    });
  }
});

describe('the cheapest instances for a plan', () => {
  test('as a page: a list of fleets, the bound, and what is on each instance', async () => {
    const { text } = await client.connection.sendRequest<FleetResult>(Method.fleet, {
      uri: PLAN,
    });
    expect(text).toMatch(/^\| instances \| USD an hour \|/);
    expect(text).toContain('No fleet for these 5 tasks costs less than');
    // Five tasks with one static port need five instances.
    expect(text).toMatch(/\| 5 × \S+ \| \d+\.\d{3} \| 100 % \|/);
  });

  test('as nothing for what is no plan', async () => {
    await client.open(TASK, task);
    const { text } = await client.connection.sendRequest<FleetResult>(Method.fleet, {
      uri: TASK,
    });
    expect(text).toBe('');
  });
});
