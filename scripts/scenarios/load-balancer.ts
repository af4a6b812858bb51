import {
  drainsUntil,
  failsAfter,
  newTargetHealthyAfter,
  recoversAfter,
  slowStartShare,
  targetsInUse,
} from '../../core/simulation/target-health.ts';
import { formula, type Kind } from './kind.ts';

const lbHealth = formula(
  ['interval', 'healthy', 'unhealthy', 'target'],
  ['healthyAt', 'unhealthyAt'],
  (given, { timing }) => {
    const check = {
      interval: given.number('interval', 30),
      healthy: given.number('healthy', 5),
      unhealthy: given.number('unhealthy', 2),
    };
    const target = given.text('target');
    if (target === 'recovering') return { healthyAt: recoversAfter(check) };
    if (target === 'failing') return { unhealthyAt: failsAfter(check) };
    if (target !== 'new') throw new Error(`target is ${target}`);
    const firstCheck = Number(timing.firstTargetCheck);
    return { healthyAt: newTargetHealthyAfter(check, { firstCheck, ready: 0 }) };
  },
);

export const LOAD_BALANCER: Readonly<Record<string, Kind>> = {
  'lb-health': lbHealth,
  'slow-start': formula(['slowStart', 'after', 'others'], ['share'], (given) => ({
    share: slowStartShare(given.number('slowStart'), given.number('after'), given.number('others')),
  })),
  'target-draining': formula(['connections'], ['drainingUntil'], (_, { timing }) => ({
    drainingUntil: drainsUntil(0, Number(timing.deregistrationDelay)),
  })),
  'fail-open': formula(['healthy', 'unhealthy'], ['getTraffic'], (given) => ({
    getTraffic: targetsInUse(given.number('healthy'), given.number('unhealthy')),
  })),
};
