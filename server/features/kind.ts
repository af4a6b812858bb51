import { type DocumentParams, type KindResult, Method } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Tells what a document is taken for. */
export function registerKind(session: Session): void {
  const unknown: KindResult = { kind: null };
  session.connection.onRequest(
    Method.kind,
    runSafe<DocumentParams, KindResult>(session, 'Kind', unknown, ({ uri }) => ({
      kind: session.document(uri)?.kind ?? null,
    })),
  );
}
