import { expect, test } from 'vitest';
import { fileOf } from '../../core/lint/catalogue.ts';
import { examplesOf } from '../../core/lint/examples.ts';
import type { Finding } from '../../core/lint/finding.ts';
import { lint } from '../../core/lint/lint.ts';
import type { Example, Rule } from '../../core/lint/rule.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import type { Node, Range } from '../../core/text/node.ts';
import { nodesIn } from '../../core/text/node.ts';

/** Rules of which the value that they stand at does not decide. */
const WITHOUT_VALUE: ReadonlySet<string> = new Set([
  // The key does.
  'awslogs-unknown-option',
  'schema-unknown-property',
  // The number of items does.
  'env-file-count',
  'placement-max',
  'restart-policy-exit-codes',
  // What is missing beside it does.
  'container-memory-required',
  // The text does.
  'json-syntax',
]);

const same = (a: Range, b: Range) => a.start === b.start && a.end === b.end;

/** The value that a finding blames: the one it stands at, or that of the key it stands at. */
function blamed(root: Node, finding: Finding): Node | undefined {
  for (const node of nodesIn(root)) {
    if (same(node, finding)) return node;
    const member = node.members.find(({ keyRange }) => same(keyRange, finding));
    if (member) return member.value;
  }
  return undefined;
}

const findings = (text: string, rule: Rule, example: Example) =>
  lint(readDocument(text), fileOf(rule, example)).filter(
    (each) => each.rule === rule.id && each.severity === 'error',
  );

/** The rules that still see an error where they blamed a value, once a placeholder stands there. */
function insisting(hole: string): string[] {
  const found = new Set<string>();
  for (const rule of rules) {
    for (const example of examplesOf(rule).bad) {
      const { text } = example;
      for (const finding of findings(text, rule, example)) {
        const value = blamed(readDocument(text).root, finding);
        if (!value || value.kind === 'invalid') continue;
        const filled = text.slice(0, value.start) + hole + text.slice(value.end);
        const again = findings(filled, rule, example).some(
          ({ start, message }) => start === finding.start && message === finding.message,
        );
        if (again) found.add(rule.id);
      }
    }
  }
  return [...found].filter((id) => !WITHOUT_VALUE.has(id));
}

test.each(['"<X>"', '"${X}"', '{{ x }}', '$X'])('no error blames a value that is %s', (hole) => {
  expect(insisting(hole)).toEqual([]);
});
