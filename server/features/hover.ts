import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { toLspRange } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { constraintHover } from './constraints.ts';

/** Longest text of AWS's documentation that a hover shows; its page has the rest. */
const LONGEST = 1200;

export function registerHover(session: Session): void {
  session.connection.onHover(
    runSafe<HoverParams, Hover | null>(
      session,
      'Hover',
      null,
      async ({ textDocument, position }) => {
        const parsed = session.document(textDocument.uri);
        if (!parsed) return null;
        const offset = parsed.text.offsetAt(position);
        const inConstraint = await constraintHover(session, parsed, offset);
        if (inConstraint) return inConstraint;
        const scene = sceneOf(parsed.document, parsed.text.uri);
        const info = scene && hoverAt(scene, offset);
        if (!info) return null;
        const reference = translate({ template: 'API reference', params: {} });
        const value = [
          info.title,
          ...info.about.map(translate),
          info.docs.length > LONGEST ? `${info.docs.slice(0, LONGEST)} …` : info.docs,
          `[${reference}](${info.link})`,
        ]
          .filter((paragraph) => paragraph !== '')
          .join('\n\n');
        const contents = { kind: MarkupKind.Markdown, value };
        return { contents, range: toLspRange(parsed.text, info) };
      },
    ),
  );
}
