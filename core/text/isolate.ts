import { type Message, message, type Params, SHOWN } from './message.ts';

/*
 * A name from right to left, or with marks that steer the direction of text, turns round what stands
 * beside it. Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE it turns round only itself.
 */
const OPEN = '\u2068';
const CLOSE = '\u2069';

/** Letters from right to left, and marks for directions. */
const TURNING =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Marks that could end the isolation, or outlast it. */
const MARKS = /[\u202a-\u202e\u2066-\u2069]/gu;

const ISOLATED = /\u2068([^\u202a-\u202e\u2066-\u2069]*)\u2069/gu;

/** A value for a sentence that it must not turn round; most are as they were. */
export function isolate(value: string): string {
  if (!TURNING.test(value)) return value;
  const bare = value.replace(MARKS, '');
  // Cut here rather than later, where the end of the isolation would be cut off.
  const fits = bare.length <= SHOWN - 2 ? bare : `${bare.slice(0, SHOWN - 3)}…`;
  return OPEN + fits + CLOSE;
}

/** The message with each of its values isolated where it must be. */
export function isolated({ template, params }: Message): Message {
  const values: Record<string, Params[string]> = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] =
      typeof value === 'object'
        ? isolated(value)
        : typeof value === 'string'
          ? isolate(value)
          : value;
  }
  return message(template, values);
}

/**
 * The pieces of a sentence: at odd places what was isolated, without its marks.
 * Whatever other marks there are stand in the pieces between.
 */
export function piecesOf(sentence: string): string[] {
  return sentence.split(ISOLATED);
}
