/** A member of a structure of the ECS API. */
export interface DeclaredMember {
  readonly name: string;
  /** The type as declared: `string`, `HealthCheck`, `PortMapping[]`, `Record<string, string>`. */
  readonly type: string;
  readonly required: boolean;
  /** Text with backticks for code, and links as in Markdown. */
  readonly doc: string;
}

/** What the type declarations of the AWS SDK say about the ECS API. */
export interface Declarations {
  readonly structures: ReadonlyMap<string, readonly DeclaredMember[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** Unions, of which exactly one member is given. */
  readonly unions: ReadonlySet<string>;
}

/**
 * Reads the declarations as the SDK's generator writes them: an interface a structure, a constant
 * object an enum, a namespace a union. Throws when nothing is found: the format has changed.
 * @param sources text of the SDK's `models_*.d.ts` and `enums.d.ts`
 */
export function readDeclarations(sources: readonly string[]): Declarations {
  const structures = new Map<string, DeclaredMember[]>();
  const enums = new Map<string, string[]>();
  const unions = new Set<string>();
  for (const source of sources) {
    for (const [, name = '', body = ''] of source.matchAll(
      /^export interface (\w+)[^{\n]*\{\n([\s\S]*?)^\}/gm,
    )) {
      structures.set(name, readMembers(body, 4));
    }
    for (const [, name = '', body = ''] of source.matchAll(
      /^export declare const (\w+): \{\n([\s\S]*?)^\};/gm,
    )) {
      const values = [...body.matchAll(/^ {4}readonly \w+: "([^"]*)";/gm)].map((m) => m[1] ?? '');
      enums.set(name, values);
    }
    for (const [, name = '', body = ''] of source.matchAll(
      /^export declare namespace (\w+) \{\n([\s\S]*?)^\}/gm,
    )) {
      unions.add(name);
      structures.set(name, unionMembers(body));
    }
  }
  if (structures.size < 100 || enums.size < 20) {
    throw new Error('The type declarations of @aws-sdk/client-ecs are not as expected.');
  }
  return { structures, enums, unions };
}

function readMembers(body: string, indent: number): DeclaredMember[] {
  const pad = ' '.repeat(indent);
  const member = new RegExp(
    `(?:^${pad}/\\*\\*\\n((?:^${pad} \\*.*\\n)*?)^${pad} \\*/\\n)?^${pad}(\\w+)(\\??): (.+?);$`,
    'gm',
  );
  return [...body.matchAll(member)].map(([, comment = '', name = '', optional, type = '']) => ({
    name,
    type: type.replace(/ \| undefined$/, ''),
    required: optional !== '?',
    doc: plainText(comment),
  }));
}

/** Each alternative of a union declares all members, the others as `never`. */
function unionMembers(body: string): DeclaredMember[] {
  const members = new Map<string, DeclaredMember>();
  for (const [, alternative = ''] of body.matchAll(/^ {4}interface \w+ \{\n([\s\S]*?)^ {4}\}/gm)) {
    for (const member of readMembers(alternative, 8)) {
      if (member.type !== 'never' && member.name !== '$unknown') {
        members.set(member.name, { ...member, required: false });
      }
    }
  }
  return [...members.values()];
}

/** A link to AWS's documentation, of which only the address of a page is kept. */
const LINK = /<a href="(https:\/\/[^"() ]+)">(.*?)<\/a>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** A comment in AWS's HTML as text with backticks for code and links as in Markdown. */
function plainText(comment: string): string {
  return comment
    .replace(/^ *\* ?/gm, '')
    .replace(/^@.*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/<li> *(?:<p>)?/g, '\n- ')
    .replace(/<(?:p|dd|dt|note|important|ul|ol)>/g, '\n\n')
    .replace(/<\/?code>/g, '`')
    .replace(
      LINK,
      (_, url: string, text: string) => `[${text.replace(/<[^>]*>|[`[\]]/g, '')}](${url})`,
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\\?\{\\?@/g, '{@')
    .replace(/\\([{}])/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}(?=- )/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
