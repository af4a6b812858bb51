import { describe, expect, test } from 'vitest';
import { hasPlaceholder } from './placeholders.ts';

describe('is a placeholder, or has one', () => {
  test.each([
    '[id]',
    '[your task definition name]',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/[repository]:[tag]',
    'arn:aws:iam::[account]:role/web',
    'TO BE FILLED IN BUILD',
    'to_be_replaced',
    'web:TBD',
    'CHANGEME',
  ])('%s', (text) => expect(hasPlaceholder(text)).toBe(true));
});

describe('is a value', () => {
  test.each([
    'attribute:ecs.instance-type in [t3.micro]',
    'attribute:ecs.instance-type in [t3.micro, m5.large]',
    '[0-9]-[A-Z]',
    'test [ -f /ready ]',
    'grep -q [a-z] /etc/hosts',
    'tbd',
    'tobermory',
    'ATBDX',
    'amount-to-be-paid',
  ])('%s', (text) => expect(hasPlaceholder(text)).toBe(false));
});
