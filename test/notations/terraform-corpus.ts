import { type CorpusFile, corpusPart } from '../lint/corpus.ts';

/** Real Terraform files; none where the corpus is not at hand, which is said. */
export function terraformFiles(): CorpusFile[] {
  return corpusPart('terraform').filter(({ name }) => name.endsWith('.tf'));
}
