import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rule as syntax } from '../core/lint/rules/structure/json-syntax.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/read-plan.ts';
import { Lines } from '../core/text/lines.ts';
import { format, message } from '../core/text/message.ts';
import { UsageError } from './failure.ts';
import { describeProblem, readRegularFile, readStandardInput } from './read-file.ts';
import { line as lineOf, printError, STYLE, styled, type Terminal } from './terminal.ts';
import { DiskFiles } from './workspace.ts';

/**
 * Reads a plan from disk, or with `-` from standard input, and says on standard error what is wrong
 * with it.
 * @throws UsageError when there is no plan to read
 */
export async function openPlan(path: string, terminal: Terminal): Promise<Plan> {
  const bytes = path === '-' ? await readStandardInput() : await readRegularFile(path);
  if (!Buffer.isBuffer(bytes)) {
    const hint = bytes.kind === 'isFolder' ? '; name a plan (*.stowage.json)' : '';
    throw new UsageError(`${describeProblem(path, bytes)}${hint}`);
  }
  const text = bytes.toString('utf8');
  judgeSyntax(path, text);
  // What standard input names is looked for from the working folder.
  const file = path === '-' ? join(process.cwd(), path) : path;
  const workspace = DiskFiles.ofPlan(file, text);
  const plan = await readPlan(pathToFileURL(file).toString(), workspace);
  const unreadable = plan.findings.find(({ id }) => id === 'plan-not-an-object');
  if (unreadable) throw new UsageError(`${path}: ${format(unreadable.message)}`);
  await report(plan, workspace, terminal);
  return plan;
}

/** The editor makes the best of half a plan; a command would place half of it without a word. */
function judgeSyntax(path: string, text: string): void {
  const { problems, templated } = readDocument(text);
  const [first] = problems;
  if (!first || templated || first.id === 'binary' || first.id === 'too-large') return;
  const { line, character } = new Lines(text).position(first.start);
  const problem = format(message(syntax.messages[first.id] ?? '', { found: first.found }));
  throw new UsageError(`${path}:${line + 1}:${character + 1}: not JSON: ${problem}`);
}

async function report(plan: Plan, workspace: DiskFiles, terminal: Terminal): Promise<void> {
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
    const severity = styled(STYLE[finding.severity], finding.severity);
    const message = format(finding.message);
    const place = `${path}:${line + 1}:${character + 1}`;
    printError(terminal, lineOf`${place}: ${severity}: ${message} ${styled('dim', finding.id)}`);
  }
}
