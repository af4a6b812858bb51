import { ecrOf } from '../ecs/images.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import { MISSING, type Node } from '../text/node.ts';

/** An attribute that a feature of a task definition asks for, and the node that asks. */
export interface DerivedAttribute {
  readonly name: string;
  readonly node: Node;
}

const AMAZON = 'com.amazonaws.ecs.capability.';
const ECS = 'ecs.capability.';

/**
 * The attributes that RegisterTaskDefinition computes from the features used, as far as they can be
 * reconstructed from registered task definitions and from what the agent advertises. Those of the
 * Docker API are left out: every instance in use has them.
 */
export function deriveAttributes(definition: TaskDefinition): readonly DerivedAttribute[] {
  const found: DerivedAttribute[] = [];
  const add = (name: string, node: Node): void => {
    if (node.exists) found.push({ name, node });
  };
  ofTask(definition, add);
  for (const { node } of definition.containers) ofContainer(node, definition.node, add);
  for (const volume of definition.volumes) ofVolume(volume, add);
  return found;
}

/**
 * The attributes that features of a service or of RunTask ask for, beside those of its task definition.
 * Source: developer guide, ECS Exec, Service Connect and Amazon EBS volumes.
 */
export function attributesAskedBy(request: Node): readonly string[] {
  const names: string[] = [];
  if (request.get('enableExecuteCommand').boolean) names.push(`${ECS}execute-command`);
  if (request.get('serviceConnectConfiguration').get('enabled').boolean) {
    names.push(`${ECS}service-connect-v1`);
  }
  const volumes = request.get('volumeConfigurations').items();
  if (volumes.some((item) => item.get('managedEBSVolume').exists)) {
    names.push(`${ECS}storage.ebs-task-volume-attach`);
  }
  return names;
}

type Add = (name: string, node: Node) => void;

function ofTask(definition: TaskDefinition, add: Add): void {
  const { node } = definition;
  const mode = definition.effectiveNetworkMode;
  if (mode === 'awsvpc') add(`${ECS}task-eni`, node.get('networkMode'));
  add(
    `${AMAZON}${mode === 'host' ? 'task-iam-role-network-host' : 'task-iam-role'}`,
    node.get('taskRoleArn'),
  );
  if (!definition.windows) {
    add(`${ECS}task-cpu-mem-limit`, node.get('cpu'));
    add(`${ECS}task-cpu-mem-limit`, node.get('memory'));
  }
  for (const name of ['pidMode', 'ipcMode']) {
    const value = node.get(name);
    if (value.string && value.string !== 'none') add(`${ECS}pid-ipc-namespace-sharing`, value);
  }
  if (node.get('enableFaultInjection').boolean) {
    add(`${ECS}fault-injection`, node.get('enableFaultInjection'));
  }
}

function ofContainer(container: Node, task: Node, add: Add): void {
  const hasExecutionRole = task.get('executionRoleArn').exists;
  ofLogging(container.get('logConfiguration'), hasExecutionRole, add);
  const image = container.get('image');
  if (ecrOf(image.text ?? '')) {
    add(`${AMAZON}ecr-auth`, image);
    if (hasExecutionRole) add(`${ECS}execution-role-ecr-pull`, image);
  }
  for (const secret of container.get('secrets').items()) {
    add(`${ECS}secrets.${storeOf(secret)}.environment-variables`, secret.get('valueFrom'));
  }
  add(`${ECS}container-health-check`, container.get('healthCheck'));
  add(`${ECS}container-ordering`, nonEmpty(container.get('dependsOn')));
  add(`${ECS}env-files.s3`, nonEmpty(container.get('environmentFiles')));
  const privileged = container.get('privileged');
  if (privileged.boolean) add(`${AMAZON}privileged-container`, privileged);
  const restart = container.get('restartPolicy').get('enabled');
  if (restart.boolean) add(`${ECS}container-restart-policy`, restart);
  const router = container.get('firelensConfiguration').get('type');
  if (router.string) add(`${ECS}firelens.${router.string}`, router);
  for (const mapping of container.get('portMappings').items()) {
    add(`${ECS}network.container-port-range`, mapping.get('containerPortRange'));
  }
}

function ofLogging(logging: Node, hasExecutionRole: boolean, add: Add): void {
  const driver = logging.get('logDriver');
  if (driver.string) add(`${AMAZON}logging-driver.${driver.string}`, driver);
  if (driver.string === 'awslogs' && hasExecutionRole) add(`${ECS}execution-role-awslogs`, driver);
  for (const secret of logging.get('secretOptions').items()) {
    add(`${ECS}secrets.${storeOf(secret)}.bootstrap.log-driver`, secret.get('valueFrom'));
  }
}

function ofVolume(volume: Node, add: Add): void {
  const efs = volume.get('efsVolumeConfiguration');
  add(`${ECS}efs`, efs);
  const iam = efs.get('authorizationConfig').get('iam');
  if (iam.string === 'ENABLED') add(`${ECS}efsAuth`, iam);
  add(`${ECS}fsxWindowsFileServer`, volume.get('fsxWindowsFileServerVolumeConfiguration'));
  const driver = volume.get('dockerVolumeConfiguration').get('driver');
  if (driver.string) add(`${ECS}docker-plugin.${driver.string}`, driver);
  const later = volume.get('configuredAtLaunch');
  if (later.boolean) add(`${ECS}storage.ebs-task-volume-attach`, later);
}

/** Secrets Manager or Systems Manager Parameter Store, as the ARN says; a bare name is a parameter. */
function storeOf(secret: Node): 'asm' | 'ssm' {
  return secret.get('valueFrom').text?.includes(':secretsmanager:') ? 'asm' : 'ssm';
}

function nonEmpty(list: Node): Node {
  return list.items().length > 0 ? list : MISSING;
}
