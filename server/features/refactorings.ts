import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Change } from '../../core/assist/refactor/conversions.ts';
import {
  type Refactored,
  type RefactoringId,
  refactor,
  refactoringsAt,
} from '../../core/assist/refactor/refactor.ts';
import type { Finding } from '../../core/lint/finding.ts';
import type { Message } from '../../core/text/message.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { translate, translateNotice } from '../translate.ts';
import { toDiagnostic } from './diagnostics.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Offers to copy a command line; the client's. */
const COPY = '_stowage.offerCommandLine';

/** What a refactoring is resolved from: the edit is worked out only when one is chosen. */
interface Data {
  readonly uri: string;
  readonly version: number | null;
  readonly offset: number;
  readonly refactoring: RefactoringId;
}

/** Offers the refactorings at the cursor, without their edits. */
export function refactorings(parsed: Parsed, { range, context }: CodeActionParams): CodeAction[] {
  const kind = CodeActionKind.RefactorRewrite;
  const wanted = !context.only || context.only.some((only) => kind.startsWith(only));
  const known = parsed.kind === 'taskDefinition' || parsed.kind === 'taskDefinitionOutput';
  // A light bulb on every line would say nothing: offered only to those who ask.
  const asked = context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (!wanted || !known || !asked) return [];
  const { uri, version } = parsed.text;
  const offset = parsed.text.offsetAt(range.start);
  return refactoringsAt(parsed.document, uri, offset).map(({ id, title }) => {
    const data: Data = { uri, version, offset, refactoring: id };
    return { title: translate(title), kind, data };
  });
}

/** Findings that a secret mends. */
const PLAIN_SECRETS: ReadonlySet<string> = new Set([
  'security-env-secret-name',
  'security-env-secret-value',
  'security-env-aws-keys',
]);

/** The refactoring to a secret as a quick fix, where a variable looks like one. */
export function secretFixes(
  parsed: Parsed,
  findings: readonly Finding[],
  { range, context }: CodeActionParams,
): CodeAction[] {
  const kind = CodeActionKind.QuickFix;
  if (context.only && !context.only.some((only) => kind.startsWith(only))) return [];
  const { uri, version } = parsed.text;
  const [from, to] = [parsed.text.offsetAt(range.start), parsed.text.offsetAt(range.end)];
  return findings
    .filter(({ rule, start, end }) => PLAIN_SECRETS.has(rule) && start <= to && from <= end)
    .flatMap((finding) => {
      const offset = finding.start;
      const offers = refactoringsAt(parsed.document, uri, offset).filter(
        ({ id }) => id === 'secret',
      );
      const diagnostics = [toDiagnostic(parsed, finding)];
      return offers.map(({ title }): CodeAction => {
        const data: Data = { uri, version, offset, refactoring: 'secret' };
        return { title: translate(title), kind, diagnostics, data };
      });
    });
}

/** Works out the edit of a refactoring that was chosen; what is left to do by hand is told. */
export async function resolveRefactoring(
  session: Session,
  action: CodeAction,
): Promise<CodeAction> {
  const data: Data | undefined = action.data;
  const parsed = data && session.document(data.uri);
  if (!data || !parsed || parsed.text.version !== data.version) return action;
  const done = refactor(parsed.document, data.uri, data.offset, data.refactoring);
  if (!done) return action;
  const { annotations } = session.abilities;
  const left = [
    ...done.left.map(reasonOf),
    ...(annotations ? [] : done.decisions.flatMap(({ findings }) => findings.map(reasonOf))),
  ];
  if (left.length > 0) {
    const template = 'To do manually ({count}): {reason}';
    const params = { count: left.length, reason: listed(left) };
    void session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: translateNotice(message(template, params)),
    });
  }
  const edit = annotations
    ? annotatedEdit(parsed, done)
    : workspaceEdit(
        parsed,
        done.changes.flatMap(({ edits }) => edits),
      );
  if (done.commandLine === undefined) return { ...action, edit };
  const command = { title: action.title, command: COPY, arguments: [done.commandLine] };
  return { ...action, edit, command };
}

function reasonOf({ message: template, params }: Finding): Message {
  return message(template, params);
}

/** Sentences that are told at once. */
const MOST_TOLD = 8;

function listed(messages: readonly Message[]): string {
  const all = [...new Set(messages.map(translate))];
  return `${all.slice(0, MOST_TOLD).join(' · ')}${all.length > MOST_TOLD ? ' …' : ''}`;
}

/**
 * The changes by name. What someone has to decide needs a confirmation: the editor then shows all of it in
 * its preview, and leaves that out unless it is chosen there.
 */
function annotatedEdit(parsed: Parsed, { changes, decisions }: Refactored): WorkspaceEdit {
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const edits: AnnotatedTextEdit[] = [];
  const add = (change: Pick<Change, 'edits'>, annotation: ChangeAnnotation) => {
    const id = String(Object.keys(changeAnnotations).length);
    changeAnnotations[id] = annotation;
    for (const edit of change.edits) {
      edits.push({
        range: toLspRange(parsed.text, edit),
        newText: edit.text,
        annotationId: id,
      });
    }
  };
  for (const change of changes) {
    add(change, { label: translate(change.title), needsConfirmation: false });
  }
  for (const decision of decisions) {
    const label = decision.title.map(translate).join(' · ');
    const description = decision.findings.map((each) => translate(reasonOf(each))).join(' · ');
    add(decision, { label, description, needsConfirmation: true });
  }
  const { uri, version } = parsed.text;
  return { documentChanges: [{ textDocument: { uri, version }, edits }], changeAnnotations };
}
