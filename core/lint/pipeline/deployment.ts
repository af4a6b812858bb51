import type { Range } from '../../text/node.ts';

/** A container that a pipeline file names. */
export interface NamedContainer {
  readonly name: string;
  /** Where the name stands, without quotes; undefined where it is put together from parts. */
  readonly at: Range | undefined;
  /** Whether the pipeline fills in the image of this container. */
  readonly image: boolean;
  /** Names of environment variables whose values the pipeline fills in. */
  readonly environment: ReadonlySet<string>;
}

/** What a deployment tool takes out of a task definition before it registers it. */
export type Removal =
  /** Nulls, empty strings, lists and objects, at any depth. */
  | 'empty'
  /** Nulls alone. */
  | 'null'
  /** An empty list of tags. */
  | 'emptyTags'
  /** What describe-task-definition prints and register-task-definition does not take. */
  | 'readOnly'
  /** The object around the task definition in the output of describe-task-definition. */
  | 'wrapper';

/** The task definition that a pipeline file deploys. */
export type Target =
  /** A path with forward slashes. */
  | { readonly by: 'path'; readonly path: string }
  /** The only task definition in this folder. */
  | { readonly by: 'folder'; readonly folder: string };

/** What one pipeline file says about one task definition, or about one service definition. */
export interface Deployment {
  readonly target: Target;
  readonly containers: readonly NamedContainer[];
  /** Whether the pipeline may write the file itself, so that its content is not known. */
  readonly written?: boolean;
  readonly removes: ReadonlySet<Removal>;
  /** Members of a service definition that the tool sets itself. */
  readonly sets: ReadonlySet<string>;
  /** The path of the task definition that the service runs, where the tool knows it by its file. */
  readonly runs?: string;
}

/** A path with forward slashes without its last part; empty for a name alone. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A path in a folder, without `.` and `..`. An absolute path stays as it is. */
export function joinPath(folder: string, path: string): string {
  const absolute = /^(?:\/|[A-Za-z]:[\\/])/.test(path);
  const parts: string[] = [];
  for (const part of `${absolute ? '' : `${folder}/`}${path}`.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}
