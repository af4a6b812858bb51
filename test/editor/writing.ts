/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { type EditorTest, fill, leave, next, type Opened, take } from './steps.ts';

/** Files that are empty at the beginning. */
export const EMPTY = ['fargate.task-definition.json', 'ec2.task-definition.json'];

/** What completion cannot know: names, the image, a port, a Region. */
const IMAGE = 'public.ecr.aws/nginx/nginx:1.27';

export const writingTests: Record<string, EditorTest> = {
  'a task definition for Fargate is written from an empty file by taking suggestions': async (
    workbench,
  ) => {
    const { page } = workbench;
    const name = 'fargate.task-definition.json';
    await begin(workbench, name);
    await take(page, 'requiresCompatibilities');
    await take(page, 'FARGATE');
    await next(page);
    await take(page, 'networkMode');
    await take(page, 'awsvpc');
    await next(page);
    await take(page, 'cpu');
    await take(page, '512');
    await next(page);
    await take(page, 'memory');
    await take(page, '1024');
    await next(page);
    await role(workbench);
    await container(workbench);
    await take(page, 'portMappings');
    await next(page, 1);
    await logs(workbench);
    const task = await written(workbench, name);
    assert.deepEqual([task.cpu, task.memory, task.networkMode], ['512', '1024', 'awsvpc']);
  },
  'and one for EC2': async (workbench) => {
    const { page } = workbench;
    const name = 'ec2.task-definition.json';
    await begin(workbench, name);
    await take(page, 'requiresCompatibilities');
    await take(page, 'EC2');
    await next(page);
    await take(page, 'networkMode');
    await take(page, 'bridge');
    await next(page);
    await role(workbench);
    await container(workbench);
    await take(page, 'memory');
    await fill(page, '512');
    await next(page);
    await take(page, 'portMappings');
    await next(page, 1);
    await logs(workbench);
    const task = await written(workbench, name);
    assert.equal(task.containerDefinitions[0].memory, 512);
  },
};

async function begin({ page, openFile }: Opened, name: string): Promise<void> {
  await openFile(name);
  await page.keyboard.type('{');
  await page.keyboard.press('Enter');
  await take(page, 'family');
  await fill(page, 'web');
  await next(page);
}

async function role({ page }: Opened): Promise<void> {
  await take(page, 'executionRoleArn');
  await take(page, 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole');
  await next(page);
}

async function container({ page }: Opened): Promise<void> {
  await take(page, 'containerDefinitions');
  await fill(page, 'web', IMAGE);
  await page.keyboard.press('Tab');
  await next(page);
}

async function logs({ page }: Opened): Promise<void> {
  await take(page, 'logConfiguration');
  await fill(page, '/ecs/web', 'eu-west-1', 'web');
  await leave(page);
}

/** Saves the file and reads it; nobody has anything to say about it but hints. */
async function written({ page, folder }: Opened, name: string) {
  await page.keyboard.press('Control+s');
  await page.locator('.tab.active:not(.dirty)').waitFor();
  const text = readFileSync(join(folder, name), 'utf8');
  const found = lint(readDocument(text), name).filter(({ severity }) => severity !== 'hint');
  assert.deepEqual(
    found.map(({ rule }) => rule),
    [],
    text,
  );
  assert.equal(await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
  return JSON.parse(text);
}
