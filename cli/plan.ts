import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plan } from '../core/placement/plan/plan.ts';
import { readPlan } from '../core/placement/plan/read-plan.ts';
import { Lines } from '../core/text/lines.ts';
import { format } from '../core/text/message.ts';
import { UsageError } from './failure.ts';
import { painter, printable, STYLE, type Terminal } from './terminal.ts';
import { DiskFiles } from './workspace.ts';

/**
 * Reads a plan from disk and says on standard error what is wrong with it.
 * @throws UsageError when there is no plan to read
 */
export async function openPlan(path: string, terminal: Terminal): Promise<Plan> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UsageError(`${path}: no such file`);
  if (info.isDirectory()) throw new UsageError(`${path}: a folder; name a plan (*.stowage.json)`);
  const workspace = new DiskFiles(path);
  const plan = await readPlan(pathToFileURL(path).toString(), workspace);
  const unreadable = plan.findings.find(({ id }) => id === 'plan-not-an-object');
  if (unreadable) throw new UsageError(`${path}: ${format(unreadable.message)}`);
  await report(plan, workspace, terminal);
  return plan;
}

async function report(plan: Plan, workspace: DiskFiles, terminal: Terminal): Promise<void> {
  const paint = painter(terminal);
  const linesOf = new Map<string, Lines>();
  const read = async (uri: string): Promise<Lines> => {
    const file = await workspace.read(uri);
    return new Lines('text' in file ? file.text : '');
  };
  for (const finding of plan.findings) {
    const lines = linesOf.get(finding.uri) ?? (await read(finding.uri));
    linesOf.set(finding.uri, lines);
    const { line, character } = lines.position(finding.range.start);
    const path = relative(process.cwd(), fileURLToPath(finding.uri));
    const severity = paint(STYLE[finding.severity], finding.severity);
    const message = printable(format(finding.message));
    const place = `${printable(path)}:${line + 1}:${character + 1}`;
    terminal.err(`${place}: ${severity}: ${message} ${paint('dim', finding.id)}\n`);
  }
}
