import fc from 'fast-check';
import { fileOf } from '../../core/lint/catalogue.ts';
import { rules } from '../../core/lint/rules.generated.ts';

/** A document that a rule shows. */
export interface Sample {
  readonly text: string;
  readonly fileName: string;
}

/** All examples of all rules that are short enough to be run thousands of times. */
export const samples: readonly Sample[] = rules
  .flatMap((rule) =>
    [...rule.examples.bad, ...rule.examples.good].map((example) => ({
      text: example.text,
      fileName: fileOf(rule, example),
    })),
  )
  .filter(({ text }) => text.length < 5000);

/** How often a property is tried: STOWAGE_RUNS, or what is right for every day. */
export const runs = (everyDay: number): number => Number(process.env.STOWAGE_RUNS) || everyDay;

/** Every day the same runs, so that nobody is stopped by another's luck; long runs are always new. */
export const seeded: { seed?: number } = process.env.STOWAGE_RUNS ? {} : { seed: 20261122 };

const token = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    'null',
    'true',
    '0',
    '-1',
    '1e999',
    '""',
    '{}',
    '[]',
  ],
  ...[
    '"cpu"',
    '"name": 5',
    '<X>',
    '${Y}',
    '{{ z }}',
    '{{ if .A }}',
    '//',
    '/*',
    '\n',
    '\u0000',
    'é',
  ],
  ...[
    '\u{1F6A2}',
    '"FARGATE"',
    '"awsvpc"',
    '"essential": false,',
    '__proto__',
    '"constructor": 1,',
  ],
);

/** Changes of a text: something taken out, put in, doubled or overwritten. */
export const edit: fc.Arbitrary<(text: string) => string> = fc
  .tuple(fc.nat(), fc.nat(80), fc.constantFrom('cut', 'put', 'double', 'over', 'end'), token)
  .map(([where, length, how, piece]) => (text: string) => {
    const start = text.length === 0 ? 0 : where % text.length;
    const end = Math.min(text.length, start + length);
    switch (how) {
      case 'cut':
        return text.slice(0, start) + text.slice(end);
      case 'put':
        return text.slice(0, start) + piece + text.slice(start);
      case 'double':
        return text.slice(0, end) + text.slice(start);
      case 'over':
        return text.slice(0, start) + piece + text.slice(start + piece.length);
      default:
        return text.slice(0, start);
    }
  });
