import type { Operator, Subject } from '../../ecs/constraint/expression.ts';
import { SUBJECTS } from '../../ecs/constraint/expression.ts';
import { OPERATORS, OPERATORS_OF } from '../../ecs/constraint/operators.ts';
import { instanceTypes } from '../../ecs/instance-types.ts';
import { own } from '../../text/own.ts';

/** Attributes that instances have, with the values that are known of each. */
export type KnownAttributes = ReadonlyMap<string, readonly string[]>;

/** What can be written at a place of an expression; offsets count in the expression. */
export interface ConstraintCompletion {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
}

/** Attributes that every instance has. Source: developer guide, task placement constraints. */
const BUILT_IN: readonly string[] = [
  'ecs.ami-id',
  'ecs.availability-zone',
  'ecs.cpu-architecture',
  'ecs.instance-type',
  'ecs.os-family',
  'ecs.os-type',
  'ecs.subnet-id',
  'ecs.vpc-id',
];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'ecs.os-type': ['linux', 'windows'],
  'ecs.cpu-architecture': ['x86_64', 'arm64'],
  agentConnected: ['true', 'false'],
};

const TOKEN = /'[^']*'?|[()[\],]|&&|\|\||[=!<>~]+|[^\s()[\],'=!<>~&|]+/g;

type State =
  | { readonly at: 'subject' }
  | { readonly at: 'operator'; readonly subject: string }
  | { readonly at: 'value' | 'list'; readonly subject: string; readonly operator: Operator }
  | { readonly at: 'joint' };

/** Completes an expression at an offset: subjects, operators that the subject takes, values, joints. */
export function completeConstraint(
  text: string,
  offset: number,
  known: KnownAttributes,
): ConstraintCompletion {
  const before = text.slice(0, offset);
  const tokens = [...before.matchAll(TOKEN)];
  const last = tokens.at(-1);
  const typed =
    last && last.index + last[0].length === offset && !/^[()[\],]$/.test(last[0])
      ? last
      : undefined;
  const done = typed ? tokens.slice(0, -1) : tokens;
  const state = done.reduce<State>((now, [token]) => next(now, token), { at: 'subject' });
  const start = typed?.index ?? offset;
  const end = offset + (/^[^\s()[\],'=!<>~&|]*/.exec(text.slice(offset))?.[0].length ?? 0);
  return { start, end, labels: labelsFor(state, known) };
}

function next(state: State, token: string): State {
  if (token === '(' || token === ')' || token === '!' || token === 'not') {
    return token === ')' ? { at: 'joint' } : { at: 'subject' };
  }
  switch (state.at) {
    case 'subject':
      return { at: 'operator', subject: token };
    case 'operator': {
      const operator = OPERATORS.get(token);
      if (operator === 'exists' || operator === '!exists') return { at: 'joint' };
      return { at: 'value', subject: state.subject, operator: operator ?? '==' };
    }
    case 'value':
      return token === '[' ? { ...state, at: 'list' } : { at: 'joint' };
    case 'list':
      return token === ']' ? { at: 'joint' } : state;
    case 'joint':
      return { at: 'subject' };
  }
}

function labelsFor(state: State, known: KnownAttributes): string[] {
  switch (state.at) {
    case 'subject': {
      const names = new Set([...known.keys(), ...BUILT_IN]);
      const others = SUBJECTS.filter((subject) => subject !== 'attribute');
      return [...[...names].sort().map((name) => `attribute:${name}`), ...others];
    }
    case 'operator':
      return operatorsOf(state.subject);
    case 'value':
    case 'list': {
      const name = state.subject.replace(/^attribute:/, '');
      const ofPlan = known.get(name) ?? [];
      const types = name === 'ecs.instance-type' && ofPlan.length === 0;
      const builtIn = types ? typesFor(state.operator) : (own(VALUES, name) ?? []);
      const values = [...new Set([...ofPlan, ...builtIn])];
      return values.map((value) => (/^[\w.:/@*-]+$/.test(value) ? value : `'${value}'`));
    }
    case 'joint':
      return ['and', 'or'];
  }
}

/** Instance types by name; for a pattern, one of each family. */
function typesFor(operator: Operator): string[] {
  const types = [...instanceTypes().values()];
  const isPattern = operator === '=~' || operator === '!~';
  return isPattern
    ? [...new Set(types.map(({ family }) => `${family}.*`))]
    : types.map(({ name }) => name);
}

function operatorsOf(subject: string): string[] {
  const kind = subject.startsWith('attribute:') ? 'attribute' : subject;
  const allowed: readonly Operator[] = (SUBJECTS as readonly string[]).includes(kind)
    ? OPERATORS_OF[kind as Subject]
    : [];
  return [...allowed];
}
