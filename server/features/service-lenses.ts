import type { CodeLens } from 'vscode-languageserver';
import { subjectOf } from '../../core/lint/subject.ts';
import { type Message, message } from '../../core/text/message.ts';
import type { Node } from '../../core/text/node.ts';
import { baseName } from '../../core/text/paths.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { locateTaskDefinitions } from '../task-definitions.ts';
import { translate } from '../translate.ts';

/** Opens a document by its URI; the client's. */
const OPEN = '_stowage.openDocument';

/** Above each service: what it runs, how many tasks, and how they are deployed. */
export async function serviceLenses(session: Session, parsed: Parsed): Promise<CodeLens[]> {
  const { document, text } = parsed;
  const lenses: CodeLens[] = [];
  for (const service of subjectOf(document, text.uri)?.services ?? []) {
    const runs = service.get('taskDefinition');
    const reference = runs.string;
    if (reference === undefined && !document.unitOf?.(runs)) continue;
    const range = toLspRange(text, { start: service.start, end: service.start });
    const uris = reference ? await locateTaskDefinitions(session, text.uri, reference) : [];
    for (const uri of uris) {
      const file = decodeURIComponent(baseName(uri));
      const title = translate(message('Runs {file}', { file }));
      lenses.push({ range, command: { title, command: OPEN, arguments: [uri] } });
    }
    for (const told of [tasksOf(service), deploymentOf(service)]) {
      if (told) lenses.push({ range, command: { title: translate(told), command: '' } });
    }
  }
  return lenses;
}

function tasksOf(service: Node): Message | undefined {
  if (service.get('schedulingStrategy').string === 'DAEMON') {
    return message('one task on each container instance');
  }
  const count = service.get('desiredCount').number;
  if (count === undefined) return undefined;
  return message('{count, plural, one {# task} other {# tasks}}', { count });
}

/** Deployments by their strategy or controller. Source: API reference, DeploymentConfiguration. */
const DEPLOYMENTS: Readonly<Record<string, string>> = {
  BLUE_GREEN: 'blue/green deployments',
  LINEAR: 'linear deployments',
  CANARY: 'canary deployments',
  CODE_DEPLOY: 'deployments by AWS CodeDeploy',
  EXTERNAL: 'external deployments',
};

/** Source: API reference, DeploymentConfiguration: a rolling update has 100 % and 200 % by default. */
function deploymentOf(service: Node): Message | undefined {
  const configuration = service.get('deploymentConfiguration');
  const controller = service.get('deploymentController').get('type');
  if (controller.isUnknown || configuration.isUnknown) return undefined;
  const kind = [configuration.get('strategy').string, controller.string]
    .map((each) => DEPLOYMENTS[each ?? ''])
    .find((each) => each !== undefined);
  if (kind !== undefined) return message(kind);
  const daemon = service.get('schedulingStrategy').string === 'DAEMON';
  const percent = (name: string, usual: number): number => configuration.get(name).number ?? usual;
  const params = {
    minimum: percent('minimumHealthyPercent', daemon ? 0 : 100),
    maximum: percent('maximumPercent', daemon ? 100 : 200),
  };
  return message('rolling updates with {minimum}–{maximum} % of the tasks', params);
}
