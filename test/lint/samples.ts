import fc from 'fast-check';
import { fileOf } from '../../core/lint/catalogue.ts';
import { allExamplesOf } from '../../core/lint/examples.ts';
import { rules } from '../../core/lint/rules.generated.ts';

/** A document that a rule shows. */
export interface Sample {
  readonly text: string;
  readonly fileName: string;
}

/** All examples of all rules that are short enough to be run thousands of times. */
export const samples: readonly Sample[] = rules
  .flatMap((rule) =>
    allExamplesOf(rule).map((example) => ({
      text: example.text,
      fileName: fileOf(rule, example),
    })),
  )
  .filter(({ text }) => text.length < 5000);

/** How often a property is tried for each sample; `STOWAGE_RUNS` multiplies it in long runs. */
const factor = Number(process.env.STOWAGE_RUNS) || 1;

/** `STOWAGE_SEED` is a number, or `random`. */
const base =
  process.env.STOWAGE_SEED === 'random' || process.env.STOWAGE_RUNS
    ? Date.now()
    : Number(process.env.STOWAGE_SEED ?? 1);

/**
 * Tries a property of each sample with random changes. The seed is that of the sample: a new rule adds
 * cases and leaves those of all others as they are.
 * @param everyDay tries of each sample; below 1 only some of the samples are tried
 */
export function forEachSample<T>(
  everyDay: number,
  arbitrary: fc.Arbitrary<T>,
  property: (sample: Sample, value: T) => void,
): void {
  for (const sample of samples) {
    const seed = hash(`${sample.text}${base}`);
    const tries = everyDay * factor;
    const numRuns = Math.floor(tries) + ((seed & 0xffff) / 0x10000 < tries % 1 ? 1 : 0);
    if (numRuns === 0) continue;
    fc.assert(
      fc.property(arbitrary, (value) => property(sample, value)),
      { numRuns, seed },
    );
  }
}

/** A number that only the text decides (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value | 0;
}

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
