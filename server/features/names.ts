import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type PrepareRenameParams,
  type Range,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { NamePlace } from '../../core/assist/names.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { isSame, namesOf, type SharedName, sharedNames } from '../shared-names.ts';
import { toLspRange } from '../snapshot.ts';

/**
 * Definition, references and highlights of names: containers, volumes and ports of task definitions,
 * services, families, attributes of container instances; over all documents that share them.
 */
export function registerNames(session: Session): void {
  const { connection } = session;
  connection.onDefinition(
    runSafe<DefinitionParams, Location[]>(session, 'Definition', [], async (params) =>
      (await placesOfName(session, params)).filter(({ place }) => place.defines).map(toLocation),
    ),
  );
  connection.onReferences(
    runSafe<ReferenceParams, Location[]>(session, 'References', [], async (params) => {
      const places = await placesOfName(session, params);
      const used = places.filter(({ place }) => !place.defines);
      const defined = places.filter(({ place }) => place.defines);
      return [...(params.context.includeDeclaration ? defined : []), ...used].map(toLocation);
    }),
  );
  connection.onDocumentHighlight(
    runSafe<TextDocumentPositionParams, DocumentHighlight[]>(
      session,
      'Highlights',
      [],
      (params) => {
        const found = nameAt(session, params);
        if (!found) return [];
        const { parsed, name } = found;
        return namesOf(parsed)
          .filter((each) => isSame(each, name))
          .map((each) => ({
            range: toLspRange(parsed.text, each),
            kind: each.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
          }));
      },
    ),
  );
  connection.onPrepareRename(
    runSafe<PrepareRenameParams, Range | null>(session, 'Prepare rename', null, (params) => {
      const found = nameAt(session, params);
      if (!found || isBuiltIn(found.name)) return null;
      return toLspRange(found.parsed.text, found.name);
    }),
  );
}

/**
 * Attributes that container instances have of themselves, and resources of a template, which also stand where
 * we do not look: those are not renamed here.
 */
export function isBuiltIn({ kind, name }: NamePlace): boolean {
  return kind === 'resource' || (kind === 'attribute' && name.startsWith('ecs.'));
}

/** The name under the cursor. */
export function nameAt(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
): { parsed: Parsed; name: NamePlace } | undefined {
  const parsed = session.document(textDocument.uri);
  const offset = parsed?.text.offsetAt(position) ?? 0;
  const name = parsed && namesOf(parsed).find((each) => each.start <= offset && offset <= each.end);
  return name && { parsed, name };
}

/** Every place of the name under the cursor. */
async function placesOfName(
  session: Session,
  params: TextDocumentPositionParams,
): Promise<SharedName[]> {
  const found = nameAt(session, params);
  if (!found) return [];
  const shared = await sharedNames(session, found.parsed);
  const ids = new Set(shared.find(({ place }) => place === found.name)?.ids);
  return shared.filter((each) => each.ids.some((id) => ids.has(id)));
}

function toLocation({ text, place }: SharedName): Location {
  return { uri: text.uri, range: toLspRange(text, place) };
}
