import type { Document } from '../text/document.ts';
import { Lines } from '../text/lines.ts';
import type { Range } from '../text/node.ts';
import type { Finding } from './finding.ts';
import { DEFAULT_PRESET, includesPreset } from './presets.ts';
import { choiceFor, type LintSettings } from './settings.ts';

/** A comment `// stowage-disable-next-line RULE, RULE -- why`. */
export interface Suppression {
  /** The comment. */
  readonly range: Range;
  readonly rule: string;
  /** Where the name of the rule stands. */
  readonly at: Range;
  /** The line to which it applies, from zero. */
  readonly line: number;
}

const MARKER = 'stowage-disable-next-line';

/**
 * Gives findings the severity that the settings choose, and takes out those that are turned off or belong
 * to no chosen preset. A rule that is set to a severity by its id applies whatever the preset.
 */
export function applySettings(
  findings: readonly Finding[],
  fileName: string,
  settings: LintSettings,
): Finding[] {
  const kept: Finding[] = [];
  const preset = settings.extends ?? DEFAULT_PRESET;
  for (const finding of findings) {
    const { choice, named } = choiceFor(settings, finding.rule, fileName);
    if (choice === 'off' || !(named || includesPreset(preset, finding.preset))) continue;
    kept.push(choice ? { ...finding, severity: choice } : finding);
  }
  return kept;
}

/** Takes out findings that a comment on the line before suppresses, and tells which comments do nothing. */
export function applySuppressions(
  findings: readonly Finding[],
  document: Document,
): { kept: readonly Finding[]; unused: readonly Suppression[] } {
  const suppressions = suppressionsIn(document);
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const lines = new Lines(document.text);
  const byPlace = new Map(suppressions.map((each) => [`${each.line} ${each.rule}`, each]));
  const used = new Set<Suppression>();
  const kept = findings.filter(({ rule, start }) => {
    const suppression = byPlace.get(`${lines.position(start).line} ${rule}`);
    if (suppression) used.add(suppression);
    return !suppression;
  });
  return { kept, unused: suppressions.filter((each) => !used.has(each)) };
}

/** The suppressions in the comments of a document. */
export function suppressionsIn({ text, comments }: Document): Suppression[] {
  const found: Suppression[] = [];
  let lines: Lines | undefined;
  for (const range of comments) {
    const comment = text.slice(range.start, range.end);
    const names = namesIn(comment);
    if (!names) continue;
    lines ??= new Lines(text);
    const line = lines.position(range.end).line + 1;
    const from = range.start + names.start;
    for (const name of names.text.matchAll(/[a-z0-9-]+/gi)) {
      const start = from + name.index;
      found.push({ range, rule: name[0], at: { start, end: start + name[0].length }, line });
    }
  }
  return found;
}

/** What stands behind the marker of a comment, on one line up to the reason, and where it begins. */
function namesIn(comment: string): { text: string; start: number } | undefined {
  const marker = comment.indexOf(MARKER);
  if (marker < 0) return undefined;
  const rest = comment.slice(marker + MARKER.length);
  const text = rest.trimStart();
  if (text.length === rest.length) return undefined;
  const end = text.search(/--|\*\//);
  const names = (end < 0 ? text : text.slice(0, end)).trimEnd();
  return names.includes('\n') ? undefined : { text: names, start: comment.length - text.length };
}
