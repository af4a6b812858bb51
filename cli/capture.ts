import { stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import {
  type Capture,
  captureCommands,
  captureMistake,
  isClusterName,
} from '../core/plan/capture/commands.ts';
import { type CapturedFile, planFrom } from '../core/plan/capture/plan-from.ts';
import { format } from '../core/text/message.ts';
import { Status, UsageError } from './failure.ts';
import { search } from './files.ts';
import { describeProblem, readRegularFile } from './read-file.ts';
import { counted, print, printError, safeJson, type Terminal } from './terminal.ts';

export interface CaptureCommand {
  readonly cluster: string | undefined;
  readonly region: string | undefined;
  /** Folder for the outputs, or with `from` the plan to write; `-` is standard output. */
  readonly out: string | undefined;
  /** Folder with outputs of which a plan is made. */
  readonly from: string | undefined;
}

/**
 * `stowage capture`: prints AWS CLI lines that describe a cluster, or writes the plan for a folder
 * of their outputs. Runs none of them.
 */
export async function captureCommand(command: CaptureCommand, terminal: Terminal): Promise<number> {
  if (command.from !== undefined) return writePlan(command.from, command.out, terminal);
  const { cluster, region, out: folder } = command;
  const capture: Capture = {
    ...(cluster === undefined ? {} : { cluster }),
    ...(region === undefined ? {} : { region }),
    ...(folder === undefined ? {} : { folder }),
  };
  const mistake = captureMistake(capture);
  if (mistake) throw new UsageError(format(mistake));
  terminal.out(captureCommands(capture));
  return Status.fine;
}

async function writePlan(folder: string, out: string | undefined, terminal: Terminal) {
  const info = await stat(folder).catch(() => undefined);
  if (!info?.isDirectory()) throw new UsageError(`${folder}: no such folder`);
  const { cluster, text, unused, counts } = planFrom(
    await readOutputs(folder, out === undefined || out === '-' ? folder : dirname(out), terminal),
  );
  if (counts.containerInstances + counts.services + counts.runningTasks === 0) {
    throw new UsageError(
      `${folder}: holds no output of describe-container-instances, describe-services or describe-tasks`,
    );
  }
  if (out === '-') {
    terminal.out(safeJson(text));
    return Status.fine;
  }
  // A name in an output could lead out of the folder.
  const name = isClusterName(cluster) ? cluster : 'cluster';
  const path = out ?? join(folder, `${name}.stowage.json`);
  try {
    // A plan that someone has edited is not written over unless it is named.
    await writeFile(path, text, { flag: out === undefined ? 'wx' : 'w' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new UsageError(`${path}: is there already; name a file with --out`);
    throw new UsageError(`${path}: cannot be written (${code})`);
  }
  for (const each of unused) printError(terminal, `${each}: nothing that a plan can refer to`);
  const found = [
    counted(counts.containerInstances, 'container instance'),
    counted(counts.services, 'service'),
    counted(counts.runningTasks, 'running task'),
    counted(counts.taskDefinitions, 'task definition'),
  ].join(', ');
  print(terminal, [`${path}: ${found}`]);
  return Status.fine;
}

/** The JSON files of a folder with their paths from the plan's folder; not plans, and not what cannot be read. */
async function readOutputs(
  folder: string,
  base: string,
  terminal: Terminal,
): Promise<CapturedFile[]> {
  const files: CapturedFile[] = [];
  for (const path of await search(folder)) {
    if (/(?:^|[/\\.])stowage\.jsonc?$/i.test(path)) continue;
    const bytes = await readRegularFile(path);
    if (Buffer.isBuffer(bytes)) {
      const text = bytes.toString('utf8');
      files.push({ path: relative(base, path).split(sep).join('/'), text });
    } else printError(terminal, describeProblem(path, bytes));
  }
  return files;
}
