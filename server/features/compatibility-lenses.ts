import type { CodeLens } from 'vscode-languageserver';
import {
  COMPATIBILITY_NAMES,
  judgeCompatibilities,
  type Possibility,
} from '../../core/lint/compatibility.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import { inSlices } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';

/** Lists reasons with their places; the client's. */
const COMMAND = '_stowage.showReasons';

/** Those that people ask about; the others only when nothing stands in their way. */
const ASKED: readonly Possibility['compatibility'][] = ['EC2', 'FARGATE'];

/** Above a task definition: where it can run, and what stands in the way elsewhere. */
export async function compatibilityLenses(
  { document, text }: Parsed,
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const found = await inSlices(judgeCompatibilities(document, text.uri), signal);
  if (found.length === 0) return [];
  const start = text.positionAt(document.root.start);
  const range = { start, end: start };
  const possible = found.filter(({ blockers }) => blockers.length === 0);
  const names = possible.map(({ compatibility }) => COMPATIBILITY_NAMES[compatibility]).join(', ');
  const runs = message('Can run on {names}', { names });
  const nowhere = message('Cannot run on any launch type');
  const title = translate(possible.length > 0 ? runs : nowhere);
  const blocked = found.filter(
    ({ compatibility, blockers }) => blockers.length > 0 && ASKED.includes(compatibility),
  );
  return [
    { range, command: { title, command: '' } },
    ...blocked.map(({ compatibility, blockers }) => {
      const reasons = blockers.map((finding) => ({
        text: translate(message(finding.message, finding.params)),
        range: toLspRange(text, finding),
      }));
      const params = { name: COMPATIBILITY_NAMES[compatibility], count: blockers.length };
      const template = 'not on {name} ({count, plural, one {# reason} other {# reasons}})';
      const title = translate(message(template, params));
      const heading = translate(message('Not on {name}:', { name: params.name }));
      const command = { title, command: COMMAND, arguments: [text.uri, heading, reasons] };
      return { range, command };
    }),
  ];
}
