import { isKnownInstanceType } from '../../../ecs/instance-types.ts';
import { hasPlaceholder } from '../../../text/placeholders.ts';
import { comparisonsOf } from '../../constraints.ts';
import { task } from '../../example.ts';
import { type DocumentRule, type Examples, type Fix, guide } from '../../rule.ts';

const ZONE = /^[a-z]{2,4}(?:-[a-z]+){1,3}-\d{1,2}(?:-[a-z0-9]+-\d{1,2})?[a-z]$/;

export const rule: DocumentRule = {
  id: 'placement-unknown-value',
  area: 'placement',
  severity: 'info',
  evidence: 'advice',
  on: 'document',
  title: 'Instance types and Availability Zones in constraints should exist.',
  why: 'Both are written in small letters; a type or zone that no instance has never matches.',
  docs: guide('task-placement-constraints'),
  messages: {
    capital:
      '"{value}" is written in small letters: "{small}". As it stands it matches no instance.',
    type: 'There is no instance type "{value}", as far as Stowage knows.',
    zone: '"{value}" does not look like an Availability Zone, such as eu-west-1a.',
  },
  check(subject, report) {
    for (const { constraint, comparison } of comparisonsOf(subject)) {
      const { name, operator, values } = comparison;
      const equals =
        operator === '==' || operator === '!=' || operator === 'in' || operator === '!in';
      if (!equals || (name !== 'ecs.instance-type' && name !== 'ecs.availability-zone')) continue;
      for (const literal of values) {
        const value = literal.text;
        if (literal.unknown || hasPlaceholder(value)) continue;
        const small = value.toLowerCase();
        const range = constraint.at(literal);
        const fix: Fix = {
          title: 'Change to "{small}"',
          params: { small },
          edits: () => [{ ...range, text: small }],
        };
        if (small !== value) {
          const exact =
            constraint.expression.string?.slice(literal.start, literal.end) === value &&
            range.start > constraint.expression.start;
          report({
            at: range,
            message: 'capital',
            params: { value, small },
            fixes: exact ? [fix] : [],
          });
        } else if (name === 'ecs.instance-type' && !isKnownInstanceType(value)) {
          report({ at: range, message: 'type', params: { value }, severity: 'hint' });
        } else if (name === 'ecs.availability-zone' && !ZONE.test(value)) {
          report({ at: range, message: 'zone', params: { value } });
        }
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type == Inf1.xlarge" }]',
      ),
    },
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.availability-zone == eu-west-1" }]',
      ),
    },
  ],
  good: [
    {
      title: 'a type of an earlier generation',
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type in [dl1.24xlarge, f1.2xlarge, p3.2xlarge, g2.2xlarge]" }]',
      ),
    },
    {
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type in [t3.large, m5.large] and attribute:ecs.availability-zone == us-west-2-lax-1a" }]',
      ),
    },
    {
      title: 'a zone that is filled in later',
      text: task(
        '"placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.availability-zone == ${ZONE}" }]',
      ),
    },
  ],
});
