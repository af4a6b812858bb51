/** The text of a file, or why it cannot be had. */
export type FileText =
  | { readonly text: string }
  | {
      readonly problem:
        | 'notFound'
        | 'isFolder'
        | 'notRegular'
        | 'tooLarge'
        | 'binary'
        | 'notAllowed'
        | 'outside'
        | 'untrusted';
    };

/** The only view of files that reading a plan has. Calls do not reject, but for `pause`. */
export interface PlanWorkspace {
  /** The text as the user sees it: of an open document what is on the screen. */
  read(uri: string): Promise<FileText>;
  /** The URI of a path relative to the file at `baseUri`. */
  resolve(baseUri: string, relative: string): string;
  /**
   * The file with the task definition of this family; the newest one without a revision.
   * @param from the document that asks, where only the one that it surely means will do
   */
  findTaskDefinition(family: string, revision?: number, from?: string): Promise<string | undefined>;
  /** Awaited now and then while much is read: others have their turn. Rejects to end the reading. */
  pause?(): Promise<void>;
}
