import { describe, expect, test } from 'vitest';
import { compatibilitiesOf } from '../../core/lint/compatibility.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { stepsOf } from './steps.ts';

const NAME = 'a-task-definition.json';
const list = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join(',');
const task = (members: string): string =>
  `{"family":"a",${members ? `${members},` : ''}"containerDefinitions":[{"name":"a","image":"b:1","memory":64}]}`;
const container = (members: string): string =>
  `{"family":"a","containerDefinitions":[{"name":"a","image":"b:1","memory":64,${members}}]}`;
const image = (reference: string): string => container(`"user":"x","image":"${reference}"`);

/** Documents that grow with a number. */
const SHAPES: readonly [what: string, text: (size: number) => string][] = [
  ['control templates in one object', (n) => `{"a":1${'{{if .A}},"b":2{{end}}'.repeat(n)}}`],
  ['control templates in one list', (n) => task(`"tags":[${'{{range .A}}1,{{end}}'.repeat(n)}]`)],
  ['control templates in nested objects', (n) => `[${list(n, () => '{"a":[{{if .A}}1{{end}}]}')}]`],
  ['templates as values', (n) => task(`"tags":[${list(n, () => '${A}')}]`)],
  ['templates in one string', (n) => task(`"taskRoleArn":"${'${A}'.repeat(n)}"`)],
  ['comments', (n) => `{${'/* a */ // b\n'.repeat(n)}"family":"a","containerDefinitions":[]}`],
  [
    'comments that suppress',
    (n) => task(`"cpu":256${'\n// stowage-disable-next-line a\n'.repeat(n)}`),
  ],
  ['members of one object', (n) => task(list(n, (i) => `"m${i}":${i}`))],
  ['one member many times', (n) => task(list(n, () => '"cpu":"256"'))],
  ['items of one list', (n) => task(`"tags":[${list(n, (i) => `{"key":"k${i}","value":"v"}`)}]`)],
  ['brackets that nest', (n) => task(`"volumes":${'['.repeat(n)}${']'.repeat(n)}`)],
  ['brackets that are not closed', (n) => task(`"volumes":${'['.repeat(n)}`)],
  ['commas', (n) => task(`"volumes":[${','.repeat(n)}]`)],
  ['trailing commas', (n) => task(`"volumes":[${list(n, () => '{"name":"a",}')}]`)],
  ['keys without values', (n) => `{${list(n, (i) => `"a${i}"`)}}`],
  ['quotes', (n) => `{${'"'.repeat(n)}`],
  ['line ends', (n) => `{${'\n'.repeat(n)}"family":"a","containerDefinitions":[]}`],
  [
    'containers',
    (n) =>
      `{"family":"a","containerDefinitions":[${list(n, (i) => `{"name":"c${i}","image":"i","memory":9}`)}]}`,
  ],
  [
    'environment',
    (n) => container(`"environment":[${list(n, (i) => `{"name":"N${i}","value":"v"}`)}]`),
  ],
  ['ports', (n) => container(`"portMappings":[${list(n, (i) => `{"containerPort":${i + 1}}`)}]`)],
  [
    'mounts',
    (n) =>
      container(
        `"mountPoints":[${list(n, (i) => `{"sourceVolume":"v${i}","containerPath":"/${i}"}`)}]`,
      ),
  ],
  ['volumes', (n) => task(`"volumes":[${list(n, (i) => `{"name":"v${i}"}`)}]`)],
  [
    'secrets',
    (n) => container(`"secrets":[${list(n, (i) => `{"name":"S${i}","valueFrom":"a:b:c"}`)}]`),
  ],
  [
    'dependencies in a chain',
    (n) =>
      `{"family":"a","containerDefinitions":[${list(n, (i) => `{"name":"c${i}","image":"i","memory":9,"dependsOn":[{"containerName":"c${i + 1}","condition":"START"}]}`)}]}`,
  ],
  [
    'foreign keys',
    (n) =>
      `{"Family":"a","ContainerDefinitions":[${list(n, () => '{"Name":"a","Image":"b","Memory":9}')}]}`,
  ],
  ['an image of dots', (n) => image('.'.repeat(n))],
  ['an image of colons', (n) => image('a:'.repeat(n))],
  ['an image of digests', (n) => image('@'.repeat(n))],
  ['a cpu of digits', (n) => task(`"cpu":"${'1'.repeat(n)}x"`)],
  ['a memory of digits', (n) => task(`"memory":"${'1'.repeat(n)}x"`)],
  [
    'a path of slashes',
    (n) => container(`"mountPoints":[{"sourceVolume":"v","containerPath":"${'/'.repeat(n)}x"}]`),
  ],
  [
    'an ARN of colons',
    (n) => container(`"secrets":[{"name":"S","valueFrom":"arn:aws:${':'.repeat(n)}"}]`),
  ],
  ['links', (n) => container(`"links":[${list(n, () => '"a:b:c"')}]`)],
  ['text behind the end', (n) => `${task('')} ${'} '.repeat(n)}`],
];

describe('twice the text takes about twice the steps', () => {
  test.each(SHAPES)('%s', (_, text) => {
    const steps = (size: number): number =>
      stepsOf(() => {
        const document = readDocument(text(size));
        lint(document, NAME);
        compatibilitiesOf(document, NAME);
      });
    // What is made once, and the first use of anything, are left out.
    steps(20);
    const [once, twice] = [steps(200), steps(400)];
    expect(once).toBeGreaterThan(0);
    expect(twice / once).toBeLessThan(2.5);
  });
});

test('steps of a loop in a loop are told', () => {
  const quadratic = (size: number): number =>
    stepsOf(() => {
      for (let i = 0; i < size; i++) readDocument('[1]'.padEnd(size)).root.items();
      for (let i = 0; i < size; i++) readDocument(`[${'1,'.repeat(size)}]`);
    });
  quadratic(10);
  expect(quadratic(100) / quadratic(50)).toBeGreaterThan(3);
});
