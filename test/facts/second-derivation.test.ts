import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DefinitionFacts } from '../../core/facts/facts.ts';
import { corpusFiles, corpusPresent } from '../lint/corpus.ts';
import { factsOfText } from './derive.ts';
import { secondDerivation } from './second-derivation.ts';

const examples = join(import.meta.dirname, '../../examples');

/** What both derivations answer: permissions of starting tasks, of mounts and of ECS Exec. */
function statementsOf(facts: DefinitionFacts): string[] {
  const found = facts.roles
    .filter(({ role }) => ['execution', 'instance', 'task'].includes(role))
    .flatMap(({ role, needs }) =>
      needs.flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((each) => `${role} ${action} ${each}`)),
      ),
    )

    .filter((each) => !/ (?:xray|es|fsx|sts):/.test(each));
  return [...new Set(found)].sort();
}

/** The task definition of a text as a plain value; undefined where it is another document or no JSON. */
function taskOf(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    const task = value?.taskDefinition?.containerDefinitions ? value.taskDefinition : value;
    return Array.isArray(task?.containerDefinitions) ? task : undefined;
  } catch {
    return undefined;
  }
}

/** Only what has no placeholder: how they are carried over is a table of its own. */
function isPlain(facts: DefinitionFacts): boolean {
  return facts.placeholders.length === 0;
}

describe('a second derivation of the statements agrees', () => {
  test.each(globSync('**/*.task-definition.json', { cwd: examples }))(
    'for the example %s',
    (name) => {
      const text = readFileSync(join(examples, name), 'utf8');
      const [facts] = factsOfText(text, name);
      expect(facts && statementsOf(facts)).toEqual(secondDerivation(taskOf(text) ?? {}));
    },
  );

  if (!corpusPresent) console.log('No corpus beside the project: its definitions are left out.');

  test.runIf(corpusPresent)('for every definition of the corpus without placeholders', () => {
    let compared = 0;
    const different: unknown[] = [];
    for (const { name, text } of corpusFiles()) {
      const task = taskOf(text);
      const [facts, ...more] = task ? factsOfText(text, name) : [];
      if (!task || !facts || more.length > 0 || !isPlain(facts)) continue;
      compared++;
      const ours = statementsOf(facts);
      const theirs = secondDerivation(task);
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
        different.push({
          name,
          missing: theirs.filter((each) => !ours.includes(each)),
          surplus: ours.filter((each) => !theirs.includes(each)),
        });
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(60);
  });

  test.runIf(corpusPresent)(
    'no statement of the corpus has a wildcard where the file has a name',
    () => {
      const free =
        /^(?:ecr:GetAuthorizationToken|fsx:DescribeFileSystems|ssmmessages:\w+|xray:\w+|ecs:RegisterTaskDefinition)$/;
      const wild = corpusFiles().flatMap(({ name, text }) =>
        factsOfText(text, name).flatMap(({ roles }) =>
          roles.flatMap(({ needs }) =>
            needs
              .filter(({ actions }) => !actions.every((action) => free.test(action)))
              .flatMap(({ resources }) => resources)
              .filter((each) => /^\*|:\*$/.test(each.replace(/(log-group:.+):\*$/, '$1')))
              .map((each) => `${name}: ${each}`),
          ),
        ),
      );
      expect(wild).toEqual([]);
    },
  );
});
