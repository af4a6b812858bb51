import { describe, expect, test } from 'vitest';
import { recognise } from '../ecs/recognise.ts';
import { lint } from '../lint/lint.ts';
import { readDocument } from '../notations/read-document.ts';
import { TEMPLATES } from './templates.ts';

/** The template as it stands when every placeholder keeps its default. */
const filled = (snippet: string) => snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');

describe.each(TEMPLATES.map((template) => [template.title, template] as const))(
  '%s',
  (_, template) => {
    const text = filled(template.snippet);
    const name = template.id === 'plan' ? 'new.stowage.json' : 'task-definition.json';

    test('is JSON and what it says it is', () => {
      const { root, problems } = readDocument(text);
      expect(problems).toEqual([]);
      expect(recognise(root, name)).toBe(template.id === 'plan' ? 'plan' : 'taskDefinition');
    });

    test('gives no finding that a careful author would mend', () => {
      const found = lint(readDocument(text), name)
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule, message }) => `${rule}: ${message}`);
      expect(found).toEqual([]);
    });
  },
);
