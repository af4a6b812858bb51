import { describe, expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { deriveAttributes } from '../placement/derived-attributes.ts';
import { ecrOf, readImage } from './images.ts';
import { TaskDefinition } from './task-definition.ts';

const A = '123456789012';

describe('private registries of Amazon ECR', () => {
  const rows: [image: string, region: string | undefined][] = [
    [`${A}.dkr.ecr.eu-west-1.amazonaws.com/web:1`, 'eu-west-1'],
    [`${A}.dkr.ecr-fips.us-gov-west-1.amazonaws.com/web`, 'us-gov-west-1'],
    [`${A}.dkr-ecr.eu-west-1.on.aws/team/web@sha256:${'a'.repeat(64)}`, 'eu-west-1'],
    [`${A}.dkr-ecr-fips.us-east-1.on.aws/web:1`, 'us-east-1'],
    [`${A}.dkr.ecr.cn-north-1.amazonaws.com.cn/web:1`, 'cn-north-1'],
    [`${A}.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/web:1`, 'cn-north-1'],
    [`${A}.dkr.ecr.eusc-de-east-1.amazonaws.eu/web:1`, 'eusc-de-east-1'],
    [`${A}.dkr.ecr.eu-west-1.amazonaws.com/web:\${TAG}`, 'eu-west-1'],
    [`${A}.dkr.ecr.\${REGION}.amazonaws.com/web:1`, undefined],
    [`${A}.dkr.ecr.eu-west-1.amazonaws.com.evil.example/web:1`, undefined],
    [`x${A}.dkr.ecr.eu-west-1.amazonaws.com/web:1`, undefined],
    [`${A}.dkr.ecr.eu-west-1.amazonaws.com`, undefined],
    ['public.ecr.aws/nginx/nginx:1', undefined],
    ['docker.io/123456789012.dkr.ecr.eu-west-1.amazonaws.com/web', undefined],
    ['web:1', undefined],
    ['', undefined],
  ];
  test.each(rows)('%s', (image, region) => {
    expect(ecrOf(image)?.region).toBe(region);
    if (!image.includes('$')) expect(readImage(image)?.ecr?.region).toBe(region);
    // Placement asks the instance for what the agent needs to pull it.
    const text = JSON.stringify({ containerDefinitions: [{ name: 'a', image }] });
    const names = deriveAttributes(new TaskDefinition(readDocument(text).root)).map(
      ({ name }) => name,
    );
    expect(names.includes('com.amazonaws.ecs.capability.ecr-auth')).toBe(region !== undefined);
  });
});
