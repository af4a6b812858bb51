import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloudformationYaml } from '../../core/notations/cloudformation/cloudformation.ts';
import type { Document } from '../../core/text/document.ts';
import { nodesIn } from '../../core/text/node.ts';

/*
 * What is left of a template while one line of it is being typed: the values of all other lines should still
 * be read, with the path they had.
 */
const text = readFileSync(join(import.meta.dirname, '../../examples/cloudformation.yaml'), 'utf8');
const lines = text.split('\n');
const first = lines.findIndex((line) => line.includes('CheckoutTask:'));
const last = lines.findIndex((line) => line.includes('ExecutionRole:'));

/** What somebody who types makes of a line; undefined where the line has nothing of that kind. */
const MISTAKES: Readonly<Record<string, (line: string) => string | undefined>> = {
  'the line is cut': (line) => line.slice(0, line.length - Math.ceil(line.trim().length / 2)),
  'half a key': (line) => /^(\s*(?:- )?\w{1,4})\w*:/.exec(line)?.[1],
  'a key without a value': (line) => /^(\s*(?:- )?[\w-]+:) \S/.exec(line)?.[1],
  'an open quote': (line) => /^(\s*(?:- )?[\w-]+: )\w+$/.exec(line)?.[1]?.concat('"abc'),
  'a bracket that is missing': (line) => (/[\]}]$/.test(line) ? line.slice(0, -1) : undefined),
  'a line that is indented too far': (line) => `   ${line}`,
};

/** The values of a document by path, but for those of one line. */
function values(document: Document, line: number): Set<string> {
  const found = new Set<string>();
  for (const unit of document.units) {
    for (const node of nodesIn(unit.root)) {
      if (node.kind === 'object' || node.kind === 'array' || node.start === node.end) continue;
      const at = document.text.slice(0, node.start).split('\n').length - 1;
      if (at !== line) found.add(`${node.path().join('/')} ${node.kind} ${node.value}`);
    }
  }
  return found;
}

test('at least 93 % of the other values are read while a line is being typed', () => {
  const kept: number[] = [];
  const least: string[] = [];
  for (let line = first; line < last; line++) {
    const whole = values(cloudformationYaml.read(text), line);
    for (const [mistake, make] of Object.entries(MISTAKES)) {
      const typed = lines[line]?.trim() ? make(lines[line] ?? '') : undefined;
      if (typed === undefined || typed === lines[line]) continue;
      const document = cloudformationYaml.read(lines.with(line, typed).join('\n'));
      const left = values(document, line);
      const share = [...whole].filter((value) => left.has(value)).length / whole.size;
      kept.push(share);
      if (share < 0.5) least.push(`${mistake}: ${typed}: ${Math.round(share * 100)} %`);
    }
  }
  const mean = kept.reduce((sum, share) => sum + share, 0) / kept.length;
  expect(kept.length).toBeGreaterThan(200);
  expect(mean, least.join('\n')).toBeGreaterThanOrEqual(0.93);
});
