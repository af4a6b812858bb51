import * as vscode from 'vscode';
import type { ExpectMethod, ExpectResult, JudgedExpectation } from '../../protocol/expectations.ts';
import { readFile } from '../files.ts';
import type { Server } from '../server.ts';

const METHOD: ExpectMethod = 'stowage/expect';

const PLANS = '**/{*.stowage,stowage}.{json,jsonc}';

/** Plans that are looked at in a workspace. */
const MOST_PLANS = 200;

/** What lists the tests, until it is disposed. */
export interface Tests extends vscode.Disposable {
  /** Looks for tests and gives their names. */
  list(): Promise<readonly string[]>;
}

/** The expectations of plans as tests: a plan is a suite, each expectation a test. */
export function registerTests(server: Server): Tests {
  const controller = vscode.tests.createTestController('stowage', 'Stowage');
  const watcher = vscode.workspace.createFileSystemWatcher(PLANS);

  const judge = async (plan: vscode.Uri): Promise<readonly JudgedExpectation[]> => {
    const params = { uri: plan.toString() };
    return (await server.request<ExpectResult>(METHOD, params)).expectations;
  };
  const discover = async (plan: vscode.Uri) => show(controller, plan, await judge(plan));
  const again = (plan: vscode.Uri) => {
    discover(plan).catch((error) => server.log.error(String(error)));
  };

  const discoverAll = async () => {
    const plans = await vscode.workspace.findFiles(PLANS, undefined, MOST_PLANS);
    for (const plan of plans) if (await mayExpect(plan)) await discover(plan);
  };
  controller.resolveHandler = (item) => (item?.uri ? discover(item.uri) : discoverAll());
  controller.refreshHandler = discoverAll;
  const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken) => {
    await runTests(controller, request, judge, token);
    if (!request.continuous) return;
    // A change of anything that a plan was read from judges the plan again.
    const listening = server.onDidChangePlacement(() => {
      runTests(controller, request, judge, token).catch((error) => server.log.error(String(error)));
    });
    token.onCancellationRequested(() => listening.dispose());
  };
  const title = vscode.l10n.t('Place');
  const profile = controller.createRunProfile(title, vscode.TestRunProfileKind.Run, run, true);
  profile.supportsContinuousRun = true;

  const disposable = vscode.Disposable.from(
    controller,
    watcher,
    watcher.onDidCreate(again),
    watcher.onDidChange(again),
    watcher.onDidDelete((plan) => controller.items.delete(plan.toString())),
    server.onDidChangePlacement((plan) => again(vscode.Uri.parse(plan, true))),
  );
  return {
    dispose: () => disposable.dispose(),
    list: async () => {
      await discoverAll();
      const suites = [...controller.items].map(([, suite]) => suite);
      return suites.flatMap(({ children }) => [...children].map(([, test]) => test.label));
    },
  };
}

/** Whether a plan could expect something: the server is not started for those that don't. */
async function mayExpect(plan: vscode.Uri): Promise<boolean> {
  const file = await readFile(plan);
  return 'text' in file && file.text.includes('"expect"');
}

/** Lists a plan with its expectations; one without any is none of the tests. */
function show(
  controller: vscode.TestController,
  plan: vscode.Uri,
  expectations: readonly JudgedExpectation[],
): void {
  const id = plan.toString();
  if (expectations.length === 0) return controller.items.delete(id);
  const label = vscode.workspace.asRelativePath(plan);
  const suite = controller.items.get(id) ?? controller.createTestItem(id, label, plan);
  suite.children.replace(
    expectations.map((expected) => {
      const test = controller.createTestItem(expected.id, expected.label, plan);
      test.range = rangeOf(expected);
      return test;
    }),
  );
  controller.items.add(suite);
}

async function runTests(
  controller: vscode.TestController,
  request: vscode.TestRunRequest,
  judge: (plan: vscode.Uri) => Promise<readonly JudgedExpectation[]>,
  token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  try {
    for (const [suite, tests] of wanted(controller, request)) {
      if (token.isCancellationRequested || !suite.uri) break;
      for (const test of tests) run.started(test);
      const begun = Date.now();
      const judged = new Map((await judge(suite.uri)).map((one) => [one.id, one]));
      for (const test of tests) {
        const verdict = judged.get(test.id);
        if (!verdict) run.skipped(test);
        else if (verdict.passed) run.passed(test, Date.now() - begun);
        else {
          const message = new vscode.TestMessage(verdict.message);
          message.location = new vscode.Location(suite.uri, rangeOf(verdict));
          run.failed(test, message, Date.now() - begun);
        }
      }
    }
  } finally {
    run.end();
  }
}

/** The tests that a run asks for, by plan. */
function wanted(
  controller: vscode.TestController,
  { include, exclude = [] }: vscode.TestRunRequest,
): ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]> {
  const tests = new Map<vscode.TestItem, vscode.TestItem[]>();
  for (const [, suite] of controller.items) {
    for (const [, test] of suite.children) {
      const asked = !include || include.includes(suite) || include.includes(test);
      if (!asked || exclude.includes(suite) || exclude.includes(test)) continue;
      tests.set(suite, [...(tests.get(suite) ?? []), test]);
    }
  }
  return tests;
}

function rangeOf({ range: { start, end } }: JudgedExpectation): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
