import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MOST_CHANGES } from '../../core/placement/messages.ts';
import type { PlanChange, Trial } from '../../core/placement/picture.ts';
import { Body } from './body.tsx';
import { Compare } from './compare.tsx';
import { recall, remember, send } from './host.ts';
import { type Kept, NO_FILTER } from './kept.ts';
import { Legend } from './legend.tsx';
import { moveFocus } from './roving.ts';
import { focusOf } from './selection.ts';
import { ShuffleResult } from './shuffle.tsx';
import { Summary } from './summary.tsx';
import { t } from './text.ts';
import { Toolbar } from './toolbar.tsx';
import { Tray } from './tray.tsx';
import { useStillForm } from './use-still-form.ts';
import { useTold } from './use-told.ts';
import { type Difference, differences, type Side } from './variant.ts';
import { WhatIf } from './what-if.tsx';

/** Milliseconds of quiet before what is being typed is tried. */
const QUIET = 120;

/** The same for words: each but the last is half an expression. */
const QUIET_WORDS = 400;

const NONE: ReadonlyMap<string, Difference> = new Map();
const NO_CHANGES: readonly PlanChange[] = [];
const NO_TARGETS: ReadonlySet<string> = new Set();

/** The panel: the sentence, what did not land, the picture, the answer to "why", and what if. */
export function App() {
  const [kept, setKept] = useState(recall);
  const [wanted, setWanted] = useState<string>();
  const onEscape = useRef(() => {});
  const waiting = useRef(0);
  const update = (some: Partial<Kept>) => setKept((old) => ({ ...old, ...some }));
  const [told, tell] = useTold((message) => {
    // What was tried is in the file now.
    if (message.type === 'written') update({ changes: [] });
    if (message.type === 'select') setWanted(message.group);
  });
  const { picture, problem, explanation, cursor } = told;
  const { selected, changes } = kept;

  useEffect(() => {
    // On the window: what had the focus may be gone.
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && onEscape.current();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  // What is tried is tried anew when the file has changed.
  useEffect(() => {
    tell({ shuffle: undefined, fewest: undefined });
    clearTimeout(waiting.current);
    if (changes.length === 0) tell({ latest: undefined, sound: undefined });
    else if (picture) {
      const inWords = document.activeElement?.matches('.what-if [role="combobox"], .type input');
      const attempt = () => send({ type: 'try', changes: [...changes] });
      waiting.current = window.setTimeout(attempt, inWords ? QUIET_WORDS : QUIET);
    }
  }, [changes, picture]);

  const [sound, latest] = changes.length > 0 ? [told.sound, told.latest] : [];
  const tried = sound?.trial.picture;
  /** What the picture of the trial was made with; what is half typed is not among it. */
  const made = sound?.changes ?? NO_CHANGES;
  const side: Side = !tried || kept.view === 'a' ? 'a' : kept.view === 'both' ? kept.side : 'b';
  const shown = tried && kept.view !== 'a' ? tried : picture;
  const asked = side === 'b' && tried ? tried : picture;
  const problems = latest?.trial.problems ?? [];
  const ofShown = shown === tried ? made : NO_CHANGES;
  const changed = useMemo(
    () => (picture && tried ? differences(picture, tried) : NONE),
    [picture, tried],
  );

  // A new picture may have moved the task: ask again whenever either changes.
  useEffect(() => {
    const of = side === 'b' ? made : NO_CHANGES;
    if (selected !== undefined && asked) send({ type: 'why', task: selected, changes: [...of] });
  }, [selected, asked, side]);
  useEffect(() => remember(kept), [kept]);

  // A problem in the editor leads to what of a service did not land.
  useEffect(() => {
    if (!picture || wanted === undefined) return;
    const there = picture.unplaced.find(({ group }) => picture.groups[group]?.name === wanted);
    if (there) update({ selected: there.id, side: 'a', view: 'a' });
    setWanted(undefined);
  }, [wanted, picture]);

  useStillForm();

  if (!picture || !shown || !asked) return <Waiting problem={problem} />;

  const select = (id: string, on: Side = side) =>
    update({ selected: id === selected && on === side ? undefined : id, side: on });
  const setChanges = (next: readonly PlanChange[]) => {
    const most = t(
      'A trial takes at most {most} changes: write these to the plan, or discard some.',
      {
        most: MOST_CHANGES,
      },
    );
    if (next.length > MOST_CHANGES) tell({ said: most });
    // Whoever begins a trial wants to see it, whatever was looked at before.
    else
      update({
        changes: next,
        view: changes.length === 0 && kept.view === 'a' ? 'both' : kept.view,
      });
  };
  const attempt = (next: readonly PlanChange[]) => {
    update({ changes: next, view: kept.view === 'a' ? 'both' : kept.view });
    // What it comes to stands above what was clicked.
    window.scrollTo({ top: 0 });
  };
  const close = () => {
    const from = selected;
    update({ selected: undefined });
    tell({ explanation: undefined });
    const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')];
    const back = stops.find((stop) => stop.dataset.id === from);
    (back ?? stops.find((stop) => stop.tabIndex === 0))?.focus();
  };
  onEscape.current = close;
  const write = (next: readonly PlanChange[]) => send({ type: 'write', changes: [...next] });
  const answer = explanation && explanation.of === selected ? explanation.text : undefined;
  const focus = focusOf(asked, selected, cursor, answer);
  const onlyChanged = kept.filter.state === 'changed';
  return (
    // The keys are handled where the focus is; the element itself is no control.
    <main onKeyDown={moveFocus}>
      <Summary {...{ picture, tried, shown, problem, problems }} />
      <Toolbar
        picture={shown}
        kept={kept}
        update={update}
        onShuffle={() => send({ type: 'shuffle', changes: [...ofShown] })}
        onExport={(format) => {
          // Said anew, even when it is the same.
          tell({ said: '' });
          send({ type: 'export', format, changes: [...ofShown] });
        }}
      />
      {told.shuffle && <ShuffleResult shuffle={told.shuffle} onTry={attempt} />}
      {kept.whatIf && (
        <WhatIf
          picture={picture}
          changes={changes}
          problems={problems}
          wrong={latest?.wrong ?? NO_TARGETS}
          fewest={told.fewest}
          completions={told.completions}
          onChange={setChanges}
        />
      )}
      {latest && (
        <Compare
          changed={changed.size}
          view={kept.view}
          onView={(view) => update({ view })}
          onlyChanged={onlyChanged}
          onOnlyChanged={(only) => {
            update({ filter: { ...kept.filter, state: only ? 'changed' : 'all' } });
          }}
          cannotWrite={whyNot(latest.trial)}
          onWrite={() => write(changes)}
          onReset={() => update({ changes: [], filter: onlyChanged ? NO_FILTER : kept.filter })}
        />
      )}
      <p class="said" role="status">
        {told.said}
      </p>
      <Tray
        picture={shown}
        selected={selected}
        onSelect={(id) => select(id, shown === tried ? 'b' : 'a')}
      />
      <Legend picture={shown} focus={focus.groups} />
      <Body
        {...{ picture, tried, shown, asked, side, kept, focus, changed, answer }}
        onSelect={select}
        onClose={close}
        onLose={(zone) => attempt([{ kind: 'lose', zone }])}
        onNoFilter={() => update({ filter: NO_FILTER })}
        onTry={tried ? undefined : attempt}
        onWrite={tried ? undefined : write}
      />
    </main>
  );
}

/** Why a trial cannot be written, if so. */
function whyNot({ broken, problems, writable }: Trial): string | undefined {
  if (broken) return t('Not to be written: {problem}', { problem: problems[0] ?? '' });
  return writable ? undefined : t('A failure can be tried, not written.');
}

/** Before the first picture: what is being done, or why there is none. */
function Waiting({ problem }: { problem: string | undefined }) {
  return problem ? (
    <p class="waiting">{problem}</p>
  ) : (
    <p class="waiting busy" role="status">
      {t('Placing tasks …')}
    </p>
  );
}
