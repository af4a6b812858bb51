/** Longest pattern that is looked at. */
const LONGEST = 500;

/** Compiled patterns that are kept. */
const MAX_KEPT = 256;

type Test = (sign: string) => boolean;

/** A part of a pattern. */
type Part =
  | { readonly kind: 'one'; readonly test: Test }
  /** `*` */
  | { readonly kind: 'some'; readonly test: Test }
  /** A `**` with the slash behind it: any folders, also none. */
  | { readonly kind: 'folders' }
  /** `{a,b}` */
  | { readonly kind: 'either'; readonly options: readonly (readonly Part[])[] };

/** A state of the automaton: reads a sign that passes the test, or goes on without reading. */
interface State {
  readonly test?: Test;
  to: readonly number[];
}

const notSlash: Test = (sign) => sign !== '/';
const slash: Test = (sign) => sign === '/';

/**
 * Whether a path fits a pattern, as VS Code documents its glob patterns: `*` and `?` within a folder,
 * `**` over folders, `{a,b}` for one of several patterns, `[a-c]` and `[!a-c]` for one sign. A pattern
 * fits at any depth unless it begins with a slash. What is not closed stands for itself. Takes time in the
 * product of the lengths, whatever the pattern.
 * @param path with slashes or backslashes; of a URI its path
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST) return false;
  let glob = kept.get(pattern);
  if (!glob) {
    if (kept.size >= MAX_KEPT) kept.clear();
    glob = new Glob(pattern);
    kept.set(pattern, glob);
  }
  return glob.fits(path);
}

const kept = new Map<string, Glob>();

class Glob {
  private readonly states: State[] = [{ to: [] }];
  private readonly start: number;
  /** The rules of one document all ask the same. */
  private last: { readonly path: string; readonly fits: boolean } | undefined;

  constructor(pattern: string) {
    const wanted = pattern.replace(/^\.\//, '');
    const parts = new Parser(wanted.replace(/^\//, '')).parts();
    this.start = this.compile(wanted.startsWith('/') ? parts : [{ kind: 'folders' }, ...parts], 0);
  }

  fits(path: string): boolean {
    if (this.last?.path !== path) this.last = { path, fits: this.run(path) };
    return this.last.fits;
  }

  private run(path: string): boolean {
    const steps = path.replace(/^[a-z][a-z0-9+.-]+:\/\//i, '').replaceAll('\\', '/');
    let now = this.reached([this.start]);
    for (const sign of steps.split('/').filter(Boolean).join('/')) {
      const next: number[] = [];
      for (const index of now) {
        const state = this.states[index];
        if (state?.test?.(sign)) next.push(...state.to);
      }
      now = this.reached(next);
    }
    return now.has(0);
  }

  /** The states from which something is read, or all is read. */
  private reached(from: readonly number[]): Set<number> {
    const seen = new Set<number>();
    const stack = [...from];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const state = this.states[index];
      if (state && !state.test) stack.push(...state.to);
    }
    return seen;
  }

  /** The state in which the parts begin, when what follows them begins in `next`. */
  private compile(parts: readonly Part[], next: number): number {
    return parts.reduceRight((after, part) => this.compilePart(part, after), next);
  }

  private compilePart(part: Part, after: number): number {
    switch (part.kind) {
      case 'one':
        return this.add({ test: part.test, to: [after] });
      case 'some': {
        const loop = this.add({ to: [after] });
        const one = this.add({ test: part.test, to: [loop] });
        return this.join(loop, [one, after]);
      }
      case 'folders': {
        const loop = this.add({ to: [after] });
        const end = this.add({ test: slash, to: [loop] });
        const more = this.add({ to: [end] });
        const one = this.add({ test: notSlash, to: [more] });
        this.join(more, [one, end]);
        return this.join(loop, [one, after]);
      }
      case 'either':
        return this.add({ to: part.options.map((option) => this.compile(option, after)) });
    }
  }

  private add(state: State): number {
    return this.states.push(state) - 1;
  }

  private join(index: number, to: readonly number[]): number {
    const state = this.states[index];
    if (state) state.to = to;
    return index;
  }
}

const BRACKETS = /^\[([!^]?)(\]?[^\]/]*)\]/;

const ANYTHING: Part = { kind: 'some', test: () => true };

/** Reads a pattern from left to right. */
class Parser {
  private readonly text: string;
  private readonly closed: ReadonlySet<number>;
  private at = 0;

  constructor(text: string) {
    this.text = text;
    this.closed = closedBraces(text);
  }

  /** Reads to the end, or inside of braces to the next `,` or the closing brace. */
  parts(inBraces = false): Part[] {
    const parts: Part[] = [];
    for (let begins = true; this.at < this.text.length; ) {
      const rest = this.text.slice(this.at);
      const sign = rest[0] as string;
      if (inBraces && (sign === ',' || sign === '}')) break;
      const over = begins ? /^\*\*+(?=\/|$|[,}])/.exec(rest) : null;
      // What `a/**` ends with may be missing with its slash: the folder itself fits.
      const tail = /^\/\*\*+(?=$|[,}])/.exec(rest);
      begins = sign === '/';
      if (tail && (inBraces || tail[0].length === rest.length)) {
        this.at += tail[0].length;
        const slashAndMore: Part[] = [{ kind: 'one', test: slash }, ANYTHING];
        parts.push({ kind: 'either', options: [[], slashAndMore] });
      } else if (over) {
        this.at += over[0].length;
        const more = this.text[this.at] === '/';
        if (more) this.at++;
        parts.push(more ? { kind: 'folders' } : ANYTHING);
        begins = more;
      } else parts.push(this.part(sign));
    }
    return parts;
  }

  private part(sign: string): Part {
    const found = this.closed.has(this.at)
      ? this.braces()
      : sign === '['
        ? this.brackets()
        : undefined;
    if (found) return found;
    const own = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    this.at += own.length;
    if (own === '*') return { kind: 'some', test: notSlash };
    return { kind: 'one', test: own === '?' ? notSlash : (other) => other === own };
  }

  /** One of several patterns. */
  private braces(): Part {
    const options: Part[][] = [];
    do {
      this.at++;
      options.push(this.parts(true));
    } while (this.text[this.at] === ',');
    this.at++;
    return { kind: 'either', options };
  }

  /** One sign of several or of a range; nothing when the bracket is not closed. */
  private brackets(): Part | undefined {
    const [whole, not, inside] = BRACKETS.exec(this.text.slice(this.at)) ?? [];
    if (whole === undefined || !inside) return undefined;
    this.at += whole.length;
    const signs = [...inside];
    const test: Test = (sign) => {
      if (sign === '/') return false;
      return isAmong(signs, sign) !== (not !== '');
    };
    return { kind: 'one', test };
  }
}

function isAmong(signs: readonly string[], sign: string): boolean {
  for (let i = 0; i < signs.length; i++) {
    const from = signs[i] as string;
    const to = signs[i + 1] === '-' ? signs[i + 2] : undefined;
    if (to !== undefined) i += 2;
    if (from <= sign && sign <= (to ?? from)) return true;
  }
  return false;
}

/** Where the braces begin that are closed; brackets are read before braces. */
function closedBraces(text: string): Set<number> {
  const closed = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const brackets = text[at] === '[' ? BRACKETS.exec(text.slice(at)) : null;
    if (brackets) at += brackets[0].length - 1;
    else if (text[at] === '{') open.push(at);
    else if (text[at] === '}') {
      const begin = open.pop();
      if (begin !== undefined) closed.add(begin);
    }
  }
  return closed;
}
