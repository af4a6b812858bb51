import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  MarkupKind,
} from 'vscode-languageserver';
import { completeConstraint, type KnownAttributes } from '../../core/assist/constraint/complete.ts';
import { constraintAt } from '../../core/assist/constraint/place.ts';
import { inWords } from '../../core/assist/constraint/words.ts';
import { evaluateConstraint } from '../../core/ecs/constraint/evaluate.ts';
import { parseConstraint } from '../../core/ecs/constraint/parse.ts';
import type { Plan } from '../../core/placement/plan/plan.ts';
import { subject } from '../../core/placement/stages/constraints.ts';
import { State } from '../../core/placement/state.ts';
import { type Parsed, toLspRange } from '../documents.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

/** Instances that are named in a hover; more are counted. */
const MOST_NAMED = 12;

/** Completions inside a constraint expression; undefined when the offset is in none. */
export async function constraintCompletions(
  session: Session,
  parsed: Parsed,
  offset: number,
): Promise<CompletionItem[] | undefined> {
  const place = constraintAt(parsed.document.root, offset);
  if (!place) return undefined;
  const plan = await planOf(session, parsed);
  const inside = offset - place.start;
  const { start, end, labels } = completeConstraint(place.text, inside, attributesOf(plan));
  const range = toLspRange(parsed.text, { start: place.start + start, end: place.start + end });
  return labels.map((label, index) => ({
    label,
    kind: CompletionItemKind.Value,
    sortText: String(index).padStart(4, '0'),
    filterText: label,
    textEdit: { range, newText: label },
  }));
}

/** The expression under the offset in words, and what it selects in the plan that it stands in. */
export async function constraintHover(
  session: Session,
  parsed: Parsed,
  offset: number,
): Promise<Hover | undefined> {
  const place = constraintAt(parsed.document.root, offset);
  const expression = place && parseConstraint(place.text).expression;
  if (!place || !expression) return undefined;
  const lines = inWords(expression).map(
    ({ depth, text }) => `${'  '.repeat(depth)}- ${translate(text)}`,
  );
  const plan = await planOf(session, parsed);
  if (plan) {
    const state = State.of(plan.cluster);
    const { instances } = plan.cluster;
    const names = instances
      .filter((_, index) => evaluateConstraint(expression, subject(state, index)))
      .map(({ name }) => `\`${name}\``);
    const params = { count: names.length, all: instances.length };
    const template = 'Selects {count} of {all} container instances of this plan.';
    lines.push('', translate({ template, params }));
    if (names.length > 0) lines.push('', names.slice(0, MOST_NAMED).join(', '));
  }
  return {
    contents: { kind: MarkupKind.Markdown, value: lines.join('\n') },
    range: toLspRange(parsed.text, place.node),
  };
}

async function planOf(session: Session, parsed: Parsed): Promise<Plan | undefined> {
  if (parsed.kind !== 'plan') return undefined;
  return (await session.placements.get(parsed.text.uri)).plan;
}

function attributesOf(plan: Plan | undefined): KnownAttributes {
  const known = new Map<string, Set<string>>();
  for (const { attributes } of plan?.cluster.instances ?? []) {
    for (const [name, value] of attributes) {
      // Capabilities have no values, and an agent lists dozens of them.
      if (value === '') continue;
      known.set(name, (known.get(name) ?? new Set()).add(value));
    }
  }
  return new Map([...known].map(([name, values]) => [name, [...values]]));
}
