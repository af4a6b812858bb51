import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { root } from '../vscode/paths.ts';
import { taskDefinition } from './documents.ts';
import { inTurn, median, type Row } from './row.ts';

const NAME = 'file:///shop.task-definition.json';

/** From the text to the findings, all rules. */
const judge = (text: string) => lint(readDocument(text), NAME);

/** Lint beside the JSON language service with the same schema, and beside the parser alone. */
export async function benchLint(): Promise<Row[]> {
  const rows: Row[] = [];
  const thousand = taskDefinition(1000);
  const lines = thousand.split('\n').length;
  const file = join(root, 'core/ecs/schema/task-definition.generated.json');
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: 'stowage://schema', fileMatch: ['*'], schema }] });
  const validate = async () => {
    const document = TextDocument.create(NAME, 'json', 1, thousand);
    return service.doValidation(document, service.parseJSONDocument(document));
  };
  const side = await inTurn(() => judge(thousand), validate, 301, 1000);
  rows.push({
    what: `full lint of ${lines} lines`,
    ...side,
    peer: 'vscode-json-languageservice, same schema',
    goal: 'ratio ≤ 1.0',
    reached: side.ours <= side.peers,
  });
  let large = taskDefinition(1000);
  for (let size = 1000; large.length < 64 * 1024; size += 50) large = taskDefinition(size);
  const against = await inTurn(
    () => judge(large),
    () => parse(large),
    101,
    200,
  );
  rows.push({
    what: `full lint of ${Math.round(large.length / 1024)} KiB`,
    ...against,
    peer: 'jsonc-parser, parse alone',
    goal: 'ratio ≤ 4',
    reached: against.ours <= against.peers * 4,
  });
  const quarter = taskDefinition(8_000);
  const whole = taskDefinition(32_000);
  const small = await median(() => judge(quarter), 9, 3);
  const big = await median(() => judge(whole), 9, 3);
  const growth = big / small / (whole.length / quarter.length);
  rows.push({
    what: `lint of ${(whole.length / 1024 / 1024).toFixed(1)} MB for each byte`,
    ours: big,
    peer: `ours of ${(quarter.length / 1024 / 1024).toFixed(2)} MB, scaled up`,
    peers: small * (whole.length / quarter.length),
    goal: 'ratio ≤ 1.3 (linear)',
    reached: growth <= 1.3,
  });
  return rows;
}
