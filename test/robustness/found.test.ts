import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureOf, type Input } from './fuzzing/property.js';
import { PROPERTIES } from './properties.js';

const FOLDER = new URL('found/', import.meta.url);

/** An input that a property once did not hold for. */
interface Found extends Input {
	property: string;
	/** What was wrong. */
	what: string;
}

const found = readdirSync(FOLDER)
	.sort()
	.map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Found) }));

describe('what was found by npm run fuzz stays mended', () => {
	it.each(found)('$name: $what', async ({ property: name, ...input }) => {
		const property = PROPERTIES.find((each) => each.name === name);
		expect(property, `the property ${name}`).toBeDefined();
		expect(await failureOf(property!, input)).toBeUndefined();
	});
});
