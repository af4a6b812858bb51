/** Where facts were read: what it is and of which year or date. All were read on 2026-11-26. */
export const SOURCES = {
  executionRole: 'Amazon ECS developer guide, "Amazon ECS task execution IAM role", 2026',
  taskRole: 'Amazon ECS developer guide, "Amazon ECS task IAM role", 2026',
  infrastructureRole: 'Amazon ECS developer guide, "Amazon ECS infrastructure IAM role", 2026',
  exec: 'Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec", 2026',
  efs: 'Amazon ECS developer guide, "Use Amazon EFS volumes", 2023; aws/copilot-cli templates, 2024-03-25',
  fsx: 'aws/amazon-ecs-agent, 2026-06-30; Amazon ECS developer guide, "FSx for Windows File Server volumes", 2023',
  s3files: 'Amazon S3 user guide, "Prerequisites for S3 Files", 2026',
  firelens:
    'Amazon ECS developer guide, "Send logs to an AWS service or partner"; aws-samples/amazon-ecs-firelens-examples',
  agent: 'aws/amazon-ecs-agent, 2026-06-30',
  managedPolicies: 'Managed policies as tracked by zoph-io/IAMTrail and zoph-io/MAMIP, 2026',
  api: 'Amazon ECS API reference, 2026-08-07',
  pullThrough: 'Amazon ECR user guide, "IAM permissions required to sync an upstream registry"',
  ecrEndpoints: 'Amazon ECR user guide, "Amazon ECR interface VPC endpoints"',
  endpoints: 'Amazon ECS developer guide, "Amazon ECS interface VPC endpoints", 2026',
  fargatePrices:
    'AWS Price List, offer AmazonECS of 2026-09, USD on demand before tax, as repeated by public calculators',
  practice: 'Common practice of public definitions; AWS documents it in part',
} as const;
export type SourceId = keyof typeof SOURCES;
