/** Ports that the agent reserves on Linux. Source: the agent's configuration and recorded outputs. */
export const LINUX_PORTS: readonly number[] = [22, 2375, 2376, 51678, 51679];

/** The same on Windows. Source: API reference, PortMapping. */
export const WINDOWS_PORTS: readonly number[] = [
  53, 135, 139, 445, 2375, 2376, 3389, 5985, 5986, 51678, 51679,
];

const RESERVED: ReadonlySet<number> = new Set([...LINUX_PORTS, ...WINDOWS_PORTS]);

/** Whether the agent reserves a port by default, so that no task is what uses it. */
export function isReservedPort(port: number): boolean {
  return RESERVED.has(port);
}
