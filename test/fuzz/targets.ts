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

/** Reading: every range is within the text, whatever it is. */
function read(text: string, name: string): void {
  const document = readDocument(text, name);
  inside(document, nodesIn(...document.units.map(({ root }) => root)));
  inside(document, document.problems);
  inside(document, document.comments);
  recognise(document.root, name);
}

/** Lint and its fixes: no rule fails, edits don't overlap, no broken text is fixed. */
function judge(text: string, name: string): void {
  const document = readDocument(text, name);
  const findings = lint(document, name, { onFault });
  inside(document, findings);
  for (const { fixes } of findings.slice(0, 50)) {
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
}

/** All safe fixes, round after round. */
function fixAll(text: string, name: string): void {
  const document = readDocument(text, name);
  const { document: fixed } = fixUntilSettled(document, (each) => lint(each, name, { onFault }));
  if (document.problems.length > 0 && fixed.text !== text) {
    throw new Error('A broken text was fixed.');
  }
  if (fixed.comments.length > document.comments.length) {
    throw new Error('A comment came from nowhere.');
  }
}

/** Completion, hover and explanation all over a text. */
function assist(text: string, name: string): void {
  const document = readDocument(text, name);
  const scene = sceneOf(document, name);
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
}

/** A file of each notation, by the target's name. */
const NOTATIONS = {
  json: 'task-definition.json',
  service: 'service.json',
  yaml: 'template.yaml',
  hcl: 'main.tf',
  template: 'task.json.tpl',
};

/** What is fuzzed, by name. */
export const targets: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(
    Object.entries(NOTATIONS).flatMap(([notation, name]) =>
      Object.entries({ read, judge, fixAll, assist }).map(([what, run]) => [
        `${notation}${what[0]?.toUpperCase()}${what.slice(1)}`,
        (text: string) => run(text, name),
      ]),
    ),
  ),
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
