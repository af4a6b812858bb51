import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completeAt } from '../../core/assist/completion/complete.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { type KnownValues, lazyValuesIn } from '../../core/ecs/known-values.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { root } from '../vscode/paths.ts';
import { taskDefinition } from './documents.ts';
import { inTurn, type Row } from './row.ts';

const NAME = 'file:///shop.task-definition.json';

/** What is asked while typing, beside the JSON language service on the same text and schema. */
export async function benchEditing(): Promise<Row[]> {
  const text = taskDefinition(1000);
  const file = join(root, 'core/ecs/schema/task-definition.generated.json');
  const service = getLanguageService({});
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  service.configure({ schemas: [{ uri: 'stowage://schema', fileMatch: ['*'], schema }] });
  // In the middle: a key of the fifth container.
  const offset = text.indexOf('"essential"', text.indexOf('"app-4"')) + 3;
  const document = TextDocument.create(NAME, 'json', 1, text);
  const position = document.positionAt(offset);
  const parsed = () => service.parseJSONDocument(document);
  const scene = () => sceneOf(readDocument(text), NAME);

  const row = (what: string, peer: string, times: { ours: number; peers: number }): Row => ({
    what,
    ...times,
    peer,
    goal: 'ratio ≤ 1.0',
    reached: times.ours <= times.peers,
  });
  const completion = await inTurn(
    () => {
      const here = scene();
      return here && completeAt(here, offset);
    },
    () => service.doComplete(document, position, parsed()),
    101,
    200,
  );
  const known = [valuesOfOthers()];
  const withValues = await inTurn(
    () => {
      const here = scene();
      const own = here && lazyValuesIn(here.document.root);
      return here && own && completeAt(here, offset, { known: [own, ...known] });
    },
    () => service.doComplete(document, position, parsed()),
    101,
    200,
  );
  const hover = await inTurn(
    () => {
      const here = scene();
      return here && hoverAt(here, offset);
    },
    () => service.doHover(document, position, parsed()),
    101,
    200,
  );
  const actions = await inTurn(
    () => {
      const read = readDocument(text);
      const editor = read.notation.editor(read);
      return lint(read, NAME)
        .filter(({ start, end }) => start <= offset && offset <= end)
        .flatMap(({ fixes }) => fixes.map((fix) => fix.edits(editor)));
    },
    async () => {
      await service.doComplete(document, position, parsed());
      await service.doHover(document, position, parsed());
    },
    101,
    // The peer has run in the rows above; lint runs for the first time.
    800,
  );
  const peer = 'vscode-json-languageservice';
  return [
    row('completion in 1,000 lines', peer, completion),
    row('completion in 1,000 lines, with values of 200 documents', peer, withValues),
    row('hover in 1,000 lines', peer, hover),
    row('code actions in 1,000 lines, judged again', `${peer}: completion and hover`, actions),
  ];
}

/** What 200 documents of a workspace hold, as the server keeps it. */
function valuesOfOthers(): KnownValues {
  const values = (text: (number: number) => string) =>
    new Map(Array.from({ length: 200 }, (_, number) => [text(number), 1] as const));
  return new Map([
    ['executionRoleArn', values((number) => `arn:aws:iam::210987654321:role/role-${number}`)],
    ['image', values((number) => `public.ecr.aws/shop/app-${number}:1`)],
    ['account', values(() => '210987654321')],
    ['region', values((number) => (number % 2 === 0 ? 'eu-west-1' : 'us-east-1'))],
    ['awslogs-group', values((number) => `/ecs/app-${number}`)],
  ]);
}
