const SSD = ['gp2', 'gp3'];
const PROVISIONED = ['io1', 'io2'];
const HDD = ['st1', 'sc1'];

/** Volume types that take `iops`. For gp2 the API names it as a baseline, and Amazon EC2 refuses it. */
export const IOPS_TYPES: readonly string[] = ['gp3', ...PROVISIONED];

/** A documented range of one member for some volume types; GiB, operations or MiB a second. */
export interface EbsRange {
  readonly member: 'sizeInGiB' | 'iops' | 'throughput';
  readonly types: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
}

const range = (
  member: EbsRange['member'],
  types: readonly string[],
  minimum: number,
  maximum: number,
): EbsRange => ({ member, types, minimum, maximum });

/** Source: API reference, ServiceManagedEBSVolumeConfiguration, read 2026-11. */
export const RANGES: readonly EbsRange[] = [
  range('sizeInGiB', SSD, 1, 16_384),
  range('sizeInGiB', PROVISIONED, 4, 16_384),
  range('sizeInGiB', HDD, 125, 16_384),
  range('sizeInGiB', ['standard'], 1, 1024),
  range('iops', ['gp3'], 3000, 16_000),
  range('iops', ['io1'], 100, 64_000),
  range('iops', ['io2'], 100, 256_000),
  range('throughput', ['gp3'], 1, 1000),
];
