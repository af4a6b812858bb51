import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { fixAll } from '../../core/lint/fix-all.ts';
import type { Finding } from '../../core/lint/lint.ts';
import type { Fix } from '../../core/lint/rule.ts';
import { Editor } from '../../core/text/edit.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { type Diagnostics, toDiagnostic } from './diagnostics.ts';
import { planActions } from './plan-findings.ts';
import { refactorings, resolveRefactoring } from './refactorings.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Mends everything whose mending cannot change what the task does. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.stowage`;

export function registerCodeActions(session: Session, diagnostics: Diagnostics): void {
  session.connection.onCodeAction(
    runSafe<CodeActionParams, CodeAction[]>(session, 'Code actions', [], async (params) => {
      const parsed = session.document(params.textDocument.uri);
      if (!parsed || !session.settings.lint.enable) return [];
      return [
        ...codeActions(parsed, await diagnostics.findingsOf(parsed), params),
        ...(await planActions(session, parsed, params)),
        ...refactorings(parsed, params),
      ];
    }),
  );
  session.connection.onCodeActionResolve(async (action) => {
    try {
      return await resolveRefactoring(session, action);
    } catch (error) {
      session.log('Refactoring failed', error);
      return action;
    }
  });
}

/** The fixes for the findings under the range, and "fix all" where it is asked for. */
function codeActions(
  parsed: Parsed,
  findings: readonly Finding[],
  { range, context }: CodeActionParams,
): CodeAction[] {
  const wanted = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  const from = parsed.text.offsetAt(range.start);
  const to = parsed.text.offsetAt(range.end);
  const editor = new Editor(parsed.document);
  if (wanted(CodeActionKind.QuickFix)) {
    for (const finding of findings) {
      if (finding.end < from || to < finding.start) continue;
      for (const fix of finding.fixes) actions.push(quickFix(parsed, finding, fix, editor));
    }
  }
  if (context.only && wanted(FIX_ALL)) {
    const edits = fixAll(parsed.document, findings);
    if (edits.length > 0) {
      const title = translate({
        template: 'Fix all Stowage findings that are safe to fix',
        params: {},
      });
      actions.push({ title, kind: FIX_ALL, edit: workspaceEdit(parsed, edits) });
    }
  }
  return actions;
}

function quickFix(parsed: Parsed, finding: Finding, fix: Fix, editor: Editor): CodeAction {
  return {
    title: translate({ template: fix.title, params: fix.params ?? {} }),
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(parsed, finding)],
    isPreferred: fix.preferred ?? false,
    edit: workspaceEdit(parsed, fix.edits(editor)),
  };
}
