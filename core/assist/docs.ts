import { fieldDocs } from '../ecs/schema/fields.generated.ts';
import { PLAN_PAGE } from '../lint/urls.ts';
import { own } from '../text/own.ts';
import { PLAN_DOCS } from './plan-shape.ts';

/** What is documented about a member: AWS's words for its API, ours for plans. */
export function docsOf(structure: string | undefined, name: string): string | undefined {
  if (structure === undefined) return undefined;
  const of = (tables: typeof fieldDocs) => own(own(tables, structure) ?? {}, name);
  return of(fieldDocs) ?? of(PLAN_DOCS);
}

/** The page about a structure. */
export function pageOf(structure: string | undefined): string {
  if (structure === undefined || PLAN_DOCS[structure]) return PLAN_PAGE;
  const name = structure.replace(/Request$/, '');
  return `https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_${name}.html`;
}
