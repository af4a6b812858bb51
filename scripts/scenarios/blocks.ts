import { parse } from 'yaml';

/** Members of a block or of its parts. */
export type Members = Readonly<Record<string, unknown>>;

/** One block of a scenario file. */
export interface Block {
  readonly id: string;
  readonly kind: string;
  readonly group: string;
  readonly given: Members;
  readonly events: readonly Members[];
  readonly cases: readonly Members[];
  readonly expect: Members;
  readonly tolerance: 'exact' | 'range' | number;
  /** Observations of live accounts: parameters have their defaults. */
  readonly live: boolean;
  /** Why it cannot be read. */
  readonly problem: string | undefined;
}

const MEMBERS = new Set([
  'id',
  'kind',
  'group',
  'given',
  'events',
  'cases',
  'expect',
  'note',
  'tolerance',
  'source',
]);

/** The blocks of a file in Markdown: every fenced part in YAML. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let part = '';
  let lines: string[] | undefined;
  for (const line of text.split('\n')) {
    if (lines) {
      if (line.trimEnd() === '```') {
        blocks.push(blockOf(lines.join('\n'), /^# Part 3\b/.test(part), blocks.length + 1));
        lines = undefined;
      } else lines.push(line);
    } else if (/^```ya?ml\s*$/.test(line)) lines = [];
    else if (/^# /.test(line)) part = line;
  }
  return blocks;
}

function blockOf(text: string, live: boolean, number: number): Block {
  let read: Members = {};
  let problem: string | undefined;
  try {
    const value: unknown = parse(text);
    if (isMembers(value)) read = value;
    else problem = 'no map';
  } catch (error) {
    problem = error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
  const unknown = Object.keys(read).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) problem ??= `unknown member ${unknown}`;
  const tolerance = read.tolerance;
  return {
    id: typeof read.id === 'string' ? read.id : `block ${number}`,
    kind: String(read.kind),
    group: String(read.group),
    given: isMembers(read.given) ? read.given : {},
    events: listOf(read.events),
    cases: listOf(read.cases),
    expect: isMembers(read.expect) ? read.expect : {},
    tolerance: tolerance === 'range' || typeof tolerance === 'number' ? tolerance : 'exact',
    live,
    problem,
  };
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}
