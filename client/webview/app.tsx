import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import { MOST_CHANGES } from '../../protocol/panel.ts';
import { Body } from './body.tsx';
import { Compare } from './compare.tsx';
import { recall, remember, send } from './host.ts';
import { type Kept, NO_FILTER } from './kept.ts';
import { Lead } from './lead.tsx';
import { Legend } from './legend.tsx';
import { onTop } from './on-top.ts';
import { moveFocus } from './roving.ts';
import { focusOf } from './selection.ts';
import { ShuffleResult } from './shuffle.tsx';
import { Summary } from './summary.tsx';
import { t } from './text.ts';
import { Toolbar } from './toolbar.tsx';
import { Tray } from './tray.tsx';
import { useDoubleClick } from './use-double-click.ts';
import { useFocus } from './use-focus.ts';
import { useSelection } from './use-selection.ts';
import { useStillForm } from './use-still-form.ts';
import { useTold } from './use-told.ts';
import { NO_CHANGES, useTrial } from './use-trial.ts';
import { type Difference, differences, type Side, withChange } from './variant.ts';
import { WhatIf } from './what-if.tsx';

const NONE: ReadonlyMap<string, Difference> = new Map();

/** The panel: the sentence, what did not land, the picture, the answer to "why", and what if. */
export function App() {
  const [kept, setKept] = useState(recall);
  const [wanted, setWanted] = useState<string>();
  const onEscape = useRef((_: Element) => {});
  const set = (some: Partial<Kept>) => setKept((old) => ({ ...old, ...some }));
  const [told, tell] = useTold((message) => {
    // What was tried is in the file now.
    if (message.type === 'written') set({ changes: [] });
    if (message.type === 'select') setWanted(message.group);
  });
  /** What was said is about what was done last. */
  const update = (some: Partial<Kept>) => {
    set(some);
    tell({ said: '' });
  };
  const { picture, problem, explanation, cursor } = told;
  const { selected, changes } = kept;

  useEffect(() => {
    // On the window: what had the focus may be gone.
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape') onEscape.current(target instanceof Element ? target : document.body);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const { tried, made, answered, problems, wrong, cannotWrite } = useTrial(
    changes,
    picture,
    told,
    tell,
  );
  const side: Side = !tried || kept.view === 'a' ? 'a' : kept.view === 'both' ? kept.side : 'b';
  const shown = tried && kept.view !== 'a' ? tried : picture;
  const asked = side === 'b' && tried ? tried : picture;
  const ofShown = shown === tried ? made : NO_CHANGES;
  const changed = useMemo(
    () => (picture && tried ? differences(picture, tried) : NONE),
    [picture, tried],
  );

  useEffect(() => remember(kept), [kept]);

  // A problem in the editor leads to what of a service did not land.
  useEffect(() => {
    if (!picture || wanted === undefined) return;
    const there = picture.unplaced.find(({ group }) => picture.groups[group]?.name === wanted);
    if (there) set({ selected: there.id, side: 'a', view: 'a' });
    setWanted(undefined);
  }, [wanted, picture]);

  const selection = useSelection({
    ...{ selected, asked, side, explanation, update },
    changes: side === 'b' ? made : NO_CHANGES,
    drop() {
      set({ selected: undefined });
      tell({ explanation: undefined });
    },
  });
  useStillForm();
  useDoubleClick();
  useFocus(selected !== undefined && !selection.answer);

  if (!picture || !shown || !asked) return <Waiting problem={problem} />;

  const setChanges = (next: readonly PlanChange[]) => {
    if (next.length > MOST_CHANGES) return tell({ said: tooMany() });
    // Whoever begins a trial wants to see it, whatever was looked at before.
    const begins: Partial<Kept> = { side: 'b', view: kept.view === 'a' ? 'both' : kept.view };
    update({ changes: next, ...(changes.length === 0 ? begins : {}) });
  };
  const attempt = (next: readonly PlanChange[]) => {
    if (next.length > MOST_CHANGES) return tell({ said: tooMany() });
    update({ changes: next, side: 'b', view: kept.view === 'a' ? 'both' : kept.view });
    // What it comes to stands above what was clicked.
    window.scrollTo({ top: 0 });
  };
  /** With an advice about what is selected, beside what is tried. */
  const advised = (advice: readonly PlanChange[], use: (all: readonly PlanChange[]) => void) => {
    const all = onTop(made, advice, picture, asked === tried ? tried : undefined);
    if (all) use(all);
    else tell({ said: t('This applies to instances that are not in the file.') });
  };
  onEscape.current = (from) => {
    if (selected === undefined) return;
    selection.close();
    // Who types goes on typing.
    if (from.matches('input, select')) return;
    const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')];
    const back = stops.find((stop) => stop.dataset.id === selected);
    (back ?? stops.find((stop) => stop.tabIndex === 0))?.focus();
  };
  const write = (next: readonly PlanChange[]) => send({ type: 'write', changes: [...next] });
  const focus = focusOf(asked, selected, cursor, selection.answer);
  const onlyChanged = kept.filter.state === 'changed';
  return (
    // The keys are handled where the focus is; the element itself is no control.
    <main onKeyDown={moveFocus}>
      <header>
        <Lead
          {...{ picture, changes, wrong, cannotWrite }}
          sentence={problem ?? shown.sentence}
          isTrial={shown === tried}
          trying={answered}
          onChange={setChanges}
          onWrite={() => write(changes)}
          onReset={() => update({ changes: [], filter: onlyChanged ? NO_FILTER : kept.filter })}
        />
        <Summary {...{ picture, tried, shown, problems }} />
      </header>
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
      {told.shuffle && (
        <ShuffleResult
          shuffle={told.shuffle}
          onTry={(seed) => attempt(withChange(made, { kind: 'seed', value: seed }))}
          onClose={() => tell({ shuffle: undefined })}
        />
      )}
      {kept.whatIf && (
        <WhatIf
          picture={picture}
          trial={tried ?? picture}
          changes={changes}
          problems={problems}
          wrong={wrong}
          fewest={told.fewest}
          completions={told.completions}
          onChange={setChanges}
        />
      )}
      {tried && (
        <Compare
          changed={changed.size}
          asTable={kept.asTable}
          view={kept.view}
          onView={(view) => update({ view })}
          onlyChanged={onlyChanged}
          onOnlyChanged={(only) => {
            update({ filter: { ...kept.filter, state: only ? 'changed' : 'all' } });
          }}
        />
      )}
      <p class="said" role="status">
        {told.said}
      </p>
      <Tray
        picture={shown}
        isTrial={shown === tried}
        selected={selected}
        onSelect={(id) => selection.select(id, shown === tried ? 'b' : 'a')}
      />
      <Legend picture={shown} focus={focus.groups} />
      <Body
        {...{ picture, tried, shown, asked, side, kept, focus, changed, selection }}
        onLose={(zone) => attempt(withChange(made, { kind: 'lose', zone }))}
        onNoFilter={() => update({ filter: NO_FILTER })}
        onTry={(advice) => advised(advice, attempt)}
        onWrite={(advice) => advised(advice, write)}
      />
    </main>
  );
}

function tooMany(): string {
  const template =
    'A trial takes at most {most} changes: write these to the plan, or discard some.';
  return t(template, { most: MOST_CHANGES });
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
