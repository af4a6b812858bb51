import { type Facts, factsOf, LARGEST_FACTS } from '../core/facts/facts.ts';
import { factsMarkdown } from '../core/facts/markdown.ts';
import { type PlacedText, placesIn } from '../core/facts/placing.ts';
import { subjectOf } from '../core/lint/subject.ts';
import { Status, UsageError } from './failure.ts';
import { portablePath, readSources } from './files.ts';
import { Pipelines } from './pipelines.ts';
import { findTaskBeside } from './task-definitions.ts';
import { printable, printJson, type Terminal } from './terminal.ts';

export const FACTS_FORMATS = ['markdown', 'json'] as const;

export interface FactsCommand {
  readonly path: string;
  readonly format: (typeof FACTS_FORMATS)[number];
}

/**
 * `stowage facts`: the permissions, prerequisites, network rules, price and times that follow from a task
 * definition or a service definition.
 * @throws UsageError for what is neither
 */
export async function factsCommand(command: FactsCommand, terminal: Terminal): Promise<number> {
  const { path, format } = command;
  const facts = await read(path);
  if (format === 'json') printJson(terminal, { file: path, ...facts });
  else {
    const lines = factsMarkdown(path, facts).split('\n');
    terminal.out(lines.map(printable).join('\n'));
  }
  return Status.fine;
}

async function read(path: string): Promise<Facts> {
  const { sources, unreadable, unmatched } = await readSources([path]);
  const [problem] = [...unreadable, ...unmatched];
  if (problem !== undefined) throw new UsageError(problem);
  const [source, ...more] = sources;
  if (!source || more.length > 0) throw new UsageError('facts needs one file: stowage facts FILE');
  const { text, document, within } = source;
  if (text.length > LARGEST_FACTS) throw new UsageError(`${path}: too large for facts`);
  const texts: PlacedText[] = document.units.map(({ root }) => ({ text, root }));
  const repairs = await new Pipelines().repairsFor(path, within);
  const find = findTaskBeside(path, repairs?.runs, (file, { text: other, root }) => {
    texts.push({ text: other, root, file: portablePath(file) });
  });
  const name = path === '-' ? 'stdin.json' : path;
  const subject = subjectOf(document, name, find);
  if (!subject) {
    throw new UsageError(`${path}: not a task definition or a service definition`);
  }
  // Task definitions of services are read while the facts are made, and places are told afterwards.
  for (const service of subject.services) subject.taskOf(service);
  return factsOf(subject, placesIn(texts));
}
