import { isReservedPort } from '../../ecs/reserved-ports.ts';
import { message } from '../../text/message.ts';
import type { HostPort, HostPorts } from '../model.ts';
import type { Filter, Shortfall } from './filter.ts';

/** Static host ports of an instance, the agent's included. Source: API reference, PortMapping. */
export const MAX_STATIC_PORTS = 100;

/** Every static host port of the task must be free, and the instance must have room for them. */
export const ports: Filter<'RESOURCE:PORTS'> = {
  code: 'RESOURCE:PORTS',
  label: 'Ports',
  counted:
    '{instances, plural, one {# instance has} other {# instances have}} port {subject} in use',
  event: 'is already using a port required by your task.',
  checks: ({ task: { hostPorts } }) => {
    if (hostPorts.length === 0) return [];
    const list = hostPorts.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
    return [
      {
        title: message('has the host ports {ports} free', { ports: list }),
        passes(state) {
          const users = hostPorts.map((port) => state.usersOf(port));
          const { portCount } = state;
          return (index) => {
            if ((portCount[index] ?? 0) + hostPorts.length > MAX_STATIC_PORTS) return false;
            for (const used of users) if (used[index] === 1) return false;
            return true;
          };
        },
        reasons(state, index) {
          const reasons: Shortfall[] = [];
          for (const hostPort of hostPorts) {
            if (state.usersOf(hostPort)[index] !== 1) continue;
            reasons.push(inUse(hostPort, state.roster.instance(index).usedPorts));
          }
          const used = state.portCount[index] ?? 0;
          const required = hostPorts.length;
          if (used + required > MAX_STATIC_PORTS) reasons.push(tooMany(used, required));
          return reasons;
        },
      },
    ];
  },
};

/** A port that the agent reserves is in use by no task: no other instance has it either. */
function inUse({ port, protocol }: HostPort, before: HostPorts): Shortfall {
  const subject = `${port}/${protocol}`;
  if (!isReservedPort(port) || !before[protocol].has(port)) {
    return { subject, message: message('host port {port} is in use', { port: subject }) };
  }
  return {
    subject,
    message: message('host port {port} is reserved by the container agent', { port: subject }),
    counted:
      'the container agent reserves port {subject} on {instances, plural, one {# instance} other {# instances}}',
  };
}

function tooMany(used: number, required: number): Shortfall {
  const template =
    'needs {required, plural, one {# static host port} other {# static host ports}}; {used} are in use and an instance has at most {limit}';
  return {
    message: message(template, { required, used, limit: MAX_STATIC_PORTS }),
    counted:
      '{instances, plural, one {# instance has} other {# instances have}} no room for more static host ports',
  };
}
