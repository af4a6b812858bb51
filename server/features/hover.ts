import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type HoverInfo, hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import type { Finding } from '../../core/lint/finding.ts';
import { ruleOf } from '../../core/lint/lint.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import { markdownCode } from '../../core/text/markdown.ts';
import { message } from '../../core/text/message.ts';
import type { Range } from '../../core/text/node.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { translate, translateMarkdown } from '../translate.ts';
import { constraintHover } from './constraints.ts';
import type { Diagnostics } from './diagnostics.ts';
import { nearby } from './nearby.ts';

/** Longest text of AWS's documentation that a hover shows; its page has the rest. */
const LONGEST = 1200;

/** Rules whose reasons are told in one hover. */
const MOST_REASONS = 3;

export function registerHover(session: Session, diagnostics: Diagnostics): void {
  session.connection.onHover(
    runSafe<HoverParams, Hover | null>(session, 'Hover', null, async (params) => {
      const parsed = session.document(params.textDocument.uri);
      if (!parsed) return null;
      const offset = parsed.text.offsetAt(params.position);
      const found = session.settings.lint.enable ? await diagnostics.findingsOf(parsed) : [];
      const reasons = reasonsAt(found, offset);
      const inConstraint = await constraintHover(session, parsed, offset);
      if (inConstraint)
        return hover(parsed, [...reasons, ...inConstraint.paragraphs], inConstraint);
      const scene = sceneOf(parsed.document, parsed.text.uri);
      if (!scene) return reasons.length > 0 ? hover(parsed, reasons) : null;
      const { tasks = [] } =
        scene.tasks.length > 0 ? {} : await nearby(session, parsed, scene, offset);
      const info = hoverAt(scene, offset, tasks);
      if (!info) return reasons.length > 0 ? hover(parsed, reasons) : null;
      // What is wrong comes first: it is what people look for.
      return hover(parsed, [...reasons, ...fieldParagraphs(info)], info);
    }),
  );
}

function hover(parsed: Parsed, paragraphs: readonly string[], range?: Range): Hover {
  const value = paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  return {
    contents: { kind: MarkupKind.Markdown, value },
    ...(range ? { range: toLspRange(parsed.text, range) } : {}),
  };
}

function fieldParagraphs({ title, about, docs, link }: HoverInfo): string[] {
  const reference = translate(message('API reference'));
  // Short sentences, each on a line of its own.
  const told = about.map(translateMarkdown).join('  \n');
  return [title, told, shortened(docs), `[${reference}](${link})`];
}

/** Cut behind a word, and never inside of a code span or a link. */
function shortened(docs: string): string {
  if (docs.length <= LONGEST) return docs;
  let cut = docs.slice(0, docs.lastIndexOf(' ', LONGEST));
  if (cut.split('`').length % 2 === 0) cut = cut.slice(0, cut.lastIndexOf('`'));
  const link = cut.lastIndexOf('[');
  if (link >= 0 && !/^\[[^\]]*\]\([^)]*\)/.test(cut.slice(link))) cut = cut.slice(0, link);
  return `${cut.trimEnd()} …`;
}

/** Why the rules want what they want, for the findings at an offset. */
function reasonsAt(findings: readonly Finding[], offset: number): string[] {
  const here = findings.filter(({ start, end }) => start <= offset && offset <= end);
  // The innermost ones: what is said about the whole container is no news on each of its lines.
  const size = Math.min(...here.map(({ start, end }) => end - start));
  const ids = here.filter(({ start, end }) => end - start === size).map(({ rule }) => rule);
  return [...new Set(ids)].slice(0, MOST_REASONS).flatMap((id) => {
    const rule = ruleOf(id);
    if (!rule) return [];
    const why = translate(message(rule.why));
    return [`[${markdownCode(id)}](${ruleUrl(id)}): ${why}`];
  });
}
