/**
 * Prices of AWS Fargate in USD an hour, on demand, before tax: Linux on x86_64 and arm64 by Region.
 * Source: offer file AmazonECS of the AWS Price List of 2026-09, as repeated by public calculators and notes;
 * Regions that are missing are not known. arm64 only where it was read, never computed.
 */
type Rate = readonly [vCpu: number, gb: number];

const X86: readonly (readonly [regions: string, rate: Rate])[] = [
  ['us-east-1,us-east-2,us-west-2,eu-west-1', [0.04048, 0.004445]],
  ['us-west-1,eu-central-1,eu-west-2,ap-northeast-2', [0.04656, 0.00511]],
  ['ca-central-1', [0.04456, 0.004865]],
  ['eu-north-1', [0.0445, 0.0049]],
  ['eu-west-3,eu-south-1,us-gov-east-1,us-gov-west-1', [0.0486, 0.0053]],
  ['ap-east-1', [0.0556, 0.0061]],
  ['ap-south-1', [0.04256, 0.004655]],
  ['ap-southeast-2', [0.04856, 0.00532]],
  ['ap-northeast-1,ap-southeast-1', [0.05056, 0.00553]],
  ['me-south-1', [0.0526, 0.0058]],
  ['af-south-1', [0.0546, 0.006]],
  ['sa-east-1', [0.0696, 0.0076]],
];

const ARM64: readonly (readonly [regions: string, rate: Rate])[] = [
  ['us-east-1,us-east-2,eu-west-1', [0.03238, 0.00356]],
  ['eu-west-2', [0.03725, 0.00409]],
  ['ap-south-1', [0.02383, 0.00261]],
  ['sa-east-1', [0.0557, 0.00612]],
];

/** What a task on Fargate costs, in USD. */
export interface FargatePrice {
  readonly perVCpuHour: number;
  readonly perGbHour: number;
}

/** The price of Linux tasks; undefined where it is not known. */
export function fargatePrice(
  region: string,
  architecture: 'x86_64' | 'arm64',
): FargatePrice | undefined {
  const rows = architecture === 'arm64' ? ARM64 : X86;
  const rate = rows.find(([regions]) => regions.split(',').includes(region))?.[1];
  return rate && { perVCpuHour: rate[0], perGbHour: rate[1] };
}

/** USD of so many vCPU-hours and GB-hours. */
export function fargateUsd(price: FargatePrice, vCpuHours: number, gbHours: number): number {
  return vCpuHours * price.perVCpuHour + gbHours * price.perGbHour;
}

/** The Region of the EC2 prices of the catalogue of instance types. */
export const EC2_PRICE_REGION = 'us-east-1';
