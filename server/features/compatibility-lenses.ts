import type { CodeLens } from 'vscode-languageserver';
import {
  COMPATIBILITY_NAMES,
  type Possibility,
  possibilitiesOf,
} from '../../core/lint/compatibility.ts';
import { subjectsOf } from '../../core/lint/subject.ts';
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
  parsed: Parsed,
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const { document, text } = parsed;
  const lenses: CodeLens[] = [];
  for (const subject of subjectsOf(document, text.uri)) {
    const found = await inSlices(possibilitiesOf(subject), signal);
    const root = subject.parts[0]?.node;
    const unit = document.units.find((each) => each.root === root);
    const at = unit?.nameRange?.start ?? document.root.start;
    if (found.length > 0) lenses.push(...lensesFor(found, parsed, at));
  }
  return lenses;
}

function lensesFor(found: readonly Possibility[], { text }: Parsed, offset: number): CodeLens[] {
  const start = text.positionAt(offset);
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
