import { expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { knownValuesIn, valuesOf } from './known-values.ts';

const known = (data: unknown) => knownValuesIn(readDocument(JSON.stringify(data)).root);

const ROLE = 'arn:aws:iam::210987654321:role/execution';

test('Regions and accounts are read from images, ARNs and log options', () => {
  const found = known({
    executionRoleArn: ROLE,
    containerDefinitions: [
      {
        image: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop:1',
        secrets: [{ valueFrom: 'arn:aws:ssm:eu-central-1:210987654321:parameter/a' }],
        logConfiguration: { options: { 'awslogs-region': 'eu-west-1' } },
      },
    ],
  });
  expect(valuesOf([found], 'region')).toEqual(['eu-west-1', 'eu-central-1']);
  expect(valuesOf([found], 'account')).toEqual(['210987654321']);
  expect(valuesOf([found], 'executionRoleArn')).toEqual([ROLE]);
});

test('placeholders are no values', () => {
  const found = known({
    executionRoleArn: 'arn:aws:iam::<ACCOUNT_ID>:role/execution',
    containerDefinitions: [{ image: '${IMAGE}', logConfiguration: { options: { region: 'x' } } }],
  });
  expect([...found.keys()]).toEqual([]);
});

test('the values of the first document come first, those of the others by how often they are used', () => {
  const subnets = (...names: string[]) => known({ subnets: names });
  const documents = [subnets('subnet-c'), subnets('subnet-a', 'subnet-b'), subnets('subnet-b')];
  expect(valuesOf(documents, 'subnets')).toEqual(['subnet-c', 'subnet-b', 'subnet-a']);
});
