import { describe, it } from 'vitest';
import { FUZZING } from './fuzzing-properties.js';
import { checkProperty, FIRST_SEED } from './try-property.js';

/** Few: `npm run fuzz` tries for as long as one likes. */
const CASES = 12;

/** Whatever the text is: nothing fails, and every place of an answer lies in the text and on what it names. */
describe(`whatever is read is answered (BINDSIGHT_SEED=${FIRST_SEED})`, () => {
	it.each(FUZZING)('$name', { timeout: 60_000 }, (property) => checkProperty(property, CASES));
});
