import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { completeConstraint, type KnownAttributes } from '../../core/assist/constraint/complete.ts';
import { constraintAt } from '../../core/assist/constraint/place.ts';
import { inWords } from '../../core/assist/constraint/words.ts';
import { evaluateConstraint } from '../../core/ecs/constraint/evaluate.ts';
import { parseConstraint } from '../../core/ecs/constraint/parse.ts';
import { State } from '../../core/placement/state.ts';
import { subject } from '../../core/placement/subject.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { markdownCode } from '../../core/text/markdown.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/node.ts';
import {
  type CompleteConstraintParams,
  type CompleteConstraintResult,
  Method,
} from '../../protocol/methods.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { translate, translateMarkdown } from '../translate.ts';
import { PLANS } from '../workspace.ts';

/** Instances that are named in a hover; more are counted. */
const MOST_NAMED = 12;

/** Plans that are looked at for an expression in another file. */
const MOST_PLANS = 20;

/** Labels that the panel offers while an expression is typed. */
const MOST_LABELS = 100;

/** Answers the panel, which has an expression and no document. */
export function registerConstraints(session: Session): void {
  session.connection.onRequest<CompleteConstraintResult, void>(
    Method.completeConstraint,
    runSafe<CompleteConstraintParams, CompleteConstraintResult>(
      session,
      'Constraint completion',
      { start: 0, end: 0, labels: [] },
      async ({ uri, text, offset }) => {
        const plan = await session.placements.plan(uri);
        const found = completeConstraint(text, offset, attributesOf(plan));
        const typed = text.slice(found.start, offset).toLowerCase();
        const labels = found.labels.filter((label) => label.toLowerCase().includes(typed));
        return { ...found, labels: labels.slice(0, MOST_LABELS) };
      },
    ),
  );
}

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
): Promise<(Range & { paragraphs: string[] }) | undefined> {
  const place = constraintAt(parsed.document.root, offset);
  const expression = place && parseConstraint(place.text).expression;
  if (!place || !expression) return undefined;
  const lines = inWords(expression).map(
    ({ depth, text }) => `${'  '.repeat(depth)}- ${translateMarkdown(text)}`,
  );
  const paragraphs = [lines.join('\n')];
  const plan = await planOf(session, parsed);
  if (plan) {
    const state = State.of(plan.cluster);
    const { instances } = plan.cluster;
    const names = instances
      .filter((_, index) => evaluateConstraint(expression, subject(state, index)))
      .map(({ name }) => markdownCode(name));
    const params = { count: names.length, all: instances.length };
    const template = 'Selects {count} of {all} container instances of the plan.';
    paragraphs.push(translate(message(template, params)));
    if (names.length > 0) paragraphs.push(names.slice(0, MOST_NAMED).join(', '));
  }
  const { start, end } = place.node;
  return { start, end, paragraphs };
}

/** The plan that an expression is about: the document itself, or the first that reads it. */
async function planOf({ files, placements }: Session, parsed: Parsed): Promise<Plan | undefined> {
  const { uri } = parsed.text;
  if (parsed.kind === 'plan') return placements.plan(uri);
  for (const each of await files.list(PLANS, MOST_PLANS)) {
    const plan = await placements.plan(each);
    if (plan.files.has(uri)) return plan;
  }
  return undefined;
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
