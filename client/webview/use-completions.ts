import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from './host.ts';
import { useStore } from './store/store.ts';

/** What can be written next in an expression, and which of it is chosen. */
export interface Completions {
  readonly labels: readonly string[];
  /** Index of the chosen one, or -1. */
  readonly chosen: number;
  readonly ask: (text: string) => void;
  readonly take: (choice: string) => void;
  readonly close: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Offers what can be written at the caret of a field, as the server knows it. */
export function useCompletions(
  input: RefObject<HTMLInputElement | null>,
  value: string,
  onChange: (value: string) => void,
): Completions {
  // The text that was asked about, while the list may be open.
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [chosen, setChosen] = useState(-1);
  const caret = useRef<number | undefined>(undefined);
  // The latest answer of the host, perhaps to another field.
  const completions = useStore((state) => state.completions);
  const answer = completions && asked === completions.text ? completions : undefined;
  const labels = answer?.labels ?? [];
  useEffect(() => {
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [value]);

  const askAt = (text: string, offset: number) => {
    setAsked(text);
    setChosen(-1);
    send({ type: 'complete', text, offset });
  };
  const ask = (text: string) => askAt(text, input.current?.selectionStart ?? text.length);
  const take = (choice: string) => {
    if (!answer) return;
    const after = value.slice(answer.end);
    const before = `${value.slice(0, answer.start)}${choice}${after.startsWith(' ') ? '' : ' '}`;
    caret.current = before.length;
    onChange(before + after);
    // What follows is offered at once.
    askAt(before + after, before.length);
  };
  const close = () => {
    setAsked(undefined);
    setChosen(-1);
  };
  const move = (by: number) => {
    const from = chosen < 0 && by < 0 ? 0 : chosen;
    setChosen((from + by + labels.length) % labels.length);
  };
  const onKey = (event: KeyboardEvent) => {
    const choice = labels[chosen];
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && labels.length === 0) ask(value);
    else if (by !== 0) move(by);
    else if ((event.key === 'Enter' || event.key === 'Tab') && choice !== undefined) take(choice);
    else if (event.key === 'Escape' && labels.length > 0) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { labels, chosen, ask, take, close, onKey };
}
