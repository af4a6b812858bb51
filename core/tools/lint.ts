import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import { DEFAULT_PRESET, PRESETS } from '../lint/presets.ts';
import { ruleUrl } from '../lint/urls.ts';
import type { Document } from '../text/document.ts';
import { Lines } from '../text/lines.ts';
import { format, message } from '../text/message.ts';
import { nodesIn } from '../text/node.ts';
import { type Asked, DOCUMENT, documentOf } from './reading.ts';
import { type Input, type Tool, ToolError, textOf } from './tool.ts';

/** Findings of an answer; the count tells of the others. */
const MOST = 50;

const PRESET = {
  preset: {
    type: 'string',
    description: 'Which rules apply; recommended when left out.',
    enum: PRESETS,
  },
} as const;

export const lintTool: Tool = {
  name: 'stowage_lint',
  title: 'Lint Amazon ECS document',
  description:
    'Lints an Amazon ECS task definition, service definition or template offline, and returns what ECS would refuse (errors), what does not work as written (warnings) and advice, each with line, column, rule and the titles of fixes. Use it before registering or deploying, and after writing such a file.',
  parameters: { ...DOCUMENT, ...PRESET },
  required: [],
  async run(input, files) {
    const asked = await documentOf(input, files);
    const findings = judge(asked, input);
    const place = placesIn(asked.document);
    return {
      count: findings.length,
      findings: findings.slice(0, MOST).map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        message: sentence(finding),
        ...place(finding.start),
        fixes: finding.fixes.map(({ title, params }) => format(message(title, params ?? {}))),
        docs: ruleUrl(finding.rule),
      })),
    };
  },
};

export const fixTool: Tool = {
  name: 'stowage_fix',
  title: 'Fixes for an Amazon ECS document',
  description:
    'Returns text edits that mend findings of stowage_lint: for one rule, or for all whose fix does not change what the document does. Apply them from the last to the first. Lines and columns count from one.',
  parameters: {
    ...DOCUMENT,
    ...PRESET,
    rule: { type: 'string', description: 'Mend the findings of this rule alone.' },
  },
  required: [],
  async run(input, files) {
    const asked = await documentOf(input, files);
    const { document } = asked;
    const rule = textOf(input, 'rule');
    const place = placesIn(document);
    const secret = valuesOf(document);
    let end = 0;
    const edits = judge(asked, input)
      .filter((each) => rule === undefined || each.rule === rule)
      .flatMap((finding) => {
        const fix = finding.fixes.find(({ preferred }) => preferred || rule !== undefined);
        if (!fix) return [];
        const made = [...fix.edits(document.notation.editor(document))].sort(
          (a, b) => a.start - b.start,
        );
        // Edits that overlap are for the next time; values of variables stay in the document.
        const fits = made.every((each) => each.start >= end && !hasValue(each.text, secret));
        if (made.length === 0 || !fits) return [];
        end = made.at(-1)?.end ?? end;
        return made.map((each) => ({
          rule: finding.rule,
          start: place(each.start),
          end: place(each.end),
          text: each.text,
        }));
      });
    return { edits };
  },
};

function judge({ document, name }: Asked, input: Input): Finding[] {
  const preset = PRESETS.find((each) => each === input.preset) ?? DEFAULT_PRESET;
  const findings = lint(document, name, { settings: { extends: preset } });
  if (findings.length === 0 && document.text.trim() === '')
    throw new ToolError('The text is empty.');
  return findings;
}

function sentence({ message: template, params }: Finding): string {
  return format(message(template, params));
}

function placesIn({ text }: Document): (offset: number) => { line: number; column: number } {
  const lines = new Lines(text);
  return (offset) => {
    const { line, character } = lines.position(offset);
    return { line: line + 1, column: character + 1 };
  };
}

/** The values of environment variables that are long enough to be told apart. */
function valuesOf(document: Document): readonly string[] {
  return nodesIn(...document.units.map(({ root }) => root)).flatMap((node) => {
    const isVariable = node.asMember?.name === 'environment';
    if (!isVariable) return [];
    return node.items().flatMap((item) => item.get('value').text ?? []);
  });
}

function hasValue(text: string, values: readonly string[]): boolean {
  return values.some((value) => value.length > 3 && text.includes(value));
}
