import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type {
  Explanation,
  Picture,
  PlanChange,
  Shuffle,
  Trial,
} from '../../core/placement/picture.ts';
import { Compare } from './compare.tsx';
import { Details } from './details.tsx';
import { listen, recall, remember, send } from './host.ts';
import { NO_FILTER } from './kept.ts';
import { Legend } from './legend.tsx';
import { toPng } from './png.ts';
import { moveFocus } from './roving.ts';
import { focusOf } from './selection.ts';
import { Summary } from './summary.tsx';
import { t } from './text.ts';
import { Toolbar } from './toolbar.tsx';
import { Tray } from './tray.tsx';
import { type Difference, differences } from './variant.ts';
import { WhatIf } from './what-if.tsx';
import { Zones } from './zones.tsx';

/** Milliseconds of quiet before what is being typed is tried. */
const QUIET = 120;

const NONE: ReadonlyMap<string, Difference> = new Map();

/** The panel: the sentence, the picture, what did not land, the answer to "why", and what if. */
export function App() {
  const [kept, setKept] = useState(recall);
  const [picture, setPicture] = useState<Picture>();
  const [trial, setTrial] = useState<Trial>();
  const [showFile, setShowFile] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [explanation, setExplanation] = useState<{ of: string; text: Explanation }>();
  const [shuffle, setShuffle] = useState<Shuffle>();
  const [fewest, setFewest] = useState<{ pool: number; count: number | null }>();
  const [said, setSaid] = useState('');
  const [cursor, setCursor] = useState<readonly string[]>([]);
  const waiting = useRef(0);
  const onEscape = useRef(() => {});
  const { selected, changes } = kept;

  useEffect(() => {
    const stop = listen((message) => {
      switch (message.type) {
        case 'problem':
          return setProblem(message.message);
        case 'explanation':
          return setExplanation({ of: message.task, text: message.explanation });
        case 'trial':
          return setTrial(message.trial);
        case 'shuffle':
          return setShuffle(message.shuffle);
        case 'fewest':
          return setFewest(message);
        case 'highlight':
          return setCursor(message.links);
        case 'said':
          return setSaid(message.message);
        case 'written':
          // What was tried is in the file now.
          setSaid(message.message);
          return setKept((old) => ({ ...old, changes: [] }));
        case 'exported':
          return void toPng(message.text).then(setSaid);
        case 'picture':
          setProblem(undefined);
          setPicture(message.picture);
      }
    });
    send({ type: 'ready' });
    // On the window: what had the focus may be gone.
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && onEscape.current();
    window.addEventListener('keydown', onKey);
    return () => {
      stop();
      window.removeEventListener('keydown', onKey);
    };
  }, []);

  // What is tried is tried anew when the file has changed.
  useEffect(() => {
    setShuffle(undefined);
    setFewest(undefined);
    clearTimeout(waiting.current);
    if (changes.length === 0) setTrial(undefined);
    else if (picture) {
      waiting.current = window.setTimeout(() => {
        send({ type: 'try', changes: [...changes] });
      }, QUIET);
    }
  }, [changes, picture]);

  const trying = changes.length > 0 && trial !== undefined && !showFile;
  const shown = trying ? trial.picture : picture;
  const made = trying ? [...changes] : [];
  const changed = useMemo(
    () => (trying && picture && shown ? differences(picture, shown) : NONE),
    [trying, picture, shown],
  );

  // A new picture may have moved the task: ask again whenever either changes.
  useEffect(() => {
    remember(kept);
    if (selected !== undefined && shown) send({ type: 'why', task: selected, changes: made });
  }, [selected, shown]);
  useEffect(() => remember(kept), [kept]);

  if (!picture || !shown) return <p class="waiting">{problem ?? t('Placing tasks …')}</p>;

  const update = (some: Partial<typeof kept>) => setKept((old) => ({ ...old, ...some }));
  const select = (id: string) => update({ selected: id === selected ? undefined : id });
  const setChanges = (next: readonly PlanChange[]) => {
    setShowFile(false);
    update({ changes: next });
  };
  const attempt = (next: readonly PlanChange[]) => {
    setShowFile(false);
    update({ changes: next });
    // The comparison stands above what was clicked.
    window.scrollTo({ top: 0 });
  };
  const close = () => {
    const from = selected;
    update({ selected: undefined });
    setExplanation(undefined);
    const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')];
    const back = stops.find((stop) => stop.dataset.id === from);
    (back ?? stops.find((stop) => stop.tabIndex === 0))?.focus();
  };
  onEscape.current = close;
  const answer = explanation && explanation.of === selected ? explanation.text : undefined;
  const focus = focusOf(shown, selected, cursor);
  return (
    // The keys are handled where the focus is; the element itself is no control.
    <main onKeyDown={moveFocus}>
      <Summary picture={shown} problem={problem} trying={trying} />
      <p class="said" role="status">
        {said}
      </p>
      <Toolbar
        picture={shown}
        kept={kept}
        update={update}
        onShuffle={() => send({ type: 'shuffle', changes: made })}
        onExport={(format) => send({ type: 'export', format, changes: made })}
      />
      {shuffle && (
        <p class="shuffle" role="status">
          {shuffle.sentence}{' '}
          {shuffle.fewest.placed !== shuffle.most.placed && (
            <button
              type="button"
              class="small"
              onClick={() => attempt([{ kind: 'seed', value: shuffle.fewest.seed }])}
            >
              {t('Try the worst, seed {seed}', { seed: shuffle.fewest.seed })}
            </button>
          )}
        </p>
      )}
      {changes.length > 0 && trial && (
        <Compare
          a={picture}
          trial={trial}
          changed={changed.size}
          showFile={showFile}
          onShowFile={setShowFile}
          onReset={() => setChanges([])}
          onWrite={() => {
            send({ type: 'write', changes: [...changes] });
          }}
        />
      )}
      {kept.whatIf && (
        <WhatIf
          picture={picture}
          changes={changes}
          problems={trial?.problems ?? []}
          fewest={fewest}
          onChange={setChanges}
        />
      )}
      <Legend picture={shown} focus={focus.groups} />
      <Tray picture={shown} selected={selected} onSelect={select} />
      <div class={answer ? 'with-details' : ''}>
        <Zones
          picture={shown}
          kept={kept}
          focus={focus}
          changed={changed}
          onSelect={select}
          onLose={(zone) => attempt([{ kind: 'lose', zone }])}
          onNoFilter={() => update({ filter: NO_FILTER })}
        />
        {answer && (
          <Details
            explanation={answer}
            picture={shown}
            onClose={close}
            onSelect={select}
            onTry={trying ? undefined : attempt}
            onWrite={trying ? undefined : (next) => send({ type: 'write', changes: [...next] })}
          />
        )}
      </div>
    </main>
  );
}
