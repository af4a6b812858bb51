/** Instances above which a picture for the panel has counts instead of tasks. */
export const MOST_DETAILED = 400;
