import { describe, it } from 'vitest';
import { checkProperty, FIRST_SEED } from '../fuzzing/try-property.js';
import { SESSIONS } from './session-properties.js';
import { SHARES } from './share-properties.js';

/** Few: `npm run fuzz` tries for as long as one likes. */
const CASES = 8;

describe(`what is known does not depend on what was read before, nor by whom (BINDSIGHT_SEED=${FIRST_SEED})`, () => {
	it.each([...SESSIONS, ...SHARES])('$name', { timeout: 60_000 }, (property) => checkProperty(property, CASES));
});
