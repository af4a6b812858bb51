import { parseAst } from 'vitest/node';

/** A node of the syntax tree, as far as it is asked for. */
export interface Syntax {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** A string of a source file, with the syntax around it, the nearest first. */
export interface Literal {
  readonly value: string;
  readonly around: readonly Syntax[];
}

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Parts of the language that hold no strings of the program. */
const NO_STRINGS = /^(?:Import|ExportAll)|^TS(?:\w*Type|\w+Declaration)$/;

/** The string literals of a TypeScript file, outside of imports and types. */
export function literalsOf(path: string, text: string): Literal[] {
  const found: Literal[] = [];
  const visit = (node: Syntax, around: readonly Syntax[]): void => {
    if (NO_STRINGS.test(node.type)) return;
    if (node.type === 'Literal') {
      if (typeof node.value === 'string') found.push({ value: node.value, around });
      return;
    }
    const inside = [node, ...around];
    for (const value of Object.values(node)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (isSyntax(each)) visit(each, inside);
      }
    }
  };
  const lang = path.endsWith('x') ? 'tsx' : 'ts';
  visit(parseAst(text, { lang }) as unknown as Syntax, []);
  return found;
}

/** What passes a value on as it is: `a ? 'b' : 'c'`, `a ?? 'b'`, `('a')`, `'a' as const`. */
const PASSES_ON =
  /^(?:ConditionalExpression|LogicalExpression|Parenthesized\w+|TS(?:As|Satisfies)\w+)$/;

/** Where the value of a literal goes: a call, a member of an object, a variable. */
export interface Use {
  readonly kind: 'argument' | 'member' | 'variable' | 'other';
  /** The name of the function, member or variable. */
  readonly name: string;
  /** The index of the argument. */
  readonly index: number;
}

export function useOf({ around }: Literal): Use {
  const at = around.findIndex(({ type }) => !PASSES_ON.test(type));
  const node = around[at] ?? { type: '' };
  const inner = around[at - 1];
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const callee = node.callee as Syntax;
      const args = node.arguments as Syntax[];
      const index = inner ? args.indexOf(inner) : 0;
      return { kind: 'argument', name: nameOf(callee.property ?? callee), index };
    }
    case 'Property':
      return { kind: 'member', name: nameOf(node.key), index: 0 };
    case 'VariableDeclarator':
      return { kind: 'variable', name: nameOf(node.id), index: 0 };
    default:
      return { kind: 'other', name: '', index: 0 };
  }
}

/** The text of an identifier, or of a key in quotes. */
function nameOf(node: unknown): string {
  if (!isSyntax(node)) return '';
  return String(node.name ?? node.value ?? '');
}
