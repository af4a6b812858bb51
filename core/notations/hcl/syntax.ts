import type { Range } from '../../text/node.ts';

/** What a value is in the text. `other` is an expression that only Terraform can evaluate. */
export type Expression =
  | Literal
  | Text
  | Heredoc
  | Tuple
  | ObjectExpression
  | Call
  | Reference
  | Parenthesised
  | Other;

/** A number, a boolean or null. */
export interface Literal extends Range {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
}

/** A quoted string. */
export interface Text extends Range {
  readonly kind: 'text';
  /** The content without escapes; as written where it holds `${…}` or `%{…}`. */
  readonly value: string;
  readonly templated: boolean;
  /** False while it is being typed. */
  readonly closed: boolean;
}

export interface Heredoc extends Range {
  readonly kind: 'heredoc';
  /** The lines between the markers, without the line end before the last marker. */
  readonly content: Range;
  readonly templated: boolean;
  /** True for `<<-`, which takes the common indentation away. */
  readonly indented: boolean;
  readonly closed: boolean;
}

export interface Tuple extends Range {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
  /** False where its end is missing, or something in it could not be read. */
  readonly whole: boolean;
  readonly closed: boolean;
}

export interface Pair {
  readonly key: string;
  readonly keyRange: Range;
  /** True for a key that is an expression, or holds one. */
  readonly computed: boolean;
  /** Undefined while it is being typed. */
  readonly value: Expression | undefined;
}

export interface ObjectExpression extends Range {
  readonly kind: 'object';
  readonly pairs: readonly Pair[];
  readonly whole: boolean;
  readonly closed: boolean;
}

export interface Call extends Range {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** True where the last argument is expanded by `...`, or something in it could not be read. */
  readonly open: boolean;
  readonly closed: boolean;
}

/** `var.x`, `aws_ecs_task_definition.web.arn`: names with dots, as written. */
export interface Reference extends Range {
  readonly kind: 'reference';
  readonly path: string;
}

export interface Parenthesised extends Range {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** An operation, a conditional, a `for`, an index: nothing that the text alone says. */
export interface Other extends Range {
  readonly kind: 'other';
}

export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameRange: Range;
  /** Undefined while it is being typed. */
  readonly value: Expression | undefined;
}

export interface Block extends Range {
  readonly kind: 'block';
  readonly type: string;
  readonly typeRange: Range;
  readonly labels: readonly Label[];
  /** From the opening brace to behind the closing one. */
  readonly body: Body;
}

export interface Label extends Range {
  readonly value: string;
}

export interface Body extends Range {
  readonly entries: readonly (Attribute | Block)[];
  /** False where its end is missing, or something in it could not be read. */
  readonly whole: boolean;
  readonly closed: boolean;
}

/** A file: its blocks and attributes, its comments, and where it is not what Terraform reads. */
export interface Syntax {
  readonly body: Body;
  readonly comments: readonly Range[];
  readonly problems: readonly number[];
}
