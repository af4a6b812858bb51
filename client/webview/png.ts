import { send } from './host.ts';
import { t } from './text.ts';

/** Pixels of the picture for one of its own, so that it is sharp. */
const SCALE = 2;

/** Longest side of a picture that browsers draw. */
const LARGEST = 16_000;

/**
 * Turns a drawing into a PNG and puts it on the clipboard; where that is not allowed, the host asks
 * where to save it.
 * @returns the sentence that says what was done; empty when the host goes on
 */
export async function toPng(svg: string): Promise<string> {
  const blob = await rasterise(svg);
  if (!blob) return t('The picture is too large for a PNG; copy it as SVG.');
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return t('Copied to the clipboard.');
  } catch {
    send({ type: 'save', data: await base64(blob) });
    return '';
  }
}

async function rasterise(svg: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  if (Math.max(canvas.width, canvas.height) > LARGEST) return null;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
