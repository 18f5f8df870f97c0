import { describe, it } from 'vitest';
import { checkProperty, FIRST_SEED } from '../fuzzing/try-property.js';
import { FIXES } from './fix-properties.js';

/** Few: `npm run fuzz` tries for as long as one likes. */
const CASES = 30;

describe(`fixes of made-up code keep their promises (BINDSIGHT_SEED=${FIRST_SEED})`, () => {
	it.each(FIXES)('$name', { timeout: 60_000 }, (property) => checkProperty(property, CASES));
});
