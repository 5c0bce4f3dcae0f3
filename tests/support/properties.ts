import fc from 'fast-check';

/**
 * One seed for all properties, where the environment names one: whether a change may land must not hang on which cases
 * chance draws that day. Everybody else's runs draw anew, so faults are still hunted for.
 */
const seed = process.env.PROPERTY_SEED;
if (seed) fc.configureGlobal({ seed: Number(seed) });
