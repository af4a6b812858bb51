import type { Container, TaskDefinition } from '../ecs/task-definition.ts';
import { subjectOf } from '../lint/subject.ts';
import { writeDocument } from '../notations/read-document.ts';
import type { Document } from '../text/document.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';

export type NewFileId = 'service' | 'sidecar';

/** A file that can be made of a document. */
export interface NewFileOffer {
  readonly id: NewFileId;
  readonly title: Message;
}

/** A file beside the document. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** Members that name other containers of the same task: they would name nothing elsewhere. */
const ABOUT_OTHERS = ['dependsOn', 'links', 'volumesFrom'];

/** What can be made of the document at an offset. */
export function newFilesAt(document: Document, fileName: string, offset: number): NewFileOffer[] {
  const task = taskOf(document, fileName);
  if (!task) return [];
  const container = containerAt(task, offset);
  const service: NewFileOffer = {
    id: 'service',
    title: message('Create a service definition for this task definition'),
  };
  const sidecar: NewFileOffer[] = container?.name
    ? [
        {
          id: 'sidecar',
          title: message('Save container "{name}" as a sidecar template', { name: container.name }),
        },
      ]
    : [];
  return [...(task.node.get('family').string ? [service] : []), ...sidecar];
}

/** Makes the file; undefined where it is not offered. */
export function newFile(
  document: Document,
  fileName: string,
  offset: number,
  id: NewFileId,
): NewFile | undefined {
  const task = taskOf(document, fileName);
  const offered = newFilesAt(document, fileName, offset).some((each) => each.id === id);
  if (!task || !offered) return undefined;
  const container = containerAt(task, offset);
  return id === 'service' ? serviceOf(task) : container && sidecarOf(document, container);
}

/** Text that is being typed is not copied half. */
function taskOf(document: Document, fileName: string): TaskDefinition | undefined {
  // What is made refers to the document, and copies text of it into JSON.
  if (document.notation.id !== 'json') return undefined;
  const task = subjectOf(document, fileName)?.tasks[0];
  const whole = task?.whole && task.containers.length > 0;
  return whole && document.problems.length === 0 ? task : undefined;
}

function containerAt(task: TaskDefinition, offset: number): Container | undefined {
  return task.containers.find(({ node }) => node.start <= offset && offset <= node.end);
}

/** What create-service takes; what only the account knows is a placeholder. */
function serviceOf(task: TaskDefinition): NewFile {
  const family = task.node.get('family').string ?? '';
  const service = {
    serviceName: family,
    taskDefinition: family,
    desiredCount: 2,
    launchType: task.fargate ? 'FARGATE' : 'EC2',
    ...(task.effectiveNetworkMode === 'awsvpc'
      ? {
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ['<SUBNET_ID>'],
              securityGroups: ['<SECURITY_GROUP_ID>'],
            },
          },
        }
      : {}),
    ...(task.fargate
      ? {}
      : {
          placementStrategy: [
            { type: 'spread', field: 'attribute:ecs.availability-zone' },
            { type: 'spread', field: 'instanceId' },
          ],
        }),
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  };
  return { name: `${family}.service.json`, text: writeDocument(service) };
}

/** A list of one container, as it stands in the text, without what names its neighbours. */
function sidecarOf(document: Document, { node, name }: Container): NewFile {
  const gone = ABOUT_OTHERS.map((key) => node.get(key)).filter(({ kind }) => kind !== 'missing');
  const text = document.notation.editor(document).extract(node, gone);
  return { name: `${name}.container-definitions.json`, text };
}
