import { describe, expect, test } from 'vitest';
import { TaskDefinition } from '../ecs/task-definition.ts';
import { subjectOf } from '../lint/subject.ts';
import { readDocument } from '../notations/read-document.ts';
import { format } from '../text/message.ts';
import { completeAt } from './completion/complete.ts';
import { completeConstraint } from './constraint/complete.ts';
import { explainTask } from './explain.ts';
import { hoverAt } from './hover.ts';
import { linksOf, planLinks } from './links.ts';
import { sceneOf } from './scene.ts';

/** Words that every object of JavaScript answers to. */
const WORDS = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

const FILE = 'x.task-definition.json';

const taskWith = (word: string) => `{
  "family": "${word}", "networkMode": "${word}", "cpu": "${word}", "requiresCompatibilities": ["FARGATE"],
  "volumes": [{ "name": "v", "${word}": {} }],
  "containerDefinitions": [{
    "name": "a", "image": "${word}", "${word}": "",
    "dependsOn": [{ "containerName": "a", "condition": "${word}" }],
    "logConfiguration": { "logDriver": "${word}", "options": { "${word}": "", "": "" } }
  }]
}`;

describe.each(WORDS)('%s', (word) => {
  const text = taskWith(word);
  const document = readDocument(text);
  const scene = sceneOf(document, FILE);
  if (!scene) throw new Error('no task definition');

  test('is completed and hovered over like any other word, at each place', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      expect(() => completeAt(scene, offset)).not.toThrow();
      const hover = hoverAt(scene, offset);
      expect(typeof (hover?.docs ?? '')).toBe('string');
      expect(hover?.title ?? '').not.toContain(`\`${word}\``);
    }
  });

  test('is explained like any other word', () => {
    const task = subjectOf(document, FILE)?.tasks[0];
    if (!(task instanceof TaskDefinition)) throw new Error('no task');
    const lines = explainTask(task, []).map(({ text: line }) => format(line));
    expect(lines.join('\n')).not.toMatch(/function|\[object/);
    expect(lines).toContain('The volume v.');
  });

  test('is an attribute without values', () => {
    const expression = `attribute:${word} == `;
    const known = new Map([[word, ['x']]]);
    expect(completeConstraint(expression, expression.length, known).labels).toEqual(['x']);
    expect(completeConstraint(expression, expression.length, new Map()).labels).toEqual([]);
  });

  test('is no registry that has a page', () => {
    const image = text.replace(`"image": "${word}"`, `"image": "${word}:5000/a"`);
    const subject = subjectOf(readDocument(image), FILE);
    expect(subject && linksOf(subject)).toEqual([]);
  });
});

describe('half a surrogate pair', () => {
  const half = '\\ud83d';
  test('costs no link of a task definition', () => {
    const subject = subjectOf(
      readDocument(`{
        "family": "a", "taskRoleArn": "arn:aws:iam::111122223333:role/${half}",
        "containerDefinitions": [
          { "name": "a", "image": "quay.io/a/${half}" }, { "name": "b", "image": "nginx" },
          { "name": "c", "logConfiguration": { "options": { "awslogs-group": "${half}", "awslogs-region": "r" } } }
        ]
      }`),
      FILE,
    );
    const links = subject ? linksOf(subject) : [];
    expect(links).toHaveLength(4);
    for (const { target } of links) expect('url' in target && new URL(target.url)).toBeTruthy();
  });

  test('costs no link of a plan', () => {
    const { root } = readDocument(`{"services": ["a${half}.json", "b.json"]}`);
    expect(planLinks(root)).toHaveLength(2);
  });
});
