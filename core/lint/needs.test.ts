import { expect, test } from 'vitest';
import { rootShape } from '../ecs/schema/schema.ts';
import { readDocument } from '../notations/read-document.ts';
import { fileOf } from './catalogue.ts';
import { allExamplesOf } from './examples.ts';
import { rules } from './rules.generated.ts';
import { subjectOf } from './subject.ts';

const examples = rules.flatMap((rule) =>
  allExamplesOf(rule).map((example) => ({
    text: example.text,
    fileName: fileOf(rule, example),
  })),
);

test('no rule speaks about what lacks all the members that it says it needs', () => {
  const wrong = new Set<string>();
  for (const { text, fileName } of examples) {
    const subject = subjectOf(readDocument(text), fileName);
    for (const task of subject?.tasks ?? []) {
      for (const rule of rules) {
        if (rule.on !== 'container' && rule.on !== 'task') continue;
        const { needs } = rule;
        if (!needs) continue;
        const speaks = () => wrong.add(rule.id);
        const lacks = (node: (typeof task)['node']) => !needs.some((name) => node.member(name));
        if (rule.on === 'task') {
          if (lacks(task.node) && subject) rule.check(task, speaks, subject);
        } else {
          for (const container of task.containers) {
            if (lacks(container.node)) rule.check(container, speaks, task);
          }
        }
      }
    }
  }
  expect([...wrong]).toEqual([]);
});

test('every member that a rule needs is one of the API', () => {
  const ofTasks = rootShape('taskDefinition').members;
  const ofContainers = rootShape('containerDefinitions').items?.members;
  const wrong = rules.flatMap((rule) => {
    const members = rule.on === 'container' ? ofContainers : ofTasks;
    const needs = rule.on === 'container' || rule.on === 'task' ? (rule.needs ?? []) : [];
    return needs.filter((name) => !members?.has(name)).map((name) => `${rule.id}: ${name}`);
  });
  expect(wrong).toEqual([]);
});
