import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CreateFile,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { disableForLine, disableInSettings } from '../../core/lint/disable.ts';
import type { Finding } from '../../core/lint/finding.ts';
import { fixEach } from '../../core/lint/fix-all.ts';
import { lint } from '../../core/lint/lint.ts';
import { difference } from '../../core/text/edit.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import { settingsFileFor } from '../lint-settings.ts';
import type { Session } from '../session.ts';
import { Snapshot } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { toDiagnostic } from './diagnostics.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** Opens the page of a rule; the client's. */
const SHOW_RULE = '_stowage.showRule';

/** Where a rule is disabled, or which fixes are made. */
type Choice = 'line' | 'file' | 'folder' | 'fixEach';

const TITLES: Readonly<Record<Choice, string>> = {
  fixEach: 'Fix all findings of {rule} in this file',
  line: 'Disable {rule} for this line',
  file: 'Disable {rule} for this file in .stowagerc.json',
  folder: 'Disable {rule} for all files in .stowagerc.json',
};

/** What such an action is resolved from: the edit is worked out only when one is chosen. */
export interface RuleActionData {
  readonly uri: string;
  readonly version: number | null;
  readonly ruleAction: Choice;
  readonly rule: string;
  readonly offset: number;
}

/**
 * What can be done about the rules under the range, beside the fixes: fix all findings of a rule, disable
 * it, show its page.
 */
export function ruleActions(
  session: Session,
  parsed: Parsed,
  findings: readonly Finding[],
  { range, context }: CodeActionParams,
): CodeAction[] {
  const kind = CodeActionKind.QuickFix;
  if (context.only && !context.only.some((only) => kind.startsWith(only))) return [];
  const from = parsed.text.offsetAt(range.start);
  const to = parsed.text.offsetAt(range.end);
  const here = findings.filter((finding) => finding.start <= to && from <= finding.end);
  const rules = new Map(here.map((finding) => [finding.rule, finding]));
  return [...rules.values()].flatMap((finding) => {
    const { rule } = finding;
    const { uri, version } = parsed.text;
    const diagnostics = [toDiagnostic(parsed, finding)];
    const offered = choices(session, parsed, findings, rule).map((choice): CodeAction => {
      const data: RuleActionData = {
        uri,
        version,
        ruleAction: choice,
        rule,
        offset: finding.start,
      };
      const title = translate(message(TITLES[choice], { rule }));
      return { title, kind, diagnostics, data };
    });
    const title = translate(message('Show the rule {rule}', { rule }));
    const command = { title, command: SHOW_RULE, arguments: [rule] };
    return [...offered, { title, kind, diagnostics, command }];
  });
}

function choices(
  session: Session,
  { text: { uri }, document }: Parsed,
  findings: readonly Finding[],
  rule: string,
): Choice[] {
  const fixable = findings.filter((each) => each.rule === rule && each.fixes.length > 0);
  const language = session.texts.get(uri)?.languageId;
  const isJson = document.notation.lineComment === '//';
  const comments = !isJson || language === 'jsonc' || /\.jsonc$/i.test(uri);
  const saved = !uri.startsWith('untitled:');
  return [
    ...(fixable.length > 1 ? (['fixEach'] as const) : []),
    ...(comments ? (['line'] as const) : []),
    ...(saved ? (['file', 'folder'] as const) : []),
  ];
}

/** Works out the edit of an action that was chosen. */
export async function resolveRuleAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data: RuleActionData = action.data;
  const parsed = session.document(data.uri);
  if (!parsed || parsed.text.version !== data.version) return action;
  const edit = await editOf(session, parsed, data);
  return edit ? { ...action, edit } : action;
}

async function editOf(
  session: Session,
  parsed: Parsed,
  { ruleAction, rule, offset, uri }: RuleActionData,
): Promise<WorkspaceEdit | undefined> {
  switch (ruleAction) {
    case 'line':
      return workspaceEdit(parsed, [disableForLine(parsed.document, offset, rule)]);
    case 'fixEach': {
      const before = parsed.document.text;
      const after = fixEach(parsed.document, (document) =>
        lint(document, uri).filter((finding) => finding.rule === rule),
      );
      return workspaceEdit(parsed, before === after ? [] : [difference(before, after)]);
    }
    default:
      return disable(session, uri, rule, ruleAction === 'file');
  }
}

/** Writes the nearest settings file; where there is none, that of the workspace folder. */
async function disable(
  session: Session,
  uri: string,
  rule: string,
  fileOnly: boolean,
): Promise<WorkspaceEdit | undefined> {
  const settings = await settingsFileFor(uri, session);
  const folder = Utils.dirname(URI.parse(settings)).path;
  const path = URI.parse(uri).path.slice(folder.length).replace(/^\//, '');
  const file = await session.files.read(settings);
  const text = 'text' in file ? file.text : undefined;
  const edits = disableInSettings(text, rule, fileOnly ? path : undefined);
  if (!edits) return undefined;
  const version = session.texts.get(settings)?.version ?? null;
  const { documentChanges = [] } = workspaceEdit(
    { text: new Snapshot(settings, version, text ?? '') },
    edits,
  );
  const create = text === undefined ? [CreateFile.create(settings, { ignoreIfExists: true })] : [];
  return { documentChanges: [...create, ...documentChanges] };
}
