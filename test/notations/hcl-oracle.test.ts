import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { readHcl } from '../../core/notations/hcl/read.ts';
import type { Body, Expression } from '../../core/notations/hcl/syntax.ts';
import { hclFile } from './hcl-generate.ts';
import { terraformFiles } from './terraform-corpus.ts';

/*
 * Our reader of HCL against the grammar that editors use, range for range: names, labels, literals, lists,
 * objects, and where every expression begins and ends.
 */

const resolve = (name: string) => createRequire(import.meta.url).resolve(name);

let parser: Parser;

beforeAll(async () => {
  await Parser.init({ locateFile: () => resolve('web-tree-sitter/web-tree-sitter.wasm') });
  const grammar = resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm');
  parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
});

/** What our reader finds: one line for each name and value. */
function ours(text: string): string[] {
  const found: string[] = [];
  const say = (kind: string, { start, end }: { start: number; end: number }) =>
    found.push(
      `${kind} ${start}-${end} ${JSON.stringify(text.slice(start, Math.min(end, start + 30)))}`,
    );
  const expression = (value: Expression) => {
    switch (value.kind) {
      case 'tuple':
        say('tuple', value);
        return value.items.forEach(expression);
      case 'object':
        say('object', value);
        for (const pair of value.pairs) {
          say('key', pair.keyRange);
          if (pair.value) expression(pair.value);
        }
        return;
      case 'call':
        say('call', value);
        return value.arguments.forEach(expression);
      case 'parentheses':
        say('parentheses', value);
        return expression(value.inner);
      case 'text':
      case 'heredoc':
        return say(value.templated ? 'template' : 'string', value);
      case 'literal':
        return say(typeof value.value === 'number' && value.value < 0 ? 'other' : 'literal', value);
      default:
        return say(value.kind, value);
    }
  };
  const body = ({ entries }: Body) => {
    for (const entry of entries) {
      if (entry.kind === 'attribute') {
        say('attribute', entry.nameRange);
        if (entry.value) expression(entry.value);
      } else {
        say('block', entry);
        say('type', entry.typeRange);
        for (const label of entry.labels) say('label', label);
        body(entry.body);
      }
    }
  };
  body(readHcl(text).body);
  return found;
}

/** The same from the grammar's tree. */
function theirs(text: string): { lines: string[]; broken: boolean } {
  const found: string[] = [];
  const tree = parser.parse(text);
  if (!tree) throw new Error('no tree');
  const say = (kind: string, start: number, end: number) =>
    found.push(
      `${kind} ${start}-${end} ${JSON.stringify(text.slice(start, Math.min(end, start + 30)))}`,
    );
  const named = (node: Node) => node.namedChildren.filter((each): each is Node => each !== null);
  const expression = (node: Node): void => {
    const children = named(node).filter(({ type }) => type !== 'comment');
    const [first] = children;
    const { startIndex: start, endIndex: end } = node;
    if (!first) return void say('other', start, end);
    if (children.length > 1) {
      const steps = children.slice(1).every(({ type }) => /^(?:get_attr|index|splat)$/.test(type));
      const reference = first.type === 'variable_expr' && steps;
      return void say(reference ? 'reference' : 'other', start, end);
    }
    switch (first.type) {
      case 'variable_expr':
        return void say('reference', start, end);
      case 'literal_value': {
        const string = first.firstNamedChild?.type === 'string_lit';
        return void say(string ? 'string' : 'literal', start, end);
      }
      case 'template_expr': {
        const body = first.firstNamedChild;
        const templated =
          body !== null &&
          body.descendantsOfType([
            'template_interpolation',
            'template_directive',
            'template_for',
            'template_if',
          ]).length > 0;
        return void say(templated ? 'template' : 'string', start, end);
      }
      case 'function_call': {
        say('call', start, end);
        const list = named(first).find(({ type }) => type === 'function_arguments');
        for (const each of list ? named(list) : [])
          if (each.type === 'expression') expression(each);
        return;
      }
      case 'collection_value': {
        const collection = first.firstNamedChild as Node;
        say(collection.type, start, end);
        for (const each of named(collection)) {
          if (each.type === 'expression') expression(each);
          if (each.type !== 'object_elem') continue;
          const [key, value] = named(each).filter(({ type }) => type === 'expression');
          if (key) say('key', key.startIndex, key.endIndex);
          if (value) expression(value);
        }
        return;
      }
      case 'expression':
        if (text[start] === '(' && text[end - 1] === ')') {
          say('parentheses', start, end);
          return expression(first);
        }
        return expression(first);
      default:
        return void say('other', start, end);
    }
  };
  const body = (node: Node): void => {
    for (const entry of named(node)) {
      const children = named(entry);
      if (entry.type === 'attribute') {
        const [name, value] = children;
        if (name) say('attribute', name.startIndex, name.endIndex);
        if (value) expression(value);
      } else if (entry.type === 'block') {
        say('block', entry.startIndex, entry.endIndex);
        children.forEach((child, index) => {
          if (index === 0) say('type', child.startIndex, child.endIndex);
          else if (child.type === 'string_lit' || child.type === 'identifier')
            say('label', child.startIndex, child.endIndex);
          else if (child.type === 'body') body(child);
        });
      }
    }
  };
  const top = named(tree.rootNode).find(({ type }) => type === 'body');
  if (top) body(top);
  const broken = tree.rootNode.hasError;
  tree.delete();
  return { lines: found, broken };
}

/** The first line in which two readings differ. */
function firstDifference(text: string): string | undefined {
  const [own, other] = [ours(text), theirs(text).lines];
  for (let index = 0; index < Math.max(own.length, other.length); index++) {
    if (own[index] !== other[index]) return `ours ${own[index]} | theirs ${other[index]}`;
  }
  return undefined;
}

const files = terraformFiles();

test.skipIf(files.length === 0)('real files are read as the grammar reads them', () => {
  const different = files.flatMap(({ name, text }) => {
    const { broken } = theirs(text);
    const problems = readHcl(text).problems.length > 0;
    if (broken !== problems) return [`${name}: ours ${problems}, theirs ${broken}`];
    const difference = firstDifference(text);
    return difference === undefined ? [] : [`${name}: ${difference}`];
  });
  expect(different).toEqual([]);
  expect(files.length).toBeGreaterThan(70);
});

test('generated files are read as the grammar reads them', () => {
  fc.assert(
    fc.property(hclFile, (text) => {
      expect(readHcl(text).problems, text).toEqual([]);
      expect(firstDifference(text), text).toBeUndefined();
    }),
    { numRuns: 300, seed: 20261126 },
  );
});
