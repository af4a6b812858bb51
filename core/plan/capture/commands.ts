import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';

/** What a capture is to describe. */
export interface Capture {
  /** Name or ARN; the default cluster when it is missing. */
  readonly cluster?: string;
  /** The Region of the profile when it is missing. */
  readonly region?: string;
  /** Folder for the outputs. */
  readonly folder?: string;
}

/** Names as the API has them, and nothing that a shell would take for more. */
const CLUSTER = /^(?:arn:aws[\w-]*:ecs:[\w-]+:\d{12}:cluster\/)?[\w-]{1,255}$/;
const CLUSTER_NAME = /^[\w-]{1,255}$/;
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/** Whether a cluster can have this name. Source: API reference, CreateCluster. */
export function isClusterName(name: string): boolean {
  return CLUSTER_NAME.test(name);
}

/** What is wrong with a cluster's name, a Region or a folder; undefined when nothing is. */
export function captureMistake({ cluster, region, folder }: Capture): Message | undefined {
  if (cluster !== undefined && !CLUSTER.test(cluster)) {
    const template = 'A cluster is named by letters, digits, "-" and "_", not {cluster}.';
    return message(template, { cluster });
  }
  if (region !== undefined && !REGION.test(region)) {
    return message('A Region is named like eu-west-1, not {region}.', { region });
  }
  // Quotes would end the argument of "sh -c" in which the name stands.
  if (folder !== undefined && !/^[^\p{Cc}'"$`\\]+$/u.test(folder)) {
    const template =
      'The folder for the outputs must have no quotes, "$", "\\" or control characters in its name.';
    return message(template);
  }
  return undefined;
}

/**
 * A shell script of AWS CLI calls that describe a cluster, for people who have credentials; Stowage
 * runs nothing. All calls only read. Lists come in batches as large as the API takes: container
 * instances and tasks by 100, services and capacity providers by 10. Source: API reference.
 * @param capture one in which `captureMistake` finds nothing
 */
export function captureCommands(capture: Capture): string {
  const { cluster = 'default', folder = 'live' } = capture;
  const region = capture.region === undefined ? '' : ` --region ${capture.region}`;
  const aws = (call: string): string => `aws ecs ${call}${region}`;
  const list = (call: string, query: string): string =>
    `${aws(call)} --query '${query}' --output text | tr '\\t' '\\n' | grep arn: |`;
  const each = (size: number, call: string, file: string): string =>
    `  xargs -n ${size} sh -c '[ $# -eq 0 ] || ${aws(call)} --output json > "${folder}/${file}"' sh`;
  return [
    '# Describes a cluster of Amazon ECS with the AWS CLI. Every call only reads.',
    `# Afterwards: stowage capture --from "${folder}" writes a plan from the outputs.`,
    `mkdir -p "${folder}"`,
    `${aws(`describe-clusters --clusters ${cluster}`)} --output json > "${folder}/cluster.json"`,
    '',
    list(`list-container-instances --cluster ${cluster}`, 'containerInstanceArns[]'),
    each(
      100,
      `describe-container-instances --cluster ${cluster} --container-instances "$@"`,
      'container-instances-$$.json',
    ),
    '',
    list(`list-services --cluster ${cluster}`, 'serviceArns[]'),
    each(10, `describe-services --cluster ${cluster} --services "$@"`, 'services-$$.json'),
    '',
    list(`list-tasks --cluster ${cluster}`, 'taskArns[]'),
    each(100, `describe-tasks --cluster ${cluster} --tasks "$@"`, 'tasks-$$.json'),
    '',
    '# The task definitions of services and running tasks.',
    `grep -hsoE 'arn:[^"]*:task-definition/[^"]*' "${folder}"/services-*.json "${folder}"/tasks-*.json | sort -u |`,
    each(
      1,
      'describe-task-definition --task-definition "$1"',
      '$(basename "$1" | tr ":" "-").task-definition.json',
    ),
    '',
    `${aws(`describe-clusters --clusters ${cluster}`)} --query 'clusters[].capacityProviders[]' --output text | tr '\\t' '\\n' | grep . |`,
    each(10, 'describe-capacity-providers --capacity-providers "$@"', 'capacity-providers-$$.json'),
    '',
    ...scalingCommands(capture),
  ].join('\n');
}

/** Seconds of the load that is captured: a day. */
const DAY = 86_400;

/** Calls about service auto scaling, Auto Scaling groups, and the CPU utilisation of a day. */
function scalingCommands({ cluster = 'default', folder = 'live', region: own }: Capture): string[] {
  const region = own === undefined ? '' : ` --region ${own}`;
  const name = cluster.replace(/^.*\//, '');
  const scaling = (call: string, file: string): string =>
    `aws application-autoscaling ${call} --service-namespace ecs${region} --output json > "${folder}/${file}.json"`;
  const names = (pattern: string, files: string, prefix: string): string =>
    `grep -hsoE '${pattern}' ${files} | sed -E 's/^.*${prefix}//; s/"$//' | sort -u | tr '\\n' '\\0' |`;
  const each = (size: number, call: string, file: string): string =>
    `  xargs -0 -n ${size} sh -c '[ $# -eq 0 ] || aws ${call}${region} --output json > "${folder}/${file}"' sh`;
  const statistics = [
    'cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name CPUUtilization',
    `--dimensions Name=ClusterName,Value=${name} "Name=ServiceName,Value=$1"`,
    `--start-time $(($(date +%s) - ${DAY})) --end-time $(date +%s) --period 300 --statistics Average`,
  ].join(' ');
  return [
    '# Service auto scaling, Auto Scaling groups, and the load of the last day.',
    scaling('describe-scalable-targets', 'scalable-targets'),
    scaling('describe-scaling-policies', 'scaling-policies'),
    scaling('describe-scheduled-actions', 'scheduled-actions'),
    names('"AlarmName": *"[^"]*"', `"${folder}/scaling-policies.json"`, '"AlarmName": *"'),
    each(100, 'cloudwatch describe-alarms --alarm-names "$@"', 'alarms-$$.json'),
    names(
      'autoScalingGroupName/[^"]*"',
      `"${folder}"/capacity-providers-*.json`,
      'autoScalingGroupName\\/',
    ),
    each(
      50,
      'autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$@"',
      'auto-scaling-groups-$$.json',
    ),
    names(
      `"ResourceId": *"service/${name}/[^"]*"`,
      `"${folder}/scalable-targets.json"`,
      `service\\/${name}\\/`,
    ),
    each(1, statistics, 'load-cpu-$1.json'),
    '',
  ];
}
