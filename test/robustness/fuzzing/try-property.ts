import { expect } from 'vitest';
import { Choices } from './choices.js';
import { failureOf, type Property } from './property.js';
import { shrink } from './shrink.js';

/** Of the first case: always the same ones, so that a test fails for what was changed. `npm run fuzz` tries others. */
export const FIRST_SEED = Number(process.env.BINDSIGHT_SEED ?? 1);

/** Holds a property to so many cases from `FIRST_SEED` on; a failure is made smaller and shown. */
export async function checkProperty(property: Property, cases: number): Promise<void> {
	for (let number = 0; number < cases; number++) {
		const seed = FIRST_SEED + number;
		const input = property.make(new Choices(seed));
		if ((await failureOf(property, input)) !== undefined) {
			const { text, language, variation } = await shrink(property, input);
			const what = await failureOf(property, { text, language, variation });
			const kept = JSON.stringify({ what, property: property.name, language, variation, text });
			expect.fail(`BINDSIGHT_SEED=${seed}: ${what}\n${text}\nas a file of test/robustness/found:\n${kept}`);
		}
	}
}
