import { describe, it } from 'vitest';
import { SEED } from '../../helpers/random.js';
import { checkProperty } from '../fuzzing/try-property.js';
import { FIXES } from './fix-properties.js';

/** Few: `npm run fuzz` tries for as long as one likes. */
const CASES = 30;

describe(`fixes of made-up code keep their promises (BINDSIGHT_SEED=${SEED})`, () => {
	it.each(FIXES)('$name', { timeout: 60_000 }, (property) => checkProperty(property, CASES));
});
