import type { Place } from '../../plan/finding.ts';

/** Ids that are longer do not pass between panel and host. */
const LONGEST = 2000;

/** The places that a picture or an explanation offers, by the ids under which it offers them. */
export class Links {
  readonly places = new Map<string, Place>();
  private readonly origin: (place: Place) => Place;

  /** @param origin where a place stands in the files, for a picture of what is tried */
  constructor(origin: (place: Place) => Place = (place) => place) {
    this.origin = origin;
  }

  /** The id for a place; none for a place that cannot be offered. */
  to(place: Place | undefined): { link?: string } {
    if (!place) return {};
    const known = this.origin(place);
    const { uri, range } = known;
    const link = `${uri}@${range.start}-${range.end}`;
    if (link.length > LONGEST) return {};
    this.places.set(link, known);
    return { link };
  }
}
