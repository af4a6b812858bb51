import { piecesOf } from '../text/isolate.ts';

/** Characters of a name that are drawn; longer ones are cut. */
const LONGEST = 60;

/** Characters of a label that is sent to the panel; names are shorter. */
export const LONGEST_LABEL = 255;

/**
 * Text for XML and HTML: never markup, without characters that steer terminals or documents. What is
 * isolated in a sentence stays so: a pair of marks that turns nothing outside itself.
 */
export function escapeText(text: string): string {
  return piecesOf(text)
    .map((piece, place) => (place % 2 === 1 ? `&#8296;${escaped(piece)}&#8297;` : escaped(piece)))
    .join('');
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A name that was cut to what can be read. */
export function cut(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}
