import { isolate } from '../../core/text/isolate.ts';
import { fill } from '../../core/text/message.ts';

/** Translations of the panel's own words, put on the page by the host. */
const bundle: Record<string, unknown> = readBundle();

function readBundle(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(document.body.dataset.bundle ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The sentence in the display language with its named parameters filled in. */
export function t(template: string, params: Record<string, string | number> = {}): string {
  const known = Object.hasOwn(bundle, template) ? bundle[template] : undefined;
  const sentence = typeof known === 'string' ? known : template;
  return fill(sentence, (name) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === 'string' ? isolate(value) : value;
  });
}

const language = document.documentElement.lang || undefined;

/** Made once: thousands of amounts are written for one picture. */
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const fine = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
const prices = new Intl.NumberFormat(language, {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 2,
});

/** An amount in the reader's notation. */
export function amount(value: number): string {
  return numbers.format(value);
}

/** CPU units as people read them: `0.25 vCPU`. */
export function cpu(units: number): string {
  return t('{amount} vCPU', { amount: fine.format(units / 1024) });
}

/** MiB as people read them: below one GiB in MiB. */
export function memory(mib: number): string {
  return mib < 1024
    ? t('{amount} MiB', { amount: amount(mib) })
    : t('{amount} GiB', { amount: amount(Math.round((mib / 1024) * 10) / 10) });
}

/** How many tasks run on how many instances. */
export function tasksOn(tasks: number, instances: number): string {
  return t(
    '{tasks, plural, one {# task} other {# tasks}} on {instances, plural, one {# instance} other {# instances}}',
    { tasks, instances },
  );
}

export function percent(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 100)} %` : '–';
}

/** A time from the start, or a duration, as people say it. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return t('{seconds} s', { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 120) {
    return whole % 60 === 0
      ? t('{minutes} min', { minutes })
      : t('{minutes} min {seconds} s', { minutes, seconds: whole % 60 });
  }
  if (minutes % 60 === 0) return t('{hours} h', { hours: minutes / 60 });
  return t('{hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** USD as people read prices of an hour. */
export function dollars(value: number): string {
  return prices.format(value);
}

/** The difference of two prices as they are shown; a cent is not lost in rounding. */
export function moreDollars(before: number, after: number): string {
  const cents = Math.round(after * 100) - Math.round(before * 100);
  return (cents < 0 ? '−' : '+') + dollars(Math.abs(cents) / 100);
}

/** A difference with its sign; a real minus, not a hyphen. */
export function signed(value: number): string {
  if (value === 0) return '±0';
  return value > 0 ? `+${amount(value)}` : `−${amount(-value)}`;
}
