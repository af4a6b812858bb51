/** A place as the language server protocol and compilers count it, both from zero; UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates offsets of one text into lines and characters. */
export class Lines {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (code === 10 || code === 13) this.starts.push(i + 1);
    }
  }

  /** The offset of a place; places outside the text are taken to the nearest end of their line. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.starts[line] ?? this.length;
    const next = this.starts[line + 1] ?? this.length;
    return Math.min(start + Math.max(0, character), next);
  }

  /** Where the offset stands; offsets outside the text are taken to its nearest end. */
  position(offset: number): Position {
    const wanted = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: wanted - (this.starts[low] ?? 0) };
  }
}
