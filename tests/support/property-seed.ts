import fc from 'fast-check';

/** One seed for every property, so that a red run can be repeated; `TEST_SEED=…` explores others. */
fc.configureGlobal({ seed: Number(process.env['TEST_SEED'] ?? 20_261_122) });
