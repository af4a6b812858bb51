import { isPublicEcr } from '../ecs/images.ts';
import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Definition } from './definition.ts';
import { routerPermissions } from './log-router.ts';
import { literal, looseArn, resourceOf } from './loose-arn.ts';
import type { Need, Open, Permissions } from './need.ts';
import type { Scope } from './scope.ts';

/** Permissions of what runs in the containers, as far as the definition tells. */
export function taskPermissions(definition: Definition): Permissions {
  const { task, service, scope } = definition;
  const found: (Need | Open)[] = [];
  const exec = service?.get('enableExecuteCommand');
  if (exec?.boolean === true) found.push(execNeed(exec));
  for (const volume of task?.volumes ?? []) {
    found.push(...efsPermissions(volume, definition), ...s3Permissions(volume, definition));
  }
  for (const { node } of task?.containers ?? []) {
    found.push(...routerPermissions(node, scope));
    found.push(...sidecar(node.get('image')));
  }
  const mesh = task?.node.get('proxyConfiguration');
  if (mesh?.get('type').string?.toUpperCase() === 'APPMESH') {
    const why = message('Envoy reads its configuration from App Mesh, whose support has ended.');
    const actions = ['appmesh:StreamAggregatedResources'];
    const grant = { actions, resources: [scope.arn('appmesh', 'mesh/<MESH>/virtualNode/<NODE>')] };
    found.push({ role: 'task', because: mesh, why, source: 'managedPolicies', grant });
  }
  return {
    needs: found.filter((each) => 'sid' in each),
    open: found.filter((each) => !('sid' in each)),
    attached: [],
  };
}

function execNeed(because: Node): Need {
  return {
    ...{ role: 'task', sid: 'Exec', because, source: 'exec' },
    actions: [
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: ['*'],
    why: message('ECS Exec; these actions have no resources.'),
  };
}

/** Whether every container mounts a volume read-only. A list that goes on may hold another mount. */
function isReadOnly(volume: Node, { task }: Definition): boolean {
  if (!task || task.containersOpen) return false;
  const name = volume.get('name').string;
  if (name === undefined) return false;
  return task.containers.every(({ node }) => {
    const mounts = node.get('mountPoints');
    if (mounts.open || node.open) return false;
    return mounts
      .items()
      .every(
        (mount) =>
          (mount.get('sourceVolume').string !== undefined &&
            mount.get('sourceVolume').string !== name) ||
          mount.get('readOnly').boolean === true,
      );
  });
}

function efsPermissions(volume: Node, definition: Definition): Need[] {
  const efs = volume.get('efsVolumeConfiguration');
  const authorization = efs.get('authorizationConfig');
  const iam = authorization.get('iam');
  const id = efs.get('fileSystemId');
  if (iam.string !== 'ENABLED' || !id.text) return [];
  const { scope } = definition;
  const point = authorization.get('accessPointId').text;
  const actions = ['elasticfilesystem:ClientMount'];
  if (!isReadOnly(volume, definition)) actions.push('elasticfilesystem:ClientWrite');
  const where = fileSystemOf(id.text, scope);
  return [
    {
      ...{ role: 'task', sid: 'Efs', because: iam, source: 'efs' },
      ...{ actions, resources: [where] },
      ...(point && {
        condition: {
          StringEquals: {
            'elasticfilesystem:AccessPointArn': scope.arn(
              'elasticfilesystem',
              `access-point/${literal(point)}`,
            ),
          },
        },
      }),
      why: message('Mounting the file system with IAM authorization.'),
    },
  ];
}

/** An id, or an ARN as Terraform's modules hand it on. */
function fileSystemOf(text: string, scope: Scope): string {
  const arn = looseArn(text);
  return arn ? resourceOf(arn) : scope.arn('elasticfilesystem', `file-system/${literal(text)}`);
}

function s3Permissions(volume: Node, definition: Definition): (Need | Open)[] {
  const files = volume.get('s3filesVolumeConfiguration');
  const because = files.get('fileSystemArn');
  const arn = looseArn(because.text);
  if (!arn) return [];
  const actions = ['s3files:ClientMount'];
  if (!isReadOnly(volume, definition)) actions.push('s3files:ClientWrite');
  const point = files.get('accessPointArn').text;
  const bucket = `arn:${arn.partition}:s3:::<BUCKET>`;
  const named = { role: 'task', because, source: 's3files' } as const;
  return [
    {
      ...{ ...named, sid: 'S3Files', actions, resources: [resourceOf(arn)] },
      ...(point && {
        condition: { StringEquals: { 's3files:AccessPointArn': point } },
      }),
      why: message('Mounting the file system.'),
    },
    {
      ...named,
      why: message('The bucket of the file system is not in the definition; name it here.'),
      grant: { actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [`${bucket}/*`] },
    },
    {
      ...named,
      why: message('The bucket of the file system is not in the definition; name it here.'),
      grant: { actions: ['s3:ListBucket'], resources: [bucket] },
    },
  ];
}

/** What containers need that are known by their image. */
function sidecar(image: Node): Need[] {
  const name = image.text ?? '';
  const xray = /(?:^|\/)aws-xray-daemon(?:[:@]|$)/.test(name);
  if (!xray || !(isPublicEcr(name) || name.startsWith('amazon/'))) return [];
  return [
    {
      ...{ role: 'task', sid: 'XRay', because: image, source: 'managedPolicies' },
      actions: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:GetSamplingStatisticSummaries',
      ],
      resources: ['*'],
      why: message('The X-Ray daemon sends traces; these actions have no resources.'),
    },
  ];
}
