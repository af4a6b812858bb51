/** Plain data to write into a document. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
