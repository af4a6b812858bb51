import { message } from '../../text/message.ts';
import type { Say } from './placed.ts';

/** A duration as people say it. @param seconds from 0 */
export function durationIn(seconds: number, say: Say): string {
  const whole = Math.round(seconds);
  if (whole < 120) return say(message('{seconds} s', { seconds: whole }));
  const minutes = Math.floor(whole / 60);
  if (minutes < 120)
    return say(message('{minutes} min {seconds} s', { minutes, seconds: whole % 60 }));
  const hours = Math.floor(minutes / 60);
  return say(message('{hours} h {minutes} min', { hours, minutes: minutes % 60 }));
}

/** The same in as few characters as possible: what follows the first unit is left out. */
export function shortDuration(seconds: number, say: Say): string {
  if (seconds < 120) return say(message('{seconds} s', { seconds: Math.round(seconds) }));
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 120) return say(message('{minutes} min', { minutes }));
  return say(message('{hours} h', { hours: Math.floor(minutes / 60) }));
}
