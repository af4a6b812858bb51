import { useMemo, useState } from 'preact/hooks';
import type { Picture, PictureGroup } from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { reveal } from './link.tsx';
import { isIdle } from './state.ts';
import { attemptAlso, view } from './store/actions.ts';
import { focusIn, frameOf, shownOf } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { t } from './text.ts';

/** Services from which on they can be searched. */
const MANY = 12;

/** Services that are listed at once; the search finds the others. */
const MOST_LISTED = 60;

/** The services: which look is whose, how many of its tasks are placed, and what can be done with it. */
export function Legend() {
  const picture = useStore(shownOf);
  const [text, setText] = useState('');
  const { groups = [] } = picture ?? {};
  if (!picture || groups.length === 0) return null;
  const found = groups.flatMap((group, index) =>
    group.label.toLowerCase().includes(text.trim().toLowerCase()) ? [{ group, index }] : [],
  );
  return (
    <section class="services" aria-label={t('Services and task groups')}>
      {groups.length > MANY && (
        <label class="search">
          <span class="unseen">{t('Find services')}</span>
          <input
            type="search"
            placeholder={t('Find one of {count} services', { count: groups.length })}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
      )}
      <ul class="legend">
        {found.slice(0, MOST_LISTED).map(({ group, index }) => (
          <Service key={index} group={group} index={index} />
        ))}
      </ul>
      {found.length > MOST_LISTED && (
        <p class="count">{t('and {count} more', { count: found.length - MOST_LISTED })}</p>
      )}
      <Signs picture={picture} />
    </section>
  );
}

/** A service; clicking it singles it out, and leaves the layout as it is. */
function Service({ group, index }: { readonly group: PictureGroup; readonly index: number }) {
  const { name, label, daemon, running, stopping, placed, desired, link } = group;
  const focus = useStore(focusIn);
  const single = useStore(({ kept }) => kept.single === name);
  const share = Math.min(1, (running + placed) / Math.max(1, desired));
  const hover = (on: boolean) => dispatch({ type: 'hover', name: on ? name : undefined });
  return (
    <li
      class={`${focus.groups?.has(index) === false ? 'faded' : ''} ${single ? 'single' : ''}`}
      onMouseEnter={() => hover(true)}
      onMouseLeave={() => hover(false)}
    >
      <button
        type="button"
        class="service-name"
        aria-pressed={single}
        title={label}
        onClick={() => view({ single: single ? undefined : name })}
        onDblClick={() => reveal(link)}
      >
        <span class={`swatch ${look(index, focus.looks)}`} aria-hidden="true" />
        <bdi class="label">{label}</bdi>
        {daemon && <span class="tag">{t('daemon')}</span>}
        {stopping > 0 && (
          <span class="tag">
            {t('{count, plural, one {# stops} other {# stop}}', { count: stopping })}
          </span>
        )}
        <span class={`level ${share < 1 ? 'short' : ''}`} aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
        <span class="count">
          {running + placed} / {desired}
        </span>
      </button>
      <Acts group={group} />
    </li>
  );
}

/** What can be done with a service: simulate a deployment, open its definition. */
function Acts({ group: { name, label, link } }: { readonly group: PictureGroup }) {
  const service = /^service:(.*)$/.exec(name)?.[1];
  return (
    <span class="row-acts">
      {service !== undefined && (
        <button
          type="button"
          class="small"
          aria-label={t('Deploy: {service}', { service: label })}
          title={t('Simulate a deployment of {service}', { service: label })}
          onClick={() => attemptAlso({ kind: 'event', event: 'deploy', target: service, value: 0 })}
        >
          {t('Deploy')}
        </button>
      )}
      {link && (
        <button
          type="button"
          class="small"
          aria-label={t('Open: {service}', { service: label })}
          onClick={() => reveal(link)}
        >
          {t('Open')}
        </button>
      )}
    </span>
  );
}

/** What the signs mean that are in the picture; the heat map has a key of its own. */
function Signs({ picture }: { readonly picture: Picture }) {
  const moving = useStore(frameOf) !== undefined;
  const { running, reserved, idle } = useMemo(() => signsOf(picture), [picture]);
  const sign = (look: string, text: string) => (
    <li class="key">
      <span class={`swatch ${look}`} aria-hidden="true" /> {text}
    </li>
  );
  if (!running && !moving && !reserved && !idle) return null;
  return (
    <ul class="signs">
      {(running || moving) && sign('look-other running', t('running'))}
      {(running || moving) &&
        sign('look-other', moving ? t('starting') : t('placed by the preview'))}
      {reserved && sign('plain reserved', t('memory not registered'))}
      {idle && sign('plain idle', t('takes no tasks'))}
    </ul>
  );
}

/** Which of the signs that need a word are in the picture. */
function signsOf({ instances, detail }: Picture) {
  const tracks = detail === 'tasks';
  return {
    running: tracks && instances.some(({ tasks }) => tasks.some((task) => task.running)),
    reserved: tracks && instances.some(({ reserved }) => reserved > 0),
    idle: tracks && instances.some(isIdle),
  };
}
