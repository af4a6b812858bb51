import { LARGEST, type SyntaxProblem, type SyntaxProblemId } from '../../text/document.ts';
import { type Member, Node, type NodeKind, type Range } from '../../text/node.ts';
import { openAround } from '../../text/open-around.ts';
import { isBarePlaceholder, maskTemplates, type Template } from '../../text/placeholders.ts';
import type { JsonTree } from './document.ts';
import { Scanner, Token } from './scan.ts';

/** Nesting beyond this is not read. Nothing of Amazon ECS nests deeper than ten. */
const DEEPEST = 64;

const NOWHERE: Range = { start: 0, end: 0 };

/** UTF-16 units of the text that a problem quotes. */
const QUOTED = 40;

/**
 * Reads JSON with comments, trailing commas, templates and any mistake.
 * One pass over the tokens without recursion: nesting of any depth cannot exhaust the stack.
 */
export function readJson(text: string): JsonTree {
  if (text.length > LARGEST) return unread(text, 'too-large', 0);
  const zero = text.indexOf('\0');
  if (zero >= 0) return unread(text, 'binary', zero);
  return new Reader(text).read();
}

/** The value of a string that holds a template, which may bring quotes of its own. */
function unquoted(raw: string): string {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return raw.slice(1, -1);
  }
}

function unread(text: string, id: SyntaxProblemId, start: number): JsonTree {
  const root = new Node('invalid', 0, 0, undefined, null, false);
  const problem = { id, start, end: Math.min(start + 1, text.length), found: '' };
  return {
    text: id === 'binary' ? text : '',
    root,
    problems: [problem],
    comments: [],
    trailingCommas: [],
    templates: [],
    templated: false,
  };
}

/** An object or array whose end has not been seen, with the key that waits for its value. */
interface Open {
  node: Node;
  /** What has been read of it so far: the first `count` of the one or the other. */
  readonly members: Member[];
  readonly items: Node[];
  count: number;
  /** Its name as written, and where it stands. */
  key: string | undefined;
  keyRange: Range;
  colon: boolean;
  /** The comma since the last member or item. */
  comma: Range | undefined;
  filled: boolean;
}

/** Puts a member into the object that is being read. */
function addMember(open: Open, key: string, value: Node): void {
  const member: Member = {
    key,
    apiKey: key,
    name: key,
    keyRange: open.keyRange,
    keyLead: 1,
    value,
  };
  open.members[open.count++] = member;
  value.asMember = member;
}

class Reader {
  private readonly text: string;
  private readonly scanner: Scanner;
  private readonly templates: readonly Template[];
  private readonly problems: SyntaxProblem[] = [];
  private readonly comments: Range[] = [];
  private readonly trailingCommas: Range[] = [];
  private readonly stack: Open[] = [];
  /** Those that have ended, to be used again: most of a document is small objects. */
  private readonly spare: Open[] = [];
  private root: Node | undefined;
  private templated = false;
  private nextTemplate = 0;

  constructor(text: string) {
    this.text = text;
    const { masked, templates } = maskTemplates(text);
    this.templates = templates;
    this.templated = templates.some((template) => template.control);
    // A byte order mark is no part of the document.
    this.scanner = new Scanner(masked, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  }

  read(): JsonTree {
    for (;;) {
      const token = this.scanner.scan();
      if (token === Token.end) break;
      this.take(token);
    }
    this.finish();
    return {
      text: this.text,
      root: this.root ?? new Node('invalid', 0, this.text.length, undefined, null, false),
      problems: this.problems,
      comments: this.comments,
      trailingCommas: this.trailingCommas,
      templates: this.templates,
      templated: this.templated,
    };
  }

  private take(token: number): void {
    const { start, end } = this.scanner;
    switch (token) {
      case Token.lineComment:
      case Token.blockComment:
        this.comments.push({ start, end });
        return;
      case Token.openBrace:
        return this.opening('object', start, end);
      case Token.openBracket:
        return this.opening('array', start, end);
      case Token.closeBrace:
        return this.closing('object', start, end);
      case Token.closeBracket:
        return this.closing('array', start, end);
      case Token.comma:
        return this.comma(start, end);
      case Token.colon:
        return this.colon(start, end);
      default:
        return this.scalar(token, start, end);
    }
  }

  private opening(kind: 'object' | 'array', start: number, end: number): void {
    if (this.stack.length >= DEEPEST) return this.skipTooDeep(start, end);
    const node = this.place(kind, start, end, null, false);
    this.stack.push(this.openOf(node));
  }

  private openOf(node: Node): Open {
    const open = this.spare.pop() ?? {
      node,
      members: [],
      items: [],
      count: 0,
      key: undefined,
      keyRange: NOWHERE,
      colon: false,
      comma: undefined,
      filled: false,
    };
    open.node = node;
    open.count = 0;
    open.key = undefined;
    open.colon = false;
    open.comma = undefined;
    open.filled = false;
    return open;
  }

  /** Passes over what is nested too deep, counting brackets instead of keeping them. */
  private skipTooDeep(start: number, firstEnd: number): void {
    let end = firstEnd;
    for (let depth = 1; depth > 0; ) {
      const token = this.scanner.scan();
      if (token === Token.end) break;
      end = this.scanner.end;
      if (token === Token.openBrace || token === Token.openBracket) depth++;
      if (token === Token.closeBrace || token === Token.closeBracket) depth--;
    }
    this.problem('too-deep', start, firstEnd, String(DEEPEST));
    this.place('invalid', start, end, null, false);
  }

  private closing(kind: 'object' | 'array', start: number, end: number): void {
    // A bracket of the other kind closes what it can: people forget the inner one.
    let index = this.stack.length - 1;
    while (index >= 0 && this.stack[index]?.node.kind !== kind) index--;
    if (index < 0) return this.problem('unexpected', start, end);
    while (this.stack.length - 1 > index) this.leave(start, false);
    this.leave(end, true);
  }

  /** Ends the innermost object or array at `end`. */
  private leave(end: number, closed: boolean): void {
    const open = this.stack.pop();
    if (!open) return;
    this.endMember(open, end);
    if (!closed) {
      open.node.open = true;
      const bracket = open.node.kind === 'object' ? '}' : ']';
      // Of what is nested too deep the end was not looked for: one problem tells enough.
      const tooDeep = this.problems.some(({ id }) => id === 'too-deep');
      if (!tooDeep) this.problem('unclosed', open.node.start, open.node.start + 1, bracket);
    } else if (open.comma) {
      this.trailingCommas.push(open.comma);
    }
    open.node.end = end;
    if (open.node.kind === 'object') open.node.fillObject(open.members.slice(0, open.count));
    else open.node.fillArray(open.items.slice(0, open.count));
    this.spare.push(open);
  }

  /** A key without a value becomes a member with an unknown value: it is being typed. */
  private endMember(open: Open, at: number): void {
    if (open.key === undefined) return;
    open.node.open = true;
    const { start, end: keyEnd } = open.keyRange;
    this.problem(open.colon ? 'value-expected' : 'colon-expected', start, keyEnd);
    const end = Math.max(keyEnd, Math.min(at, keyEnd));
    const value = new Node('invalid', end, end, open.node, null, false);
    addMember(open, open.key, value);
    open.key = undefined;
    open.colon = false;
  }

  private comma(start: number, end: number): void {
    const open = this.stack.at(-1);
    if (!open) return this.problem('unexpected', start, end);
    this.endMember(open, start);
    if (open.comma || !open.filled) this.problem('value-expected', start, end, ',');
    open.comma = { start, end };
  }

  private colon(start: number, end: number): void {
    const open = this.stack.at(-1);
    if (open?.key !== undefined && !open.colon) open.colon = true;
    else if (!open || !this.takeValueForKey(open)) this.problem('unexpected', start, end);
  }

  /**
   * A value that a colon follows is the next key: the value before it is still to be typed, as in
   * `"cpu":⏎ "memory": 512`.
   */
  private takeValueForKey(open: Open): boolean {
    const last = open.node.kind === 'object' ? open.members[open.count - 1] : undefined;
    if (!last || open.key !== undefined || open.comma || last.value.kind !== 'string') return false;
    const { value } = last;
    open.count--;
    open.key = last.key;
    open.keyRange = last.keyRange;
    open.colon = true;
    this.endMember(open, last.keyRange.end);
    open.key = value.value as string;
    open.keyRange = { start: value.start, end: value.end };
    open.colon = true;
    return true;
  }

  private scalar(token: number, start: number, scanEnd: number): void {
    const open = this.stack.at(-1);
    const isKey = open?.node.kind === 'object' && !open.colon;
    const templated = this.templates.length > 0 && this.holdsTemplate(start, scanEnd);
    if (token === Token.string) {
      const { broken } = this.scanner;
      const value = templated ? unquoted(this.text.slice(start, scanEnd)) : this.scanner.value;
      if (broken) this.brokenString(start, scanEnd);
      if (isKey && open) return this.key(open, value, start, scanEnd);
      // What a string that is still being typed will say nobody knows.
      const node = this.place('string', start, scanEnd, value, templated || broken);
      node.lead = 1;
      node.trail = scanEnd - start > 1 && this.text[scanEnd - 1] === '"' ? 1 : 0;
      return;
    }
    if (token === Token.word) return this.word(open, isKey, start, scanEnd, templated);
    if (isKey && open) {
      open.node.open = true;
      return this.problem('key-expected', start, scanEnd);
    }
    this.literal(token, start, scanEnd);
  }

  private literal(token: number, start: number, end: number): void {
    if (token === Token.number) {
      // A number may be unfinished, such as `2e`.
      const text = this.text.slice(start, end);
      const number = Number(text);
      if (!Number.isNaN(number)) return void this.place('number', start, end, number, false);
      this.problem('word', start, end);
      this.place('invalid', start, end, text, true);
    } else if (token === Token.null) this.place('null', start, end, null, false);
    else this.place('boolean', start, end, token === Token.true, false);
  }

  /** A bare word: a placeholder that will be filled in, or a mistake. */
  private word(
    open: Open | undefined,
    isKey: boolean,
    start: number,
    end: number,
    templated: boolean,
  ): void {
    const raw = this.text.slice(start, end);
    const placeholder = templated || isBarePlaceholder(raw);
    if (placeholder) this.templated = true;
    if (isKey && open) {
      // A template between members may add any number of them.
      open.node.open = true;
      if (!placeholder) this.problem('key-expected', start, end);
      else open.filled = true;
      return;
    }
    const last = open?.node.kind === 'array' ? open.items[open.count - 1] : undefined;
    if (last?.kind === 'placeholder' && !open?.comma && last.end < start) {
      last.end = end; // A placeholder of several words.
      return;
    }
    if (!placeholder) this.problem('word', start, end);
    this.place(placeholder ? 'placeholder' : 'invalid', start, end, raw, true);
  }

  private key(open: Open, name: string, start: number, end: number): void {
    if (open.key !== undefined) this.endMember(open, start);
    if (open.filled && !open.comma) {
      this.problem('comma-expected', start, end);
      open.node.open = true;
    }
    open.key = name;
    open.keyRange = { start, end };
    open.comma = undefined;
    open.filled = true;
  }

  private brokenString(start: number, end: number): void {
    this.problem('string', start, end);
    for (const open of this.stack) open.node.open = true;
  }

  /** Puts a value where the text has come to: as a member's value, an item, or the root. */
  private place(
    kind: NodeKind,
    start: number,
    end: number,
    value: string | number | boolean | null,
    templated: boolean,
  ): Node {
    const open = this.stack.at(-1);
    const node = new Node(kind, start, end, open?.node, value, templated);
    if (!open) {
      if (this.root) this.problem('after-end', start, end);
      else this.root = node;
    } else if (open.node.kind === 'object') {
      if (open.key !== undefined && open.colon) {
        addMember(open, open.key, node);
      } else {
        open.node.open = true;
        this.problem('key-expected', start, end);
      }
      open.key = undefined;
      open.colon = false;
    } else {
      if (open.filled && !open.comma) this.problem('comma-expected', start, end);
      open.items[open.count++] = node;
    }
    if (open) {
      open.comma = undefined;
      open.filled = true;
    }
    return node;
  }

  private finish(): void {
    while (this.stack.length > 0) this.leave(this.text.length, false);
    if (this.root) openAround(this.root, this.templates);
    if (!this.root && this.problems.length === 0 && this.text.trim() !== '') {
      this.problem('value-expected', 0, 0);
    }
  }

  /** Whether a template stands in the token; tokens come in order, so the search only goes on. */
  private holdsTemplate(start: number, end: number): boolean {
    while ((this.templates[this.nextTemplate]?.end ?? Number.POSITIVE_INFINITY) <= start) {
      this.nextTemplate++;
    }
    return (this.templates[this.nextTemplate]?.start ?? Number.POSITIVE_INFINITY) < end;
  }

  private problem(id: SyntaxProblemId, start: number, end: number, found?: string): void {
    // One mistake often disturbs all that follows; the first ones tell enough.
    if (this.problems.length >= 100) return;
    const quoted = found ?? this.text.slice(start, Math.min(end, start + QUOTED));
    this.problems.push({ id, start, end: Math.max(end, start), found: quoted });
  }
}
