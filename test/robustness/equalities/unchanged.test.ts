import { describe, it } from 'vitest';
import { checkProperty, FIRST_SEED } from '../fuzzing/try-property.js';
import { UNCHANGED } from './unchanged-properties.js';

/** Few: `npm run fuzz` tries for as long as one likes. */
const CASES = 15;

describe(`facts and findings do not change with what means nothing (BINDSIGHT_SEED=${FIRST_SEED})`, () => {
	it.each(UNCHANGED)('$name', { timeout: 60_000 }, (property) => checkProperty(property, CASES));
});
