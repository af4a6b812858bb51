import { MAX_AMOUNT } from '../ecs/units.ts';
import type { Params } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import { hasTemplate } from '../text/placeholders.ts';
import type { Place, PlanFinding, PlanFindingId } from './finding.ts';
import { templateOf } from './template-view.ts';
import { brokenAt, Trees } from './trees.ts';
import type { PlanWorkspace } from './workspace.ts';

/** A node with the file it stands in, and the files that led to it. */
export interface Source {
  readonly uri: string;
  readonly node: Node;
  /** The files from the plan to this one, for telling circles. */
  readonly trail: readonly string[];
  /** Where the plan names the file that this stands in; nothing for what stands in the plan. */
  readonly origin?: Place;
}

/** Instances and copies beyond these are not read: see docs/placement.md. */
export const MOST_INSTANCES = 50_000;
export const MOST_COPIES = 200_000;
export const MOST_REQUESTS = 5000;
/** Running tasks that one container instance is believed to have, and all of a plan. */
export const MOST_RUNNING_HERE = 10_000;
export const MOST_RUNNING = 200_000;

/** Findings of one kind that are kept: who has more has one mistake many times. */
const MOST_FINDINGS = 100;

const UNREADABLE = {
  isFolder: '{path} is a folder; a file is expected.',
  notRegular: '{path} is not a regular file.',
  tooLarge: '{path} is too large to read.',
  binary: '{path} is not a text file.',
  notAllowed: '{path} cannot be opened.',
  outside:
    '{path} is outside of the repository with the plan, or of its folder and the working folder, and is not read. Run the command from a folder that holds both.',
  untrusted:
    '{path} is outside the workspace folders; it is not read in Restricted Mode. Trust the workspace to read it.',
} as const;

/** What is shared while a plan is read: the files, and what is wrong with them. */
export class Reading {
  readonly findings: PlanFinding[] = [];
  readonly files = new Set<string>();
  /** How often something was reported, kept or not. */
  reports = 0;
  private readonly workspace: PlanWorkspace;
  private readonly counts = new Map<PlanFindingId, number>();
  private readonly documents = new Map<string, Node | keyof typeof UNREADABLE | 'notFound'>();

  private readonly trees: Pick<Trees, 'get'>;

  constructor(workspace: PlanWorkspace, trees: Pick<Trees, 'get'> = new Trees()) {
    this.workspace = workspace;
    this.trees = trees;
  }

  report(
    id: PlanFindingId,
    severity: PlanFinding['severity'],
    { uri, node }: Pick<Source, 'uri' | 'node'>,
    template: string,
    params: Params = {},
  ): void {
    this.reports++;
    const count = (this.counts.get(id) ?? 0) + 1;
    this.counts.set(id, count);
    if (count > MOST_FINDINGS) return;
    const { range } = placeOf({ uri, node });
    this.findings.push({ id, severity, uri, range, message: message(template, params) });
  }

  /**
   * The root of the file that a string names; its problems are reported at the string.
   * @returns undefined when there is nothing to read
   */
  async follow(source: Source): Promise<Source | undefined> {
    const reference = source.node.text;
    if (reference === undefined) return undefined;
    const [path = '', unit] = reference.split('#');
    // People on Windows write backslashes.
    const uri = this.workspace.resolve(source.uri, path.replaceAll('\\', '/'));
    this.files.add(uri);
    if (source.trail.includes(uri)) {
      this.report('plan-cycle', 'error', source, '{path} refers to itself.', { path });
      return undefined;
    }
    const found = await this.open(uri);
    if (found === 'notFound') {
      // A path that a tool fills in cannot be there yet.
      const severity = hasTemplate(path) ? 'info' : 'error';
      this.report('plan-missing-file', severity, source, 'File not found: {path}.', { path });
    } else if (typeof found === 'string') {
      this.report('plan-unreadable-file', 'error', source, UNREADABLE[found], { path });
    } else {
      const origin = source.origin ?? placeOf(source);
      const wrong = brokenAt(found);
      if (wrong) {
        const template =
          'Syntax error in {path} at line {line}, column {column}; the rest is used.';
        const params = { path, line: wrong.line + 1, column: wrong.character + 1 };
        this.report('plan-unreadable-file', 'error', source, template, params);
      }
      const preferred = source.node.asMember?.name === 'taskDefinition' ? 'task' : 'service';
      const node = unit === undefined ? found : templateOf(found)?.unit(unit, preferred);
      if (node) return { uri, node, trail: [...source.trail, uri], origin };
      const params = { path, name: unit ?? '' };
      const template = '{path} has no task definition or service {name}.';
      this.report('plan-missing-file', 'error', source, template, params);
    }
    return undefined;
  }

  /** The text of the file that a string names; its problems are reported at the string. */
  async followText(source: Source): Promise<string | undefined> {
    const path = source.node.text ?? '';
    const uri = this.workspace.resolve(source.uri, path.replaceAll('\\', '/'));
    this.files.add(uri);
    const file = await this.workspace.read(uri);
    if ('text' in file) return file.text;
    const { problem } = file;
    if (problem === 'notFound') {
      const severity = hasTemplate(path) ? 'info' : 'error';
      this.report('plan-missing-file', severity, source, 'File not found: {path}.', { path });
    } else this.report('plan-unreadable-file', 'error', source, UNREADABLE[problem], { path });
    return undefined;
  }

  /** The file of a family, `web` or `web:3`, anywhere in the workspace. */
  async findFamily(family: string, revision: number | undefined): Promise<Source | undefined> {
    const uri = await this.workspace.findTaskDefinition(family, revision);
    if (uri === undefined) return undefined;
    this.files.add(uri);
    const found = await this.open(uri);
    return typeof found === 'string' ? undefined : { uri, node: found, trail: [uri] };
  }

  async open(uri: string): Promise<Node | keyof typeof UNREADABLE | 'notFound'> {
    const before = this.documents.get(uri);
    if (before !== undefined) return before;
    const file = await this.workspace.read(uri);
    const found = 'problem' in file ? file.problem : this.trees.get(uri, file.text);
    this.documents.set(uri, found);
    return found;
  }

  /** Awaited between the entries of a list. */
  async pause(): Promise<void> {
    await this.workspace.pause?.();
  }

  /** A whole number; what is none is reported and becomes `fallback`. */
  whole(source: Source, fallback: number): number {
    const { node } = source;
    if (!node.exists || node.isUnknown) return fallback;
    const text = node.string;
    const value = node.number ?? (text?.trim() ? Number(text) : Number.NaN);
    if (Number.isInteger(value)) return value;
    const shown = String(node.value ?? node.kind);
    const template = 'Expected a whole number, not {value}.';
    this.report('plan-not-a-number', 'error', source, template, { value: shown });
    return fallback;
  }

  /**
   * A whole amount from 0 to `most`, by default what the API's 32-bit integers hold; more is reported
   * and becomes `most`, and what is no amount `fallback`.
   */
  amount(source: Source, fallback: number, most = MAX_AMOUNT): number {
    const value = this.whole(source, Number.NaN);
    if (Number.isNaN(value)) return fallback;
    if (value < 0) {
      const template = '{value} is negative; 0 is used instead.';
      this.report('plan-negative-amount', 'error', source, template, { value });
      return 0;
    }
    if (value <= most) return value;
    this.tooMany(source, value, most);
    return most;
  }

  /** Reports an amount that is larger than what is taken in its place. */
  tooMany(source: Source, value: number | string, most: number): void {
    const template = '{value} exceeds the limit of Stowage; {most} is used instead.';
    this.report('plan-too-many', 'error', source, template, { value, most });
  }
}

/** The member of a source. */
export function get(source: Source, name: string): Source {
  return { ...source, node: source.node.get(name) };
}

/** A flag, though some write it as text. */
export function flag({ node }: Source, fallback: boolean): boolean {
  if (node.string === 'true' || node.string === 'false') return node.string === 'true';
  return node.boolean ?? fallback;
}

/**
 * What a plan lists, one entry at a time: the items of lists in any nesting, those of the files that are named,
 * and those that an output of the AWS CLI holds under a member. A file is opened only when its turn comes.
 */
export async function* entries(
  reading: Reading,
  source: Source,
  member?: string,
): AsyncGenerator<Source, void> {
  const { node } = source;
  if (node.kind === 'array') {
    for (const item of items(source)) {
      await reading.pause();
      yield* entries(reading, item, member);
    }
  } else if (node.kind === 'string') {
    const file = await reading.follow(source);
    if (file) yield* entries(reading, file, member);
  } else if (member !== undefined && node.get(member).exists) {
    yield* entries(reading, get(source, member), member);
  } else {
    yield source;
  }
}

/** The items of a list; a single value is taken as a list of one. */
export function items(source: Source): readonly Source[] {
  const { node } = source;
  if (node.kind === 'array') return node.items().map((item) => ({ ...source, node: item }));
  return node.exists ? [source] : [];
}

export function placeOf({ uri, node }: Pick<Source, 'uri' | 'node'>): Place {
  const key = node.asMember?.keyRange;
  const range = key && node.kind !== 'string' && node.kind !== 'number' ? key : node;
  return { uri, range: { start: range.start, end: range.end } };
}
