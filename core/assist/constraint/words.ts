import type { Comparison, Expression, Operator } from '../../ecs/constraint/expression.ts';
import { codeList } from '../../text/markdown.ts';
import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';

/** A line of an expression read out in words, for Markdown; deeper lines belong to the one above. */
export interface Line {
  readonly depth: number;
  readonly text: Message;
}

/** Deeper expressions are cut: nobody reads them. */
const DEEPEST = 8;

/** Reads an expression out, a line for each question and for what joins them. */
export function inWords(expression: Expression, depth = 0): Line[] {
  if (depth > DEEPEST) return [];
  const line = (template: string, params: Message['params'] = {}): Line => {
    return { depth, text: message(template, params) };
  };
  switch (expression.kind) {
    case 'comparison':
      return [line(TEMPLATES[expression.operator], paramsOf(expression))];
    case 'not':
      return [line('Not:'), ...inWords(expression.term, depth + 1)];
    case 'and':
    case 'or':
      return [
        line(expression.kind === 'and' ? 'All of:' : 'Any of:'),
        ...expression.terms.flatMap((term) => inWords(term, depth + 1)),
      ];
  }
}

/** What each operator asks. A missing attribute satisfies `!exists` alone. */
const TEMPLATES: Readonly<Record<Operator, string>> = {
  '==': '{subject} is {value}',
  '!=': '{subject} is there and is not {value}',
  '>': '{subject} is greater than {value}',
  '>=': '{subject} is {value} or greater',
  '<': '{subject} is less than {value}',
  '<=': '{subject} is {value} or less',
  exists: '{subject} is there',
  '!exists': '{subject} is not there',
  in: '{subject} is one of {value}',
  '!in': '{subject} is there and is none of {value}',
  '=~': '{subject} matches {value} as a whole',
  '!~': '{subject} is there and does not match {value}',
};

function paramsOf({ subject, name, values }: Comparison): Message['params'] {
  return {
    subject: codeList([subject === 'attribute' ? (name ?? '') : subject]),
    value: codeList(values.map(({ text }) => text)),
  };
}
