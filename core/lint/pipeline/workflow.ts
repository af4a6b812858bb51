import type { Range } from '../../text/node.ts';
import { baseName } from '../../text/paths.ts';
import {
  type Deployment,
  folderOf,
  joinPath,
  type NamedContainer,
  type Removal,
} from './deployment.ts';
import { Yaml } from './yaml.ts';

/*
 * GitHub Actions. Sources: index.js of aws-actions/amazon-ecs-render-task-definition (fills in image,
 * environment variables and more of one container, fails with "Could not find container definition with
 * matching name", removes read-only attributes) and of aws-actions/amazon-ecs-deploy-task-definition
 * (removes read-only attributes, and empty values at any depth).
 */
const RENDER = /^aws-actions\/amazon-ecs-render-task-definition(?:@|$)/;
const DEPLOY = /^aws-actions\/amazon-ecs-deploy-task-definition(?:@|$)/;

/** The folder in which workflows stand, from the root of a repository. */
const FOLDER = '/.github/workflows';

/** Files deep that workflows and actions call others; GitHub allows ten. */
const DEEPEST = 4;

/** Gives the text of a file of the repository; undefined where there is none or it may not be read. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** A text with the expressions replaced that are known, and where it stands as a whole. */
interface Value {
  readonly text: string;
  /** In the text of the workflow; undefined for what is put together, or stands in a file that it calls. */
  readonly at: Range | undefined;
  /** What an earlier step wrote, where the value is the output of one. */
  readonly rendered?: Rendered | undefined;
}

/** What is known of the file that a step wrote or was given. */
interface Rendered {
  readonly path: string;
  readonly containers: readonly NamedContainer[];
  deployed: boolean;
}

/** Where the values of expressions stand. */
interface Scopes {
  /** The nearest first. */
  readonly env: readonly Yaml[];
  readonly inputs: ReadonlyMap<string, Value>;
  /** What steps wrote, by their ids. */
  readonly steps: ReadonlyMap<string, Rendered>;
  /** Whether this is the file whose text the ranges are about. */
  readonly own: boolean;
}

/** What all files that take part in a job have in common. */
interface Run {
  readonly repository: string;
  readonly read: ReadText;
  readonly rendered: Rendered[];
  /** The commands of the job. */
  readonly scripts: string[];
  readonly depth: number;
}

/**
 * What a workflow deploys: for each task definition file that a step names by a known path, the
 * containers that are filled in and what is removed. Steps of actions and workflows of the same
 * repository that it calls are its own, with the inputs that it gives them.
 * @param path of the workflow, with forward slashes
 */
export async function readWorkflow(
  path: string,
  text: string,
  read: ReadText = async () => undefined,
): Promise<Deployment[]> {
  const root = Yaml.read(text);
  const folder = folderOf(path);
  const repository = folder.endsWith(FOLDER) ? folder.slice(0, -FOLDER.length) : folder;
  return readJobs(root, inputsOf(root.get('on'), true), true, { repository, read, depth: 0 });
}

async function readJobs(
  root: Yaml,
  inputs: ReadonlyMap<string, Value>,
  own: boolean,
  common: Pick<Run, 'repository' | 'read' | 'depth'>,
): Promise<Deployment[]> {
  const deployments: Deployment[] = [];
  for (const { value: job } of root.get('jobs').members()) {
    const scopes = { env: [job.get('env'), root.get('env')], inputs, own };
    const run: Run = { ...common, rendered: [], scripts: [] };
    await readSteps(job.get('steps'), scopes, run);
    // A command that names the file may download or change it.
    const isWritten = ({ path }: Rendered) =>
      run.scripts.some((script) => script.includes(baseName(path)));
    for (const each of run.rendered) {
      deployments.push({ ...deploymentOf(each), written: isWritten(each) });
    }
    const called = await calledFile(job.get('uses'), common, ['']);
    if (!called) continue;
    const given = givenTo(called, job.get('with'), { ...scopes, steps: new Map() });
    deployments.push(...(await readJobs(called, given, false, deeper(common))));
  }
  return deployments;
}

/** Reads the steps of a job or of an action, in their order; returns what steps with an id wrote. */
async function readSteps(
  list: Yaml,
  { env, inputs, own }: Omit<Scopes, 'steps'>,
  run: Run,
): Promise<ReadonlyMap<string, Rendered>> {
  const steps = new Map<string, Rendered>();
  for (const step of list.items()) {
    const scopes: Scopes = { env: [step.get('env'), ...env], inputs, steps, own };
    run.scripts.push(step.get('run').string ?? '');
    const result = (await callAction(step, scopes, run)) ?? useAction(step, scopes, run);
    const id = step.get('id').string;
    if (id && result) steps.set(id, result);
  }
  return steps;
}

/** Takes a step with an action of AWS; returns what it wrote. */
function useAction(step: Yaml, scopes: Scopes, run: Run): Rendered | undefined {
  const input = (name: string) => evaluate(step.get('with').get(name), scopes);
  const uses = step.get('uses').string ?? '';
  const known = fileOf(input('task-definition'), run.repository);
  if (!known) return undefined;
  if (DEPLOY.test(uses)) {
    known.deployed = true;
    if (!run.rendered.includes(known)) run.rendered.push(known);
    return undefined;
  }
  if (!RENDER.test(uses)) return undefined;
  const named = containerOf(input('container-name'), input('environment-variables'));
  const containers = named ? [...known.containers, named] : known.containers;
  const result = { path: known.path, containers, deployed: false };
  run.rendered.push(result);
  return result;
}

/** Reads the steps of an action of the repository; returns the task definition that it hands out. */
async function callAction(step: Yaml, scopes: Scopes, run: Run): Promise<Rendered | undefined> {
  const action = await calledFile(step.get('uses'), run, ['/action.yml', '/action.yaml']);
  if (!action) return undefined;
  const inputs = givenTo(action, step.get('with'), scopes);
  const inside = { env: scopes.env, inputs, own: false };
  const steps = await readSteps(action.get('runs').get('steps'), inside, deeper(run));
  const outputs = action.get('outputs').members();
  return outputs
    .map(({ value }) => evaluate(value.get('value'), { ...inside, steps })?.rendered)
    .find((each) => each !== undefined);
}

/** A workflow or an action of the repository that is called by its path. */
async function calledFile(
  uses: Yaml,
  { repository, read, depth }: Pick<Run, 'repository' | 'read' | 'depth'>,
  endings: readonly string[],
): Promise<Yaml | undefined> {
  const path = uses.string;
  if (!path?.startsWith('./') || depth >= DEEPEST) return undefined;
  const file = joinPath(repository, path);
  if (!file.startsWith(`${repository}/`)) return undefined;
  for (const ending of endings) {
    const text = await read(`${file}${ending}`);
    if (text !== undefined) return Yaml.read(text);
  }
  return undefined;
}

function deeper<R extends Pick<Run, 'depth'>>(run: R): R {
  return { ...run, depth: run.depth + 1 };
}

function deploymentOf({ path, containers, deployed }: Rendered): Deployment {
  const removes: Removal[] = deployed ? ['readOnly', 'empty'] : ['readOnly'];
  return {
    target: { by: 'path', path },
    containers,
    removes: new Set(removes),
    sets: new Set(),
  };
}

/** The file that a step takes: a path of the repository, or what an earlier step of the job wrote. */
function fileOf(value: Value | undefined, repository: string): Rendered | undefined {
  if (!value) return undefined;
  if (value.rendered) return value.rendered;
  const path = value.text.replace(
    /^(?:\$\{\{\s*github\.workspace\s*\}\}|\$GITHUB_WORKSPACE)\//,
    '',
  );
  if (path.includes('${{') || path === '') return undefined;
  return { path: joinPath(repository, path), containers: [], deployed: false };
}

function containerOf(
  name: Value | undefined,
  variables: Value | undefined,
): NamedContainer | undefined {
  if (!name || name.text === '' || name.text.includes('${{')) return undefined;
  const lines = (variables?.text ?? '').split('\n').map((line) => line.trim());
  const environment = lines.flatMap((line) => /^([^=]+)=/.exec(line)?.[1] ?? []);
  return { name: name.text, at: name.at, image: true, environment: new Set(environment) };
}

/** The defaults of the inputs that the triggers of a workflow, or an action, declare. */
function inputsOf(declaring: Yaml, own: boolean): ReadonlyMap<string, Value> {
  const declared = [
    declaring.get('workflow_call').get('inputs'),
    declaring.get('workflow_dispatch').get('inputs'),
    declaring.get('inputs'),
  ].flatMap((inputs) => inputs.members());
  const values = new Map<string, Value>();
  for (const { key, value } of declared) {
    const fallback = value.get('default');
    const { string: text } = fallback;
    if (text === undefined || text.includes('${{') || values.has(key)) continue;
    values.set(key, { text, at: own ? fallback.at : undefined });
  }
  return values;
}

/** The inputs of a file that is called: what it is given, else its defaults. */
function givenTo(called: Yaml, given: Yaml, scopes: Scopes): ReadonlyMap<string, Value> {
  const inputs = new Map([...inputsOf(called.get('on'), false), ...inputsOf(called, false)]);
  for (const { key, value } of given.members()) {
    const known = evaluate(value, scopes);
    // What is given but not known is not the default.
    if (known && (known.rendered || !known.text.includes('${{'))) inputs.set(key, known);
    else inputs.delete(key);
  }
  return inputs;
}

const EXPRESSION = /\$\{\{\s*(env|inputs)\.([\w-]+)\s*\}\}/g;

/** What a step wrote; the render action calls it `task-definition`, actions of the user as they like. */
const OUTPUT = /^\$\{\{\s*steps\.([\w-]+)\.outputs\.[\w-]+\s*\}\}$/;

/** The text of an input with the expressions replaced of which the files themselves give the value. */
function evaluate(input: Yaml, { env, inputs, steps, own }: Scopes): Value | undefined {
  const { string } = input;
  if (string === undefined) return undefined;
  const output = OUTPUT.exec(string.trim());
  if (output) return { text: string, at: undefined, rendered: steps.get(output[1] ?? '') };
  const variable = (context: string, name: string): Value | undefined => {
    if (context === 'inputs') return inputs.get(name);
    const found = env.map((scope) => scope.get(name)).find((value) => value.string !== undefined);
    const { string: text } = found ?? {};
    if (text === undefined) return undefined;
    const value = { text, at: own ? found?.at : undefined };
    return text.includes('${{') ? undefined : value;
  };
  const [whole] = string.trim().matchAll(EXPRESSION);
  if (whole?.[0] === string.trim()) return variable(whole[1] ?? '', whole[2] ?? '');
  let parts = false;
  const text = string.replace(EXPRESSION, (expression, context: string, name: string) => {
    const value = variable(context, name)?.text;
    parts ||= value !== undefined;
    return value ?? expression;
  });
  return { text, at: parts || !own ? undefined : input.at };
}
