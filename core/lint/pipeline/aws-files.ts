import { type Deployment, folderOf, joinPath, type NamedContainer } from './deployment.ts';
import { Yaml } from './yaml.ts';

const NONE: ReadonlySet<never> = new Set();

/** The name that CodePipeline gives the task definition of a blue/green deployment by default. */
const TASK_DEFINITION = 'taskdef.json';

function named(value: Yaml, image: boolean): NamedContainer[] {
  const name = value.string;
  // What is still to be filled in names nobody.
  if (!name || /[<>${}]/.test(name)) return [];
  return [{ name, at: value.at, image, environment: NONE }];
}

/**
 * The application specification of CodeDeploy: `LoadBalancerInfo.ContainerName` of each target service.
 * CodeDeploy compares keys without regard to case.
 * Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 */
export function readAppSpec(path: string, text: string): Deployment[] {
  const resources = Yaml.read(text).get('Resources', true).items();
  const properties = resources.flatMap((resource) =>
    resource.members().map(({ value }) => value.get('Properties', true)),
  );
  const containers = properties.flatMap((each) =>
    named(each.get('LoadBalancerInfo', true).get('ContainerName', true), false),
  );
  return [inFolder(path, containers)];
}

/**
 * The image definitions of CodePipeline's deployment action for Amazon ECS: containers and their images.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/file-reference.html
 */
export function readImageDefinitions(path: string, text: string): Deployment[] {
  const items = Yaml.read(text).items();
  return [
    inFolder(
      path,
      items.flatMap((item) => named(item.get('name'), true)),
    ),
  ];
}

/** The image of a blue/green deployment: replaces a placeholder such as <IMAGE1_NAME> in `taskdef.json`. */
export function readImageDetail(path: string, text: string): Deployment[] {
  if (Yaml.read(text).get('ImageURI').string === undefined) return [];
  const target = { by: 'path', path: joinPath(folderOf(path), TASK_DEFINITION) } as const;
  return [{ target, containers: [], removes: NONE, sets: NONE }];
}

function inFolder(path: string, containers: readonly NamedContainer[]): Deployment {
  return {
    target: { by: 'folder', folder: folderOf(path) },
    containers,
    removes: NONE,
    sets: NONE,
  };
}
