import { type Deployment, folderOf, joinPath, type Removal } from './deployment.ts';
import { Yaml } from './yaml.ts';

const NONE: ReadonlySet<never> = new Set();
const NULLS: ReadonlySet<Removal> = new Set(['null']);

/** RegisterTaskDefinition of ecspresso: "Tags can not be empty"; nulls are lost in reading, wrappers opened. */
const REMOVES: ReadonlySet<Removal> = new Set(['null', 'emptyTags', 'wrapper']);

/** What ecspresso sets in the service definition, from its configuration and what it registered. */
const SETS: ReadonlySet<string> = new Set(['cluster', 'serviceName', 'service', 'taskDefinition']);

/**
 * The configuration of ecspresso, which names a task definition and a service definition.
 * Source: config.go and ecspresso.go of kayac/ecspresso
 */
export function readEcspresso(path: string, text: string): Deployment[] {
  const root = Yaml.read(text);
  const file = (key: string) => {
    const name = root.get(key).string;
    return name && !/\{\{/.test(name) ? joinPath(folderOf(path), name) : undefined;
  };
  const task = file('task_definition');
  const service = file('service_definition');
  const of = (path: string, removes: Deployment['removes'], sets: Deployment['sets']) => {
    return { target: { by: 'path', path }, containers: [], removes, sets } as const;
  };
  const runs = task === undefined ? {} : { runs: task };
  return [
    ...(task === undefined ? [] : [of(task, REMOVES, NONE)]),
    ...(service === undefined ? [] : [{ ...of(service, NULLS, SETS), ...runs }]),
  ];
}
