/**
 * Attributes that Amazon ECS gives to container instances, besides `ecs.capability.*`.
 * Source: developer guide, task placement constraints, 2026.
 */
export const BUILT_IN_ATTRIBUTES: readonly string[] = [
  'ecs.ami-id',
  'ecs.availability-zone',
  'ecs.instance-type',
  'ecs.os-type',
  'ecs.os-family',
  'ecs.cpu-architecture',
  'ecs.vpc-id',
  'ecs.subnet-id',
  'ecs.awsvpc-trunk-id',
  'ecs.outpost-arn',
];
