import type { Document } from '../../text/document.ts';
import type { Finding } from '../finding.ts';
import { subjectOf } from '../subject.ts';
import type { Deployment } from './deployment.ts';

/** The id of the findings in pipeline files, for settings and documentation. */
export const UNKNOWN_CONTAINER = 'pipeline-unknown-container';

/** What is wanted of pipeline files, in one sentence. */
export const UNKNOWN_CONTAINER_TITLE = 'A pipeline names containers that the task definition has.';

/**
 * The names of the containers in a task definition; undefined where not all of them can be known.
 * @param fileName path or URI, which helps to recognise the document
 */
export function containerNames(
  document: Document,
  fileName: string,
): ReadonlySet<string> | undefined {
  const [task] = subjectOf(document, fileName)?.tasks ?? [];
  const list = task?.containerDefinitions;
  if (list?.kind !== 'array' || list.open || list.items().length === 0) return undefined;
  const names = list.items().map((item) => item.get('name').string);
  const known = names.filter((name) => name !== undefined);
  return known.length < names.length ? undefined : new Set(known);
}

/**
 * Containers that a pipeline file names and the task definition that it deploys does not have.
 * @param namesOf the containers of the task definition of a deployment; undefined where they are not known
 */
export function pipelineFindings(
  deployments: readonly Deployment[],
  namesOf: (deployment: Deployment) => ReadonlySet<string> | undefined,
): Finding[] {
  const found = new Map<number, Finding>();
  for (const deployment of deployments) {
    const judged = deployment.containers.length > 0 && !deployment.written;
    const names = judged ? namesOf(deployment) : undefined;
    if (!names) continue;
    for (const { name, at } of deployment.containers) {
      if (!at || names.has(name)) continue;
      found.set(at.start, {
        ...at,
        rule: UNKNOWN_CONTAINER,
        severity: 'warning',
        preset: 'recommended',
        message: 'The task definition has no container "{name}"; its containers are: {names}.',
        params: { name, names: [...names].join(', ') },
        fixes: [],
        related: [],
      });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
