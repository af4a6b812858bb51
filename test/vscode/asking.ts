import * as vscode from 'vscode';
import { example } from './helpers.ts';

/** What VS Code's providers say together, by the name of the command that asks them. */
export function ask<T>(command: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);
}

/** A place in a document, so many characters behind the beginning of a text in it. */
export function at(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} does not hold ${text}`);
  return document.positionAt(start + offset);
}

/** A document of this name and text in the opened folder, unsaved and in an editor. */
export async function openText(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = example(name).with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(whole, text));
  return document;
}

/** Asks again and again until there is an answer with something in it. */
export async function untilSome<T>(
  what: string,
  read: () => Thenable<readonly T[] | undefined>,
): Promise<readonly T[]> {
  const deadline = Date.now() + 40_000;
  while (Date.now() < deadline) {
    const found = await read();
    if (found && found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain: ${what}`);
}

/** The titles of all tabs. */
export function titles(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}
