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

/** A text with the expressions replaced that are known, and where it stands as a whole. */
interface Value {
  readonly text: string;
  readonly at: Range | undefined;
}

/** What is known of the file that a step wrote or was given. */
interface Rendered {
  readonly path: string;
  readonly containers: readonly NamedContainer[];
  deployed: boolean;
}

/**
 * What a workflow deploys: for each task definition file that a step names by a known path, the
 * containers that are filled in and what is removed.
 * @param path of the workflow, with forward slashes
 */
export function readWorkflow(path: string, text: string): Deployment[] {
  const root = Yaml.read(text);
  const folder = folderOf(path);
  const repository = folder.endsWith(FOLDER) ? folder.slice(0, -FOLDER.length) : folder;
  const inputs = defaultsOf(root.get('on'));
  const deployments: Deployment[] = [];
  for (const { value: job } of root.get('jobs').members()) {
    const rendered: Rendered[] = [];
    const byStep = new Map<string, Rendered>();
    const scripts: string[] = [];
    for (const step of job.get('steps').items()) {
      const env = [step.get('env'), job.get('env'), root.get('env')];
      const input = (name: string) => evaluate(step.get('with').get(name), { env, inputs });
      scripts.push(step.get('run').string ?? '');
      const uses = step.get('uses').string ?? '';
      const known = fileOf(input('task-definition'), repository, byStep);
      if (!known) continue;
      if (DEPLOY.test(uses)) {
        known.deployed = true;
        if (!rendered.includes(known)) rendered.push(known);
      } else if (RENDER.test(uses)) {
        const named = containerOf(input('container-name'), input('environment-variables'));
        const containers = named ? [...known.containers, named] : known.containers;
        const result = { path: known.path, containers, deployed: false };
        rendered.push(result);
        const id = step.get('id').string;
        if (id) byStep.set(id, result);
      }
    }
    // A command that names the file may download or change it.
    const isWritten = ({ path }: Rendered) =>
      scripts.some((script) => script.includes(baseName(path)));
    for (const each of rendered) {
      deployments.push({ ...deploymentOf(each), written: isWritten(each) });
    }
  }
  return deployments;
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
function fileOf(
  value: Value | undefined,
  repository: string,
  byStep: ReadonlyMap<string, Rendered>,
): Rendered | undefined {
  if (!value) return undefined;
  const output = /^\$\{\{\s*steps\.([\w-]+)\.outputs\.task-definition\s*\}\}$/.exec(value.text);
  if (output) return byStep.get(output[1] ?? '');
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

/** Where the values of expressions stand. */
interface Scopes {
  /** The nearest first. */
  readonly env: readonly Yaml[];
  /** The defaults of the inputs of a workflow that others call, or people start by hand. */
  readonly inputs: readonly (readonly [name: string, value: Yaml])[];
}

/** The defaults of the inputs that the triggers of a workflow declare. */
function defaultsOf(triggers: Yaml): Scopes['inputs'] {
  return ['workflow_call', 'workflow_dispatch'].flatMap((trigger) =>
    triggers
      .get(trigger)
      .get('inputs')
      .members()
      .map(({ key, value }) => [key, value.get('default')] as const),
  );
}

const EXPRESSION = /\$\{\{\s*(env|inputs)\.([\w-]+)\s*\}\}/g;

/** The text of an input with the expressions replaced of which the workflow itself gives the value. */
function evaluate(input: Yaml, { env, inputs }: Scopes): Value | undefined {
  const { string } = input;
  if (string === undefined) return undefined;
  const variable = (context: string, name: string) => {
    const values =
      context === 'env'
        ? env.map((scope) => scope.get(name))
        : inputs.filter(([own]) => own === name).map(([, value]) => value);
    const found = values.find((value) => value.string !== undefined);
    return found?.string?.includes('${{') ? undefined : found;
  };
  const [whole] = string.trim().matchAll(EXPRESSION);
  if (whole?.[0] === string.trim()) {
    const value = variable(whole[1] ?? '', whole[2] ?? '');
    return value?.string === undefined ? undefined : { text: value.string, at: value.at };
  }
  let parts = false;
  const text = string.replace(EXPRESSION, (expression, context: string, name: string) => {
    const value = variable(context, name)?.string;
    parts ||= value !== undefined;
    return value ?? expression;
  });
  return { text, at: parts ? undefined : input.at };
}
