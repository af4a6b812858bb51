import fc from 'fast-check';

/*
 * Property tests look at the same cases in every run, so that a change is judged by what it changes.
 * Long runs look at others: STOWAGE_SEED is a number, or `random`.
 */
const given = process.env.STOWAGE_SEED;
if (given !== 'random')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given ?? 1) });
