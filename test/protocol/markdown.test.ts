import { expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import type { ExplainResult } from '../../protocol/explanation.ts';
import { type ExportResult, Method } from '../../protocol/methods.ts';
import { markupIn } from '../markdown.ts';
import { openMarked } from './cursor.ts';
import { clientWith, uriOf } from './workspace.ts';

/** What a document could name to make an editor contact a host. */
const HOSTILE = [
  'a/b:![x](https://host.example/p.png?who=me)',
  'a/`![x](https://host.example/p.png)',
  'a/b:\\![x](https://host.example/p.png)',
  'a/b:<img/src="https://host.example/p.png">',
  'a/b:https://host.example',
  'r\\[click\\](https://host.example/)',
  'a:\n\n![x](https://host.example/p.png)',
];

/** Links of ours that a hover ends with, and those in AWS's documentation. */
const OWN =
  /^\[[^\]]*\]\(https:\/\/(?:docs\.aws\.amazon\.com|docs\.docker\.com|github\.com\/(?:stowage-ecs|aws|docker|moby))\//;

const foreign = (markdown: string) => markupIn(markdown).filter((each) => !OWN.test(each));

/** A task definition with the value wherever a text can stand, and a mark where the hover is. */
const taskWith = (value: string, marked: string) =>
  JSON.stringify({
    family: value,
    taskRoleArn: `arn:aws:iam::1:role/${value}`,
    executionRoleArn: value,
    volumes: [{ name: value }],
    containerDefinitions: [
      {
        name: value,
        image: value,
        dependsOn: [{ containerName: value, condition: 'START' }],
        secrets: [{ name: value, valueFrom: value }],
        logConfiguration: { logDriver: value, options: { [value]: value } },
        portMappings: [{ containerPort: value, protocol: value }],
        healthCheck: { command: [value], interval: value },
      },
    ],
    placementConstraints: [
      { type: 'memberOf', expression: `attribute:a == '${value.replaceAll("'", '')}'` },
    ],
    [value]: value,
  }).replace(`"${marked}":"`, `"${marked}":"|`);

test.each(HOSTILE)('no hover makes markup of %j', async (value) => {
  const client = await clientWith({});
  const members = [
    'family',
    'taskRoleArn',
    'name',
    'image',
    'valueFrom',
    'logDriver',
    'expression',
  ];
  let told = 0;
  for (const member of members) {
    const { textDocument, position } = await openMarked(client, taskWith(value, member));
    const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
      textDocument,
      position,
    });
    if (!hover) continue;
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.any(String) });
    const { value: markdown } = hover.contents as { value: string };
    expect(foreign(markdown)).toEqual([]);
    told++;
  }
  expect(told).toBeGreaterThan(4);
  await client.stop();
});

test.each(HOSTILE)('an explanation has %j as text, apart from its own words', async (value) => {
  const client = await clientWith({});
  const { textDocument } = await openMarked(client, taskWith(value, 'family'));
  const { lines } = await client.connection.sendRequest<ExplainResult>(
    Method.explain,
    textDocument,
  );
  const runs = lines.flatMap((line) => line.runs);
  expect(runs.map(({ text }) => text)).toContain('What runs');
  expect(runs.filter(({ text }) => text === value).length).toBeGreaterThan(2);
  await client.stop();
});

test.each(HOSTILE)('no instance name or exported picture makes markup of %j', async (value) => {
  const expression = `attribute:a == '${value.replaceAll("'", '')}'`;
  const plan = JSON.stringify({
    containerInstances: [
      {
        ec2InstanceId: value,
        instanceType: 'm5.large',
        count: 2,
        availabilityZone: value,
        attributes: { a: value },
      },
      {
        ec2InstanceId: value,
        containerInstanceArn: `arn:aws:ecs:eu-west-1:111122223333:container-instance/${value}`,
        registeredResources: [{ name: 'CPU', type: 'INTEGER', integerValue: 1024 }],
        remainingResources: [{ name: 'CPU', type: 'INTEGER', integerValue: 1024 }],
        attributes: [{ name: 'ecs.availability-zone', value }],
      },
    ],
    services: [
      {
        serviceName: value,
        taskDefinition: './web.task-definition.json',
        desiredCount: 9,
        placementConstraints: [{ type: 'memberOf', expression }],
      },
    ],
  });
  const task = {
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', memory: 9 }],
  };
  const client = await clientWith({ 'web.task-definition.json': JSON.stringify(task) });
  const uri = uriOf('a.stowage.json');
  await client.open(uri, plan);
  const character = plan.indexOf('attribute:a') + 3;
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character },
  });
  const { value: markdown } = (hover?.contents ?? { value: '' }) as { value: string };
  if (!value.includes('\\') && !value.includes('"') && !value.includes('\n')) {
    expect(markdown).toMatch(/Selects \d of \d/);
  }
  expect(foreign(markdown)).toEqual([]);
  const exported = await client.connection.sendRequest<ExportResult>(Method.export, {
    uri,
    version: 0,
    changes: [],
    format: 'markdown',
  });
  const text = exported && 'text' in exported ? exported.text : '';
  expect(text).toContain('| Service |');
  expect(markupIn(text)).toEqual([]);
  await client.stop();
});
