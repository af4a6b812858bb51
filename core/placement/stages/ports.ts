import { message, type Reason, type StageOf } from './stage.ts';

/** Static host ports of an instance, the agent's included. Source: API reference, PortMapping. */
export const MOST_PORTS = 100;

/** Every static host port of the task must be free, and the instance must have room for them. */
export const ports: StageOf = ({ task }) => {
  const { hostPorts } = task;
  if (hostPorts.length === 0) return undefined;
  const list = hostPorts.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
  return {
    code: 'RESOURCE:PORTS',
    title: message('has the host ports {ports} free', { ports: list }),
    passes(state) {
      const users = hostPorts.map((port) => state.usersOf(port));
      const { portCount } = state;
      return (index) => {
        if ((portCount[index] ?? 0) + hostPorts.length > MOST_PORTS) return false;
        for (const used of users) if (used[index] === 1) return false;
        return true;
      };
    },
    reasons(state, index) {
      const reasons: Reason[] = [];
      for (const hostPort of hostPorts) {
        if (state.usersOf(hostPort)[index] !== 1) continue;
        const port = `${hostPort.port}/${hostPort.protocol}`;
        const said = message('host port {port} is in use', { port });
        reasons.push({ code: 'RESOURCE:PORTS', subject: port, message: said });
      }
      const used = state.portCount[index] ?? 0;
      if (used + hostPorts.length > MOST_PORTS) {
        const params = { used, asked: hostPorts.length, limit: MOST_PORTS };
        const template =
          '{used} host ports are reserved and {asked} are asked; an instance has {limit} at most';
        reasons.push({ code: 'RESOURCE:PORTS', message: message(template, params) });
      }
      return reasons;
    },
  };
};
