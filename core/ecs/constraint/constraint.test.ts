import { describe, expect, test } from 'vitest';
import { format } from '../../text/message.ts';
import { evaluateConstraint } from './evaluate.ts';
import type { ConstraintSubject } from './expression.ts';
import { parseConstraint } from './parse.ts';
import { parseDate } from './values.ts';

const instance: ConstraintSubject = {
  agentConnected: true,
  agentVersion: '1.14.5',
  ec2InstanceId: 'i-abcd1234',
  registeredAt: Date.UTC(2018, 1, 13, 10),
  runningTasksCount: 2,
  attributes: new Map([
    ['stack', 'prod'],
    ['empty', ''],
    ['priority', '9'],
    ['name', 'two words'],
    ['ecs.instance-type', 't2.small'],
  ]),
  taskGroups: ['service:web', 'database'],
};

function ask(text: string): boolean | string {
  const { expression, errors } = parseConstraint(text);
  const [error] = errors;
  if (error) return `${error.code} ${text.slice(error.start, error.end)}`;
  return expression ? evaluateConstraint(expression, instance) : 'nothing';
}

describe('an instance satisfies', () => {
  test.each([
    ['attribute:stack == prod', true],
    ['attribute:stack==prod', true],
    ['attribute:stack equals prod', true],
    ["attribute:stack == 'prod'", true],
    ['attribute:stack != prod', false],
    ['attribute:stack != test', true],
    ['attribute:absent != prod', false],
    ['attribute:absent not_in [prod]', false],
    ['attribute:absent !~ prod', false],
    ['not attribute:absent == prod', true],
    ['attribute:stack exists', true],
    ['attribute:empty exists', true],
    ['attribute:absent exists', false],
    ['attribute:absent !exists', true],
    ['attribute:absent not_exists', true],
    ['attribute:stack !exists', false],
    ['attribute:stack in [test,prod]', true],
    ["attribute:stack !in [ 'test' , prod ]", false],
    ["attribute:name == 'two words'", true],
    ['attribute:priority < 10', true],
    ['attribute:priority >= 9', true],
    ['attribute:stack > alpha', true],
    ['attribute:ecs.instance-type =~ t2', false],
    ['attribute:ecs.instance-type =~ t2.*', true],
    ['attribute:ecs.instance-type matches (t2|m5)\\.[a-z]{1,9}', true],
    ['(attribute:ecs.instance-type =~ (t2|m5).*)', true],
    ['attribute:ecs.instance-type =~ m5.*|t2.*', true],
    ['attribute:ecs.instance-type =~ m5.*||attribute:stack==prod', true],
    ['attribute:ecs.instance-type !~ t2.*', false],
    ['agentVersion < 1.100.0', true],
    ['agentVersion > 1.9.0', true],
    ['agentVersion == 1.14.5', true],
    ['agentVersion greater_than_equal 1.14', true],
    ['agentConnected == true', true],
    ['registeredAt < 2018-02-13', false],
    ['registeredAt >= 2018-02-13', true],
    ['registeredAt < 2018-02-13T12:30:00+02:00', true],
    ['registeredAt == 2018-02-13T10:00:00Z', true],
    ['runningTasksCount <= 2', true],
    ['runningTasksCount<2', false],
    ['task:group == service:web', true],
    ['task:group in [x, database]', true],
    ['not(task:group == database)', false],
    ['!task:group == other', true],
    ['!(task:group == other)', true],
    ['not not attribute:stack == prod', true],
    // not before and before or
    ['attribute:stack == prod or attribute:stack == a and attribute:stack == b', true],
    ['(attribute:stack == prod or attribute:stack == a) and attribute:stack == b', false],
    ['not attribute:stack == a and attribute:stack == prod', true],
    ['attribute:stack==prod&&attribute:stack==prod||attribute:a==b', true],
    ["ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", true],
    // what elsewhere could be a placeholder
    ['ec2InstanceId =~ i-[a-d0-9]{8}', true],
    ['attribute:stack =~ DEV|prod|TEST', true],
    ['attribute:ecs.instance-type =~ ((t2)).*', true],
    ['attribute:ecs.instance-type =~ (?<family>t2).*', true],
    ['attribute:stack == MY_TEAM', false],
    ['attribute:__x__ exists', false],
    // as Java spells it
    ['attribute:ecs.instance-type =~ \\p{Lower}2\\.[\\p{Alpha}]+', true],
    ['attribute:name =~ two\\hwords', true],
    ['attribute:ecs.instance-type =~ (?!t2).*', false],
    ['attribute:ecs.instance-type =~ (?!m5\\.)(?=t).*', true],
    ['attribute:ecs.instance-type =~ (?!m5)(a.*|t.*)', true],
    ['not(attribute:absent =~ (?!t2).*)', true],
  ])('%s: %s', (text, expected) => {
    expect(ask(text)).toBe(expected);
  });
});

describe('a mistake has a place', () => {
  test.each([
    ['', 'syntax '],
    ['attributes:ecs.instance-type==p3.2xlarge', 'syntax attributes:ecs.instance-type'],
    ['attribute: stack == prod', 'syntax attribute:'],
    ['attribute:stack = prod', 'syntax ='],
    ['attribute:stack', 'syntax k'],
    ['attribute:stack ==', 'syntax ='],
    ['attribute:stack in [a, b', 'syntax b'],
    ['attribute:stack in [a b]', 'syntax b'],
    ['attribute:stack in []', 'syntax ]'],
    ['attribute:stack in prod', 'syntax prod'],
    ["attribute:stack == 'prod", "syntax 'prod"],
    ['attribute:stack == prod AND attribute:a == b', 'syntax AND'],
    ['attribute:stack == prod attribute:a == b', 'syntax attribute:a'],
    ['attribute:stack EXISTS', 'syntax EXISTS'],
    ['(attribute:stack == prod', 'syntax ('],
    ['attribute:stack == prod)', 'syntax )'],
    ['attribute:stack == prod and', 'syntax d'],
    ['color == green', 'syntax color'],
    ['agentVersion < new', 'value new'],
    ['registeredAt < today', 'value today'],
    ['registeredAt < 2018-02-30', 'value 2018-02-30'],
    ['runningTasksCount == many', 'value many'],
    ['agentConnected > true', 'operator >'],
    ['attribute:a =~ x(?=y)y', 'pattern x(?=y)y'],
    ['attribute:a =~ (?!t2).*|m5.*', 'pattern (?!t2).*|m5.*'],
    ['attribute:a =~ [a-z&&[^g]]2', 'pattern [a-z&&[^g]]2'],
    ['attribute:a =~ t2.++', 'pattern t2.++'],
    ['attribute:a =~ (x)\\1', 'pattern (x)\\1'],
    [`attribute:a =~ ${'a{1000}'.repeat(99)}`, `pattern ${'a{1000}'.repeat(99)}`],
  ])('%s', (text, expected) => {
    expect(ask(text)).toBe(expected);
    for (const { message } of parseConstraint(text).errors) {
      expect(format(message)).not.toMatch(/\{[a-z]\w*\}/);
    }
  });

  test('and says what could stand there', () => {
    expect(parseConstraint('attribute:stack == prod x').errors[0]?.expected).toEqual(['and', 'or']);
  });
});

describe('a template', () => {
  test.each([
    ['attribute:zone == §{element(local.azs, count.index)}'],
    ['attribute:zone in §{jsonencode(var.azs)}'],
    ['attribute:type in [§{types}]'],
    ['runningTasksCount<§{tasks}'],
    ['§{constraint}'],
    ["ec2InstanceId in ['{}']"],
    ['ec2InstanceId in [%s]'],
  ])('%s is no mistake', (text) => {
    expect(parseConstraint(text.replaceAll('§', '$')).errors).toEqual([]);
  });
});

test.each([
  ['attribute:stack =~ (x)\\1', false],
  ['not(attribute:stack =~ (x)\\1)', false],
  ['attribute:stack !~ (x)\\1', false],
  ['attribute:stack =~ (x)\\1 or attribute:stack == prod', true],
  ['not(attribute:stack =~ (x)\\1 and attribute:stack == test)', true],
  ['not(attribute:stack =~ (x)\\1 or attribute:stack == test)', false],
])('what cannot be judged selects nothing, nor does its opposite: %s', (text, expected) => {
  const { expression } = parseConstraint(text);
  expect(expression && evaluateConstraint(expression, instance)).toBe(expected);
});

test('2,000 characters are read and 2,001 are refused', () => {
  const expression = `attribute:a == ${'x'.repeat(1985)}`;
  expect(parseConstraint(expression).errors).toEqual([]);
  expect(parseConstraint(`${expression}x`).errors).toMatchObject([{ code: 'length' }]);
});

test.each(['(', '!', 'not ', '!(', 'attribute:a == b and ('])(
  '%s a thousand times ends',
  (part) => {
    expect(parseConstraint(part.repeat(Math.floor(2000 / part.length))).errors).toHaveLength(1);
    const depth = Math.floor(1900 / (part.length + 1));
    const closed = `${part.repeat(depth)}attribute:stack == prod${part.endsWith('(') ? ')'.repeat(depth) : ''}`;
    expect(typeof ask(closed.slice(0, 2000))).not.toBe('undefined');
  },
);

test('a pattern that backtracks for ever elsewhere is answered at once', () => {
  const { expression } = parseConstraint('attribute:stack =~ (a+)+$');
  const attributes = new Map([['stack', `${'a'.repeat(5000)}!`]]);
  expect(expression && evaluateConstraint(expression, { ...instance, attributes })).toBe(false);
});

test.each([
  ['2018-06-18T22:28:28+00:00', Date.UTC(2018, 5, 18, 22, 28, 28)],
  ['2018-06-18T22:28:28.5Z', Date.UTC(2018, 5, 18, 22, 28, 28, 500)],
  ['2018-06-18T22:28:28-0230', Date.UTC(2018, 5, 19, 0, 58, 28)],
  ['2018-13-01', undefined],
  ['today', undefined],
])('the date %s', (text, expected) => {
  expect(parseDate(text)).toBe(expected);
});
