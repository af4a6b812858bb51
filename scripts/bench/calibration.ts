/** The same work on every machine: tells how fast this one is while it measures. */
export function calibration(): number {
  let value = 1;
  for (let step = 0; step < 10_000_000; step++) value = Math.imul(value ^ step, 0x01000193);
  return value;
}
