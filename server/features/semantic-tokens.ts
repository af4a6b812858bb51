import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { namesOf, sharedNames } from '../shared-names.ts';

export const semanticTokensProvider = {
  legend: { tokenTypes: [SemanticTokenTypes.variable], tokenModifiers: [] },
  full: true,
};

/**
 * Marks names that lead somewhere: a container, a volume, a port, a service, a family or an attribute
 * that is there. No grammar can know that; a name that is only misspelled stays a plain string.
 */
export function registerSemanticTokens(session: Session): void {
  const none: SemanticTokens = { data: [] };
  session.connection.languages.semanticTokens.on(
    runSafe<SemanticTokensParams, SemanticTokens>(
      session,
      'Semantic tokens',
      none,
      async ({ textDocument }) => {
        const parsed = session.document(textDocument.uri);
        if (!parsed || namesOf(parsed).every(({ defines }) => defines)) return none;
        const shared = await sharedNames(session, parsed);
        const defined = new Set(
          shared.filter(({ place }) => place.defines).flatMap(({ ids }) => ids),
        );
        const used = shared
          .filter(({ text, place, ids }) => {
            const known = ids.some((id) => defined.has(id));
            return text.uri === textDocument.uri && !place.defines && known;
          })
          .sort((a, b) => a.place.start - b.place.start);
        const builder = new SemanticTokensBuilder();
        for (const { text, place } of used) {
          const { line, character } = text.positionAt(place.start);
          builder.push(line, character, place.end - place.start, 0, 0);
        }
        return builder.build();
      },
    ),
  );
}
