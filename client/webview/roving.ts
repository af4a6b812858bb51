const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * Arrow keys move through the picture, which is one stop of the Tab key: left and right along the
 * tasks of an instance and on into the other variant, up and down to the instance before and after.
 */
export function moveFocus(event: KeyboardEvent): void {
  const from = event.target;
  if (!KEYS.has(event.key) || !(from instanceof HTMLElement) || from.dataset.stop === undefined)
    return;
  const next = neighbour(from, event.key);
  event.preventDefault();
  if (!next || next === from) return;
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
  const row = from.closest<HTMLElement>('[data-row]');
  const side = row?.dataset.side;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(
    (each) => stops(each).length > 0 && (!side || !each.dataset.side || each.dataset.side === side),
  );
  const own = row ? stops(row) : [];
  const column = own.indexOf(from);
  const line = row ? rows.indexOf(row) : -1;
  switch (key) {
    case 'ArrowLeft':
      return own[column - 1] ?? twin(row, 'a')?.at(-1);
    case 'ArrowRight':
      return own[column + 1] ?? twin(row, 'b')?.[0];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    default: {
      const target = rows[line + (key === 'ArrowDown' ? 1 : -1)];
      const there = target ? stops(target) : [];
      return there[Math.min(column, there.length - 1)];
    }
  }
}

function stops(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-stop]')];
}

/** The stops of the same instance on the other side. */
function twin(row: HTMLElement | null, side: 'a' | 'b'): HTMLElement[] | undefined {
  const other = row?.closest('.pair')?.querySelector(`[data-row][data-side="${side}"]`);
  return other && other !== row ? stops(other) : undefined;
}
