import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const windows = process.platform === 'win32';

/** Starts a program as the head of a process group, so that all it starts can be ended with it. */
export function spawnGroup(file: string, args: string[], options: SpawnOptions): ChildProcess {
  return spawn(file, args, { ...options, detached: !windows });
}

/** Ends a program started by {@link spawnGroup} and every process it started; waits for the end. */
export async function endGroup(child: ChildProcess, graceMs = 3000): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null ? null : once(child, 'exit');
  signalGroup(child, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (groupLives(child) && Date.now() < deadline) await pause(50);
  signalGroup(child, 'SIGKILL');
  await ended;
}

/** Ends the group at once; for the moment when this process itself is about to go. */
export function killGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function groupLives(child: ChildProcess): boolean {
  if (child.pid === undefined || windows) return false;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits, in milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
