/**
 * Placeholders that tools fill in later. Where one stands, the value is unknown and no rule may judge
 * it. The list is generous on purpose: a placeholder taken for a value gives a false error, a value
 * taken for a placeholder only silence.
 */

/**
 * Templates that may hold quotes, braces or spaces, hence are found before the text is read as JSON.
 * Quotes inside come in pairs, else the braces belong to different strings. Lengths are bounded here
 * and below, so that no text makes the search take more than linear time.
 */
const TEMPLATE = new RegExp(
  [
    /\{\{(?:[^\n"]|"[^"\n]{0,200}"){0,300}?\}\}/,
    /\{%(?:[^\n"]|"[^"\n]{0,200}"){0,300}?%\}/,
    /<%(?:[^\n"]|"[^"\n]{0,200}"){0,300}?%>/,
    /[$%#]\{(?:[^\n{}"]|"[^\n{}"]{0,200}"){0,300}\}/,
    /<[A-Za-z_][\w .:/|-]{0,80}>/,
    /\[\[(?!(?:null|true|false)\]\])-?\s{0,9}[.$A-Za-z_][\w .$|()-]{0,80}\]\]/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/** Templates that only steer (loops, conditions, comments) and leave no value behind. */
const CONTROL =
  /^(?:\{\{-?\s*(?:\/\*|#|\/|if\b|else\b|end\b|range\b|with\b|define\b|block\b|template\b)|\{%|<%[^=]|%\{)/;

/** Placeholders inside a string by their notation. */
const NOTATION = new RegExp(
  [
    /[$%#]\{[^}]{0,500}\}/, // ${VAR} of Terraform and shells, #{Var}#
    /\{\{[^}]{0,500}\}\}/, // {{ VAR }} of Go templates, Jinja, Mustache
    /\{%[^%]{0,500}%\}/,
    /<%[^%]{0,500}%>/,
    /<[A-Za-z_][^<>"]{0,100}>/, // <IMAGE1_NAME>
    /\$\$?[A-Za-z_]/, // $VAR
    /\$\([^)]{0,100}\)/, // $(Azure.Pipelines)
    /%[A-Za-z_]\w{0,60}%/, // %VAR%
    /(?:^|[^%\w])%[sdv](?!\w)/, // printf
    /\w%[sdv]$/,
    /@[A-Za-z_]\w{0,60}@/, // @@VAR@@
    /__[A-Za-z]\w{0,60}?__/, // __VAR__
    /\[\[[^\]]{1,100}\]\]/,
    /\(\([\w.-]{1,100}\)\)/, // ((concourse))
    /\{(?:\d{0,2}|[A-Za-z_][\w.-]{0,60})\}/, // {account_id}, {0} and {} of Python
    /%\(\w{1,60}\)[sd]/, // %(name)s of Python
    /\$\[[^\]]{1,100}\]/, // $[variables.x] of Azure Pipelines
    /([!~^|*])[A-Z][A-Z0-9_]{0,60}\1/, // !VAR!
    /(?<![A-Za-z0-9])(?:AWS_?)?ACCOUNT_?(?:ID|NUMBER)(?![A-Za-z0-9])/,
    /(?<![A-Za-z0-9])(?:YOUR|MY)_[A-Z]/,
    // [id], repository/[name]:[tag]; the lists of constraint expressions follow a space, [a-z] is a pattern
    /(?:^|[/:._-])\[(?!\w-\w)[A-Za-z][\w .-]{0,60}\](?=$|[/:._-])/,
    /(?<![A-Za-z0-9])(?:TBD|TBC)(?![A-Za-z0-9])/,
  ]
    .map((part) => part.source)
    .join('|'),
);

/** Placeholders by the words that people use for them, in any case. */
const WORDS = new RegExp(
  [
    /(?<![a-z0-9])(?:aws-)?account-id(?![a-z0-9])/,
    /(?<![a-z0-9])(?:replace|change|insert|fill)[_-]?(?:me|this|with|in)(?![a-z])/,
    /placeholder/,
    /(?<![a-z0-9])to[ _-]?be[ _-]?(?:filled|replaced|set|determined|defined|added|decided)(?![a-z])/,
    /(?<![a-z0-9])your[-_](?:aws[-_])?(?:account|region|image|repo|registry|bucket|role|secret|cluster)/,
    /(?<![a-z0-9])x{4,}(?![a-z])/, // xxxxxxxxxxxx for an account
  ]
    .map((part) => part.source)
    .join('|'),
  'i',
);

/** What every placeholder has something of: two cheap questions, cheaper apart than as one. */
const SIGN = /[$<{%@#!~^|*[]|__|\(\(|TB[CD]/;
const BEGINNING = /account|my_|your|replace|change|insert|fill|placeholder|xxxx|to[ _-]?be/i;

/**
 * Answers for strings that were asked about before: the same ones stand in every version of a document
 * that is being edited. Bounded; long strings are not kept.
 */
const answers = new Map<string, boolean>();
const MAX_ANSWERS = 4096;
const MAX_KEPT_LENGTH = 100;

/** True when the string holds something that a tool will replace. */
export function hasPlaceholder(text: string): boolean {
  if (text.length > MAX_KEPT_LENGTH) return searchPlaceholder(text);
  const known = answers.get(text);
  if (known !== undefined) return known;
  const found = searchPlaceholder(text);
  if (answers.size >= MAX_ANSWERS) answers.clear();
  answers.set(text, found);
  return found;
}

function searchPlaceholder(text: string): boolean {
  return (SIGN.test(text) || BEGINNING.test(text)) && (NOTATION.test(text) || WORDS.test(text));
}

/**
 * Templates that no name, path or pattern is mistaken for. Where text must count as written unless it
 * surely is a template, these alone make it one: `__tests__/web.json` is a path, and `t\d{1}` a pattern.
 */
const CERTAIN =
  /\{\{[^\n]{0,300}?\}\}|\{%[^\n]{0,300}?%\}|<%[^\n]{0,300}?%>|[$#]\{[^\n{}]{0,300}\}|(?<!\(\?|\\k)<[A-Za-z_][\w .:/|-]{0,80}>/g;

/** True when the string surely is no value yet. */
export function hasTemplate(text: string): boolean {
  return text.search(CERTAIN) >= 0;
}

/** Capitalised literals of JSON and other notations: mistakes, not placeholders. */
const LITERALS: ReadonlySet<string> = new Set([
  'TRUE',
  'FALSE',
  'NULL',
  'NONE',
  'NAN',
  'YES',
  'NO',
]);

/** True for a bare word (outside quotes) that is a placeholder and not a mistyped literal. */
export function isBarePlaceholder(word: string): boolean {
  return (
    hasPlaceholder(word) ||
    /^[@$%#~^<!*|]/.test(word) ||
    (/^[A-Z][A-Z0-9_]+$/.test(word) && !LITERALS.has(word))
  );
}

/** A template found in the text; `control` ones leave no value behind. */
export interface Template {
  readonly start: number;
  readonly end: number;
  readonly control: boolean;
}

/** The index of the first template that begins at an offset or behind it; they are in order. */
export function firstFrom(templates: readonly Template[], offset: number): number {
  let low = 0;
  let high = templates.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((templates[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A character that JSON texts do not contain; the scanner takes a run of it for one unknown word. */
const FILLER = '\uE000';

/** A text with its templates replaced. */
interface Masked {
  readonly masked: string;
  readonly templates: readonly Template[];
}

/**
 * Replaces templates by filler of the same length, so that quotes and braces inside them do not
 * disturb the reading and all offsets stay as they are. Control templates become white space.
 */
export function maskTemplates(text: string): Masked {
  if (!/[{$<%#][{%<A-Za-z_]|\[\[/.test(text)) return { masked: text, templates: [] };
  return mask(text, TEMPLATE);
}

/** The same with what surely is a template alone. */
export function maskCertain(text: string): Masked {
  return mask(text, CERTAIN);
}

function mask(text: string, pattern: RegExp): Masked {
  const templates: Template[] = [];
  const masked = text.replace(pattern, (found: string, start: number) => {
    const control = CONTROL.test(found);
    templates.push({ start, end: start + found.length, control });
    return (control ? ' ' : FILLER).repeat(found.length);
  });
  return { masked, templates };
}
