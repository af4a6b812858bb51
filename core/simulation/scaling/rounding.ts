/** Quotients closer to a whole number than this are that number: binary fractions are not exact. */
export const SLACK = 1e-9;
