import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { type RefactoringId, refactor, refactoringsAt } from '../../core/assist/refactor.ts';
import type { Edit } from '../../core/text/edit.ts';
import type { Message } from '../../core/text/message.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { translate, translateNotice } from '../translate.ts';
import { workspaceEdit } from './workspace-edit.ts';

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
  const show = (type: MessageType, message: Message) =>
    session.connection.sendNotification(ShowMessageNotification.type, {
      type,
      message: translateNotice(message),
    });
  if (done.along.length > 0) {
    const params = { changes: listed(done.along) };
    const template = 'Also changed, so that ECS accepts the result: {changes}';
    void show(MessageType.Info, message(template, params));
  }
  if (done.left.length > 0) {
    const reasons = done.left.map((finding) => message(finding.message, finding.params));
    const template = 'To do manually ({count}): {reason}';
    const params = { count: done.left.length, reason: listed(reasons) };
    void show(MessageType.Warning, message(template, params));
  }
  return { ...action, edit: workspaceEdit(parsed, [difference(parsed.document.text, done.text)]) };
}

/** Sentences that are told at once. */
const MOST_TOLD = 8;

function listed(messages: readonly Message[]): string {
  const all = [...new Set(messages.map(translate))];
  return `${all.slice(0, MOST_TOLD).join(' · ')}${all.length > MOST_TOLD ? ' …' : ''}`;
}

/** The one edit between two texts: what they begin and end with alike stays as it is. */
function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
