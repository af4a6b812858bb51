import * as vscode from 'vscode';

/*
 * Another extension (AWS's own) or the user may attach a JSON schema to files of ours. VS Code then
 * offers what the schema knows, and asks nobody who is better: what both would offer, Stowage leaves out.
 */

interface Validation {
  readonly fileMatch?: string | readonly string[];
}

/** Completions that are being asked for by us: nothing of ours belongs into the answer. */
const asking = new Set<string>();

/** The completions that no attached schema gives as well. */
export async function withoutForeign<T extends vscode.CompletionItem>(
  document: vscode.TextDocument,
  position: vscode.Position,
  own: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const place = `${document.uri} ${position.line}:${position.character}`;
  if (asking.has(place)) return [];
  const items = await own();
  if (items.length === 0 || !hasOthers(document)) return items;
  asking.add(place);
  try {
    const all = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    // Words of open files are offered wherever no schema answers; they are nobody's knowledge.
    const known = all.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    const labels = new Set(known.map(labelOf));
    return items.filter(
      // A name that the document refers to is known to no schema.
      (item) => item.kind === vscode.CompletionItemKind.Reference || !labels.has(labelOf(item)),
    );
  } finally {
    asking.delete(place);
  }
}

/** VS Code writes strings with their quotes. */
function labelOf({ label }: vscode.CompletionItem): string {
  return (typeof label === 'string' ? label : label.label).replace(/^"(.*)"$/, '$1');
}

/** Whether another extension may offer the same: by a schema, or as the owner of the language. */
function hasOthers(document: vscode.TextDocument): boolean {
  const others = vscode.extensions.all.filter(({ id }) => id !== 'stowage.stowage');
  if (document.languageId.startsWith('json')) return hasForeignSchema(document, others);
  const event = `onLanguage:${document.languageId}`;
  return others.some(
    ({ packageJSON }) =>
      packageJSON?.activationEvents?.includes(event) ||
      contributesLanguage(packageJSON, document.languageId),
  );
}

/** An extension with code that contributes a language is activated by it. */
function contributesLanguage(manifest: unknown, language: string): boolean {
  const { main, browser, contributes } = (manifest ?? {}) as {
    readonly main?: unknown;
    readonly browser?: unknown;
    readonly contributes?: { readonly languages?: readonly { readonly id?: unknown }[] };
  };
  const hasCode = main !== undefined || browser !== undefined;
  return hasCode && (contributes?.languages ?? []).some(({ id }) => id === language);
}

function hasForeignSchema(
  document: vscode.TextDocument,
  others: readonly vscode.Extension<unknown>[],
): boolean {
  const contributed = others.flatMap(
    ({ packageJSON }): readonly Validation[] => packageJSON?.contributes?.jsonValidation ?? [],
  );
  const chosen: unknown = vscode.workspace.getConfiguration('json', document).get('schemas');
  const all = [...contributed, ...(Array.isArray(chosen) ? (chosen as Validation[]) : [])];
  return all.some(({ fileMatch = [] }) =>
    [fileMatch].flat().some((glob) => {
      const pattern = /^(?:\/|%)/.test(glob) ? glob : `**/${glob}`;
      return vscode.languages.match({ pattern }, document) > 0;
    }),
  );
}
