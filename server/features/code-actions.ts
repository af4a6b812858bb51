import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { makeRegistrable } from '../../core/lint/exported.ts';
import type { Finding } from '../../core/lint/finding.ts';
import { fixAll } from '../../core/lint/fix-all.ts';
import type { Fix } from '../../core/lint/rule.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import type { Editor } from '../../core/text/edit.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { type Diagnostics, toDiagnostic } from './diagnostics.ts';
import { newFileActions, resolveNewFile } from './new-files.ts';
import { planActions } from './plan-findings.ts';
import { refactorings, resolveRefactoring, secretFixes } from './refactorings.ts';
import { resolveRuleAction, ruleActions } from './rule-actions.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Mends everything whose mending cannot change what the task does. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.stowage`;

/** Makes of the output of the AWS CLI what register-task-definition takes. */
export const MAKE_REGISTRABLE = `${CodeActionKind.Source}.makeRegistrable.stowage`;

export function registerCodeActions(session: Session, diagnostics: Diagnostics): void {
  session.connection.onCodeAction(
    runSafe<CodeActionParams, CodeAction[]>(session, 'Code actions', [], async (params) => {
      const parsed = session.document(params.textDocument.uri);
      if (!parsed) return [];
      const { enable } = session.settings.lint;
      const findings = enable ? await diagnostics.findingsOf(parsed) : [];
      return [
        ...codeActions(parsed, findings, params),
        ...secretFixes(parsed, findings, params),
        ...ruleActions(session, parsed, findings, params),
        ...(await planActions(session, parsed, params)),
        ...registrable(parsed, params),
        ...refactorings(parsed, params),
        ...newFileActions(parsed, params),
      ];
    }),
  );
  const resolve = runSafe<CodeAction, CodeAction | null>(session, 'Refactoring', null, (action) => {
    const has = (key: string) => action.data && key in action.data;
    if (has('ruleAction')) return resolveRuleAction(session, action);
    return has('newFile') ? resolveNewFile(session, action) : resolveRefactoring(session, action);
  });
  session.connection.onCodeActionResolve(
    async (action, token) => (await resolve(action, token)) ?? action,
  );
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
  const editor = parsed.document.notation.editor(parsed.document);
  if (wanted(CodeActionKind.QuickFix)) {
    for (const finding of findings) {
      if (finding.end < from || to < finding.start) continue;
      for (const fix of finding.fixes) actions.push(...quickFix(parsed, finding, fix, editor));
    }
  }
  if (context.only && wanted(FIX_ALL)) {
    const edits = fixAll(parsed.document, findings);
    if (edits.length > 0) {
      const title = translate(message('Fix all auto-fixable Stowage problems'));
      actions.push({ title, kind: FIX_ALL, edit: workspaceEdit(parsed, edits) });
    }
  }
  return actions;
}

/** Offered where something is in the way, to those who ask for this or for source actions. */
function registrable(parsed: Parsed, { context }: CodeActionParams): CodeAction[] {
  const wanted = context.only?.some(
    (only) => MAKE_REGISTRABLE === only || MAKE_REGISTRABLE.startsWith(`${only}.`),
  );
  const subject = wanted ? subjectOf(parsed.document, parsed.text.uri) : undefined;
  if (!subject || parsed.document.problems.length > 0) return [];
  const fix = makeRegistrable(subject);
  const edits = fix.edits(parsed.document.notation.editor(parsed.document));
  if (edits.length === 0) return [];
  const title = translate(message(fix.title));
  return [{ title, kind: MAKE_REGISTRABLE, edit: workspaceEdit(parsed, edits) }];
}

/** The action; none where the notation cannot make the edit. */
function quickFix(parsed: Parsed, finding: Finding, fix: Fix, editor: Editor): CodeAction[] {
  const edits = fix.edits(editor);
  if (edits.every(({ start, end, text }) => start === end && text === '')) return [];
  const title = translate(message(fix.title, fix.params ?? {}));
  const action: CodeAction = {
    title: finding.spell?.(title) ?? title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(parsed, finding)],
    isPreferred: fix.preferred ?? false,
    edit: workspaceEdit(parsed, edits),
  };
  return [action];
}
