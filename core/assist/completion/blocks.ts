import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { nameOf } from '../../lint/structures.ts';
import type { Document } from '../../text/document.ts';
import { type Draft, draft, literal, withoutSnippets } from '../../text/draft.ts';
import type { Edit } from '../../text/edit.ts';
import { format } from '../../text/message.ts';
import { own } from '../../text/own.ts';
import type { CompletionContext } from './context.ts';
import type { Nearby } from './nearby.ts';
import { itemDraft } from './snippets.ts';

/** A whole thing that people write again and again, with what belongs to it elsewhere. */
export interface Block {
  readonly label: string;
  readonly draft: Draft;
  /** Changes in other places of the document. */
  readonly edits?: readonly Edit[];
}

const CONTAINER = draft({
  name: '${1:app}',
  image: '${2:image:tag}',
  essential: literal('true$0'),
});

const ROUTER = draft({
  name: 'log-router',
  image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.2',
  essential: true,
  user: '0',
  memoryReservation: 64,
  firelensConfiguration: { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
});

const CLIENT = draft({
  name: '${1:app}',
  image: '${2:image:tag}',
  essential: true,
  memory: literal('${3:256}'),
  dependsOn: [{ containerName: 'log-router', condition: 'START' }],
  logConfiguration: {
    logDriver: 'awsfirelens',
    options: {
      Name: 'cloudwatch_logs',
      region: '${4:<REGION>}',
      log_group_name: '${5:/ecs/<FAMILY>}',
      log_stream_prefix: '${6:app-}',
    },
  },
});

/** Sidecars that AWS publishes, with the ports that their guides name. */
const XRAY = draft({
  name: 'xray-daemon',
  image: 'public.ecr.aws/xray/aws-xray-daemon:${1:3.3.13}',
  essential: false,
  memoryReservation: literal('${2:64}'),
  portMappings: [{ containerPort: 2000, protocol: 'udp' }],
});

const OTEL = draft({
  name: 'aws-otel-collector',
  image: 'public.ecr.aws/aws-observability/aws-otel-collector:${1:v0.43.0}',
  essential: false,
  command: ['--config=${2:/etc/ecs/ecs-default-config.yaml}'],
  memoryReservation: literal('${3:128}'),
});

/** Items whose structure has another name than people call them, by list or by structure. */
const LABELS: Readonly<Record<string, string>> = {
  environment: 'Environment variable',
  PlanGroup: 'Container instances',
  PlanTask: 'Task',
  PlanRunningTask: 'Task',
  PlanEvent: 'Event',
  CreateServiceRequest: 'Service',
};

/** What an item of a list is called: `Mount point`. */
function labelOf(list: string, structure: string): string {
  const named = own(LABELS, list) ?? own(LABELS, structure);
  const words = named ?? format(nameOf(structure)).replace(/^an? /, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The blocks that can stand in the list around the cursor. */
export function blocksFor(
  context: CompletionContext,
  task: TaskDefinition | undefined,
  document: Document,
  { sidecars = [] }: Nearby,
): Block[] {
  const { container, containerShape, path } = context;
  if (container.kind !== 'array' || containerShape?.items?.type !== 'object') return [];
  // A list of containers may be the whole document.
  const list = path.at(-1) ?? 'containerDefinitions';
  const structure = containerShape.items.structure ?? '';
  if (list === 'containerDefinitions') {
    const present = new Set(task?.containers.map(({ name }) => name));
    return [
      { label: 'Container', draft: CONTAINER },
      { label: 'FireLens log router', draft: ROUTER },
      {
        label: 'FireLens log router with a container',
        draft: { kind: 'items', items: [ROUTER, CLIENT] },
      },
      { label: 'Sidecar: AWS X-Ray daemon', draft: XRAY },
      { label: 'Sidecar: AWS Distro for OpenTelemetry', draft: OTEL },
      ...sidecars
        .filter(({ name }) => !present.has(name))
        .map(({ name, data }) => ({
          label: `Sidecar: ${name}`,
          draft: draft(withoutSnippets(data)),
        })),
    ];
  }
  const item: Block = {
    label: labelOf(String(list), structure),
    draft: itemDraft(String(list), containerShape.items),
  };
  return list === 'volumes' && path.length === 1 ? [item, ...efs(task, document)] : [item];
}

/** A volume on EFS, mounted in the first container. */
function efs(task: TaskDefinition | undefined, document: Document): Block[] {
  const container = task?.containers[0]?.node;
  if (!container) return [];
  const name = 'efs';
  const mount = { sourceVolume: name, containerPath: '/mnt/efs' };
  const editor = document.notation.editor(document);
  const mounts = container.get('mountPoints');
  const edits =
    mounts.kind === 'array'
      ? editor.append(mounts, mount)
      : editor.insert(container, 'mountPoints', [mount]);
  const volume = draft({
    name,
    efsVolumeConfiguration: {
      fileSystemId: '${1:<FILE_SYSTEM_ID>}',
      transitEncryption: 'ENABLED',
    },
  });
  return [{ label: 'EFS volume with its mount', draft: volume, edits }];
}
