/** Exit statuses, as the command's help promises them. */
export const Status = { fine: 0, findings: 1, usage: 2, fault: 3 } as const;

/** Wrong usage or unreadable input: said in one line, exit status 2. */
export class UsageError extends Error {}
