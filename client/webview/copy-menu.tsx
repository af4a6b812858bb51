import { useRef } from 'preact/hooks';
import { t } from './text.ts';

export type Format = 'svg' | 'png' | 'markdown' | 'json';

const FORMATS: readonly [Format, string][] = [
  ['svg', 'SVG'],
  ['png', 'PNG'],
  ['markdown', 'Markdown'],
  ['json', 'JSON'],
];

/** Takes the picture away; Escape and going elsewhere close it. */
export function CopyMenu({ onExport }: { onExport: (format: Format) => void }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        close();
        menu.current.querySelector('summary')?.focus();
        event.stopPropagation();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!menu.current?.contains(relatedTarget as Node | null)) close();
      }}
    >
      <summary class="tool">{t('Copy')}</summary>
      <div class="menu-items">
        {FORMATS.map(([format, name]) => (
          <button
            key={format}
            type="button"
            onClick={() => {
              close();
              onExport(format);
            }}
          >
            {t('Copy as {format}', { format: name })}
          </button>
        ))}
      </div>
    </details>
  );
}
