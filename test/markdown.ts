/**
 * The links, images, HTML tags and automatic links of a Markdown text, as editors and GitHub would make
 * them. Code spans and escaped characters make none.
 */
export function markupIn(markdown: string): string[] {
  const pattern =
    /!?\[[^\]]*\]\([^)]*\)|!?\[[^\]]*\]\[[^\]]*\]|<[a-z/!?][^>]*>?|(?:https?|ftp):\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w/gi;
  return visible(markdown).match(pattern) ?? [];
}

/** The text with code spans and escaped characters replaced by a middle dot. */
function visible(markdown: string): string {
  let shown = '';
  for (let at = 0; at < markdown.length; ) {
    const [run = ''] = /^`+/.exec(markdown.slice(at)) ?? [];
    if (run !== '') {
      // A span ends at the next run of as many backticks, in the same paragraph.
      const paragraph = markdown.slice(at).split('\n\n', 1)[0] ?? '';
      const close = [...paragraph.matchAll(/`+/g)].find(
        ({ 0: other, index }) => index > 0 && other === run,
      );
      shown += close ? '·' : run;
      at += close ? close.index + run.length : run.length;
    } else if (/^\\[!-/:-@[-`{-~]/.test(markdown.slice(at, at + 2))) {
      shown += '·';
      at += 2;
    } else shown += markdown[at++];
  }
  return shown;
}
