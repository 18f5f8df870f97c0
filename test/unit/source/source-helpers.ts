import { expect } from 'vitest';
import type { Target } from '../../../server/src/protocol/targets.js';
import { type ReadSourceOptions, readSource } from '../../../server/src/source/read-source.js';
import type { Configuration } from '../../../server/src/source/source-file.js';

/** The configurations of one target, the main one first. */
export function configurationsFor(target: Target, code: string, options: ReadSourceOptions = {}): Configuration[] {
	return readSource(code, { ...options, targets: [target] }).configurations;
}

/** What is left of a blanked text, compactly: each run of blanks is one, empty lines are dropped. */
export function compact(text: string): string {
	return text
		.split(/\r\n|\r|\n/)
		.map((line) => line.replace(/[ \t]+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** Checks the active text of a target's main configuration, compactly; blanks at the ends of lines do not count. */
export function checkActive(target: Target, code: string, expected: string, options: ReadSourceOptions = {}): void {
	const [main] = configurationsFor(target, code, options);
	expect(compact(main!.text)).toBe(compact(expected));
	checkPlaces(code, main!.text);
}

/** Checks that a blanked text has every line break and every remaining character where the original has it. */
export function checkPlaces(code: string, blanked: string): void {
	expect(blanked.length).toBe(code.length);
	for (let offset = 0; offset < code.length; offset++) {
		const is = blanked[offset];
		const was = code[offset];
		const isLineBreak = was === '\n' || was === '\r';
		if (is !== was && (is !== ' ' || isLineBreak)) {
			throw new Error(`offset ${offset}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`);
		}
	}
}
