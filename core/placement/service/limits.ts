/**
 * Tasks that one call of RunTask starts at most, and instances that one of StartTask names.
 * Source: service quotas, and API reference, RunTask.
 */
export const MOST_A_CALL = 10;

/** Tasks of a cluster that wait in PROVISIONING at most. Source: service quotas. */
export const MOST_PROVISIONING = 500;

/** What becomes of tasks of capacity providers for which no instance has room yet. */
export interface Provisioning {
  /** Those that wait in PROVISIONING until there is an instance. */
  readonly accepted: number;
  readonly refused: number;
}

/**
 * Parts waiting tasks at the limit of a cluster. Source: developer guide, service event messages.
 * @param provisioning tasks of the cluster that are in PROVISIONING already
 */
export function provision(provisioning: number, more: number): Provisioning {
  const accepted = Math.max(0, Math.min(more, MOST_PROVISIONING - provisioning));
  return { accepted, refused: more - accepted };
}
