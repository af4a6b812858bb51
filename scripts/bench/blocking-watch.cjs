// Loaded into the server before its code. Each SIGUSR2 tells on stderr for how many milliseconds at
// most the event loop was blocked since the last one: CPU time of the thread between two looks at the
// clock, so that a machine that is busy with something else does not count.

/** Milliseconds between two looks. */
const RESOLUTION = 1;

let longest = 0;
let last = spent();
function spent() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

setInterval(() => {
  const now = spent();
  longest = Math.max(longest, now - last);
  last = now;
}, RESOLUTION).unref();

process.on('SIGUSR2', () => {
  process.stderr.write(String(longest));
  longest = 0;
});
