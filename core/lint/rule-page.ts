import { type Message, message } from '../text/message.ts';
import { AREAS, EVIDENCE, fileOf, judgeExample } from './catalogue.ts';
import { DEFAULT_PRESET } from './presets.ts';
import type { Example, Examples, Rule } from './rule.ts';

/** Longest example that a page shows in full, in characters. */
const LONGEST = 4000;

/**
 * The page of a rule as Markdown: what it wants and why, the words of Amazon ECS, and its examples.
 * @param examples none where they are not at hand
 * @param say gives a sentence in the reader's language
 */
export function rulePage(
  rule: Rule,
  { bad, good }: Examples,
  say: (message: Message) => string,
): string {
  const line = (template: string, value: string) => `* ${say(message(template, { value }))}`;
  const parts = [
    `# ${rule.id}`,
    '',
    say(message(rule.title)),
    '',
    line('Severity: {value}', rule.severity),
    line('Evidence: {value}', say(message(EVIDENCE[rule.evidence]))),
    `* ${say(message('Preset: {value}', { value: '' }))}\`${rule.preset ?? DEFAULT_PRESET}\``,
    line('Area: {value}', say(message(AREAS[rule.area]))),
    ...(rule.source ? [line('Source: {value}', rule.source)] : []),
    `* ${say(message('Documentation: {value}', { value: '' }))}<${rule.docs}>`,
    '',
    say(message(rule.why)),
    '',
  ];
  if (rule.says) {
    parts.push(
      `## ${say(message('ECS says'))}`,
      '',
      ...rule.says.flatMap((text) => [`> ${text}`, '']),
    );
  }
  if (bad.length > 0) parts.push(`## ${say(message('Examples'))}`, '');
  for (const example of bad) parts.push(...found(rule, example, say));
  for (const example of good) {
    const file = example.fileName ? ` (\`${fileOf(rule, example)}\`)` : '';
    parts.push(`### ${say(message('Accepted'))}${heading(example)}${file}`, '');
    parts.push(fence(example.text), '');
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

function found(rule: Rule, example: Example, say: (message: Message) => string): string[] {
  const judged = judgeExample(rule, example);
  if (!judged) throw new Error(`${rule.id} does not find its own example.`);
  const { fixTitle, fixParams, fixed } = judged;
  const parts = [`### ${say(message('Found'))}${heading(example)}`, '', fence(example.text), ''];
  parts.push(`> ${say(message(judged.message, judged.params))}`, '');
  if (fixTitle !== undefined && fixed !== undefined) {
    const title = say(message(fixTitle, fixParams));
    parts.push(say(message('Fix: {value}', { value: title })), '', fence(fixed), '');
  }
  return parts;
}

const heading = ({ title }: Example): string => (title === undefined ? '' : `: ${title}`);

function fence(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text.trimEnd();
  return `\`\`\`jsonc\n${shown}\n\`\`\``;
}
