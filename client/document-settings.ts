import * as vscode from 'vscode';
import type { ChosenKind } from '../core/ecs/recognise.ts';
import { matchesGlob } from '../core/lint/glob.ts';

/** What people chose that files are: globs in the setting `stowage.documents`. */
export type Choices = Readonly<Record<string, ChosenKind>>;

/** Whether someone chose what the document is. */
export function isChosen(document: vscode.TextDocument): boolean {
  const choices = vscode.workspace.getConfiguration('stowage').get<Choices>('documents') ?? {};
  return Object.keys(choices).some((glob) => matchesGlob(glob, document.uri.path));
}
