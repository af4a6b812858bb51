import { simulationInput } from '../../core/analysis/over-time/input.ts';
import { completeAt } from '../../core/assist/completion/complete.ts';
import { explainTask } from '../../core/assist/explain.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { parseConstraint } from '../../core/ecs/constraint/parse.ts';
import { compilePattern } from '../../core/ecs/constraint/pattern.ts';
import { recognise } from '../../core/ecs/recognise.ts';
import { timesOf } from '../../core/ecs/schedule/schedule.ts';
import { fixUntilSettled } from '../../core/lint/fix-all.ts';
import { matchesGlob } from '../../core/lint/glob.ts';
import { lint } from '../../core/lint/lint.ts';
import { readPipelineFile } from '../../core/lint/pipeline/read.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { place } from '../../core/placement/place.ts';
import { planFrom } from '../../core/plan/capture/plan-from.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { simulating } from '../../core/simulation/simulate.ts';
import type { Document } from '../../core/text/document.ts';
import { type Node, nodesIn } from '../../core/text/node.ts';
import { readHostMessage, readPanelState, readViewMessage } from '../../protocol/panel.ts';
import { readChanges } from '../../protocol/read-changes.ts';
import { workspaceOf } from '../placement/files.ts';

/** Takes any text. Throws where a promise is broken; see docs/security.md. */
export type Target = (text: string) => void | Promise<void>;

/** Slices of a simulation that a fuzz target lets run: what is written may take hours. */
const MOST_SLICES = 400;

/** What is fuzzed, by name. */
export const targets: Readonly<Record<string, Target>> = {
  read(text) {
    const document = readDocument(text);
    inside(document, nodesIn(...document.units.map(({ root }) => root)));
    inside(document, document.problems);
    inside(document, document.comments);
    recognise(document.root, 'x.json');
  },
  lint(text) {
    const document = readDocument(text);
    const judge = (each: Document) => lint(each, 'task-definition.json', { onFault });
    const findings = judge(document);
    inside(document, findings);
    const { document: fixed } = fixUntilSettled(document, judge);
    const comments = (each: Document) =>
      each.comments.map(({ start, end }) => each.text.slice(start, end));
    // A comment goes only with the value that is taken out around it.
    if (document.problems.length > 0 && fixed.text !== text)
      throw new Error('A broken text was fixed.');
    if (comments(fixed).length > comments(document).length)
      throw new Error('A comment came from nowhere.');
  },
  fixes(text) {
    const document = readDocument(text);
    for (const { fixes } of lint(document, 'service.json', { onFault }).slice(0, 50)) {
      for (const fix of fixes) {
        let from = 0;
        const edits = [...fix.edits(document.notation.editor(document))];
        for (const edit of edits.sort((a, b) => a.start - b.start)) {
          if (edit.start < from) throw new Error(`Edits of "${fix.title}" overlap.`);
          from = edit.end;
        }
        inside(document, edits);
      }
    }
  },
  assist(text) {
    const document = readDocument(text);
    const scene = sceneOf(document, 'task-definition.json');
    if (!scene) return;
    const step = Math.max(1, Math.floor(text.length / 12));
    for (let at = 0; at <= text.length; at += step) {
      inside(
        document,
        completeAt(scene, at).map(({ range }) => range),
      );
      const hover = hoverAt(scene, at);
      if (hover) inside(document, [hover]);
    }
    for (const task of scene.tasks) explainTask(task, []);
  },
  constraint(text) {
    const { errors } = parseConstraint(text);
    for (const { start, end } of errors) {
      if (!(0 <= start && start <= end && end <= text.length))
        throw new Error('A range is outside.');
    }
    const pattern = compilePattern(text.slice(0, 2000));
    if (typeof pattern === 'function') pattern('m5.large'.repeat(20));
  },
  patterns(text) {
    matchesGlob(text.slice(0, 500), '/a/b/task-definition.json');
    matchesGlob('**/*.{json,jsonc}', text);
    timesOf(text, 'Europe/Berlin', 0);
  },
  async pipeline(text) {
    for (const path of ['/a/.github/workflows/x.yml', '/a/appspec.yaml', '/a/ecspresso.yml']) {
      await readPipelineFile(path, text, async () => text);
    }
  },
  async plan(text) {
    await planOf(text);
  },
  async simulation(text) {
    const plan = await planOf(text);
    if (plan.requests.length > 40 || plan.cluster.instances.length > 200) return;
    const work = simulating(simulationInput(plan, { until: 3600_000 }));
    for (let slice = 0; slice < MOST_SLICES && !work.next().done; slice++);
  },
  capture(text) {
    planFrom([{ path: 'a.json', text }]);
  },
  messages(text) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return;
    }
    readViewMessage(value);
    readHostMessage(value);
    readPanelState(value);
    readChanges(value);
  },
};

const PLAN = 'file:///w/p.stowage.json';

async function planOf(text: string) {
  const plan = await readPlan(PLAN, workspaceOf({ [PLAN]: text }));
  const requests = plan.requests.map(({ request }) => request);
  if (requests.length <= 200 && plan.cluster.instances.length <= 2000)
    place(plan.cluster, requests, { seed: 1 });
  return plan;
}

function onFault(rule: string, error: unknown): never {
  throw new Error(`Rule ${rule} failed.`, { cause: error });
}

/** Whether all ranges are within the text. */
function inside({ text }: Document, ranges: readonly Pick<Node, 'start' | 'end'>[]): void {
  for (const { start, end } of ranges) {
    if (!(0 <= start && start <= end && end <= text.length)) {
      throw new Error(`The range ${start} to ${end} is outside of the text.`);
    }
  }
}
