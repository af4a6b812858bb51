import { Char, isLetter } from './scan.ts';
import type { Attribute, Block, Body, Label, Syntax } from './syntax.ts';
import { DEEPEST, ValueReader } from './values.ts';

/**
 * Reads the structure and the literals of a Terraform or OpenTofu file. Never throws. What is being typed
 * costs as little as can be: a block in the first column closes all that is open, and where brackets do
 * not match, the indentation tells which of them is missing.
 */
export function readHcl(text: string): Syntax {
  const strict = new Reader(text, false).file();
  return strict.problems.length === 0 ? strict : new Reader(text, true).file();
}

/** Reads attributes and blocks. */
class Reader extends ValueReader {
  file(): Syntax {
    const body = this.body(-1);
    return { body, comments: this.scanner.comments, problems: this.problems };
  }

  /** The entries up to a closing brace. @param start of the opening brace; negative for a file */
  private body(start: number): Body {
    const { scanner } = this;
    const entries: (Attribute | Block)[] = [];
    const indent = start < 0 ? -1 : this.indentOf(start);
    let whole = true;
    for (;;) {
      scanner.skipBlanks(true);
      const { at, code } = scanner;
      if (start < 0 ? Number.isNaN(code) : this.isOver(at, indent)) {
        if (start >= 0) this.problem(at);
        return { start: Math.max(start, 0), end: at, entries, whole: start < 0, closed: start < 0 };
      }
      if (code === Char.closeBrace && start >= 0 && !this.isStray(at, indent)) {
        scanner.at++;
        return { start, end: at + 1, entries, whole, closed: true };
      }
      const entry = isLetter(code) || code === Char.quote ? this.entry() : undefined;
      if (!entry) {
        this.problem(at);
        whole = false;
        if (scanner.at === at) scanner.at++;
        continue;
      }
      entries.push(entry);
      if (entry.kind === 'attribute' && !entry.value) whole = false;
      if (!this.endsLine()) whole = false;
    }
  }

  /** Whether nothing but a closing brace follows on the line. */
  private endsLine(): boolean {
    const { scanner } = this;
    scanner.skipBlanks(false);
    const { code, at } = scanner;
    if (code === Char.newline || code === Char.closeBrace || Number.isNaN(code)) return true;
    this.problem(at);
    return false;
  }

  private entry(): Attribute | Block | undefined {
    const { scanner, text } = this;
    const { at: start } = scanner;
    const name = this.name();
    const nameRange = { start, end: scanner.at };
    scanner.skipBlanks(false);
    if (scanner.code === Char.equals && text.charCodeAt(scanner.at + 1) !== Char.equals) {
      scanner.at++;
      scanner.skipBlanks(false);
      const value = this.expression(false);
      if (!value) this.problem(scanner.at);
      return { kind: 'attribute', name, nameRange, value };
    }
    const labels: Label[] = [];
    while (scanner.code === Char.quote || isLetter(scanner.code)) {
      const from = scanner.at;
      labels.push({ value: this.name(), start: from, end: scanner.at });
      scanner.skipBlanks(false);
    }
    if (scanner.code === Char.openBrace && this.depth < DEEPEST) {
      this.depth++;
      const { at } = scanner;
      scanner.at++;
      const body = this.body(at);
      this.depth--;
      return {
        kind: 'block',
        start,
        end: body.end,
        type: name,
        typeRange: nameRange,
        labels,
        body,
      };
    }
    if (scanner.code === Char.openBrace) this.skipBrackets();
    this.problem(start);
    return labels.length > 0 || text.charCodeAt(start) === Char.quote
      ? undefined
      : { kind: 'attribute', name, nameRange, value: undefined };
  }

  /** A name, or a quoted one. */
  private name(): string {
    const { scanner, text } = this;
    const { at } = scanner;
    if (scanner.code === Char.quote) {
      const { end, closed } = scanner.quoted();
      if (!closed) this.problem(at);
      scanner.at = end;
      return text.slice(at + 1, closed ? end - 1 : end);
    }
    scanner.at = scanner.nameEnd(at);
    return text.slice(at, scanner.at);
  }
}
