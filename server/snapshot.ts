import type { Range as LspRange, Position } from 'vscode-languageserver';
import { Lines } from '../core/text/lines.ts';
import type { Range } from '../core/text/node.ts';

/**
 * The text of a document in one version. The text that the protocol library keeps is changed in place
 * while an answer is worked out; positions in an answer are always those of a snapshot.
 */
export class Snapshot {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  private readonly text: string;
  private lines: Lines | undefined;

  constructor(uri: string, version: number | null, text: string) {
    this.uri = uri;
    this.version = version;
    this.text = text;
  }

  getText(): string {
    return this.text;
  }

  /** @param offset in UTF-16 units; one between CR and LF is taken before both */
  positionAt(offset: number): Position {
    return this.index.position(this.beforeLineEnd(Math.max(0, Math.min(offset, this.text.length))));
  }

  /** The offset in UTF-16 units; a place behind the end of its line is taken to that end. */
  offsetAt(position: Position): number {
    const start = this.index.offset({ line: position.line, character: 0 });
    let offset = this.index.offset(position);
    while (offset > start && isLineEnd(this.text.charCodeAt(offset - 1))) offset--;
    return offset;
  }

  private get index(): Lines {
    this.lines ??= new Lines(this.text);
    return this.lines;
  }

  private beforeLineEnd(offset: number): number {
    const { text } = this;
    return text[offset] === '\n' && text[offset - 1] === '\r' ? offset - 1 : offset;
  }
}

/** Offsets as the protocol counts them. */
export function toLspRange(text: Snapshot, { start, end }: Range): LspRange {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
