import { describe, expect, it } from 'vitest';
import { brokenPromises, fixedCodes } from '../../helpers/fix-properties.js';
import { allRuleCode, type RuleCode, sourcesBelow } from '../../helpers/rule-code.js';

/** Folders with real code to try as well, with the system's separator of paths: see ARCHITECTURE.md. */
const FOLDERS = (process.env.BINDSIGHT_FIX_FOLDERS ?? '')
	.split(process.platform === 'win32' ? ';' : ':')
	.filter(Boolean);
const AN_HOUR = 3_600_000;

/**
 * A fix parses no worse, takes its finding away, is not offered again, brings no error and no warning on any system, and keeps comments and line
 * breaks; once all safe fixes are applied, there is none left.
 */
describe('every fix keeps its promises', () => {
	const sources = allRuleCode();

	it('in fixtures, examples and samples', { timeout: 300_000 }, () => {
		expect(checkPromises(sources), 'no fix was tried').toBeGreaterThan(0);
	});

	it('in the same with the line breaks of Windows, where it does the same', { timeout: 300_000 }, () => {
		const different = sources.filter(({ code, ...options }) => {
			const plain = fixedCodes(code, options).map(({ after }) => withWindowsBreaks(after));
			const windows = fixedCodes(withWindowsBreaks(code), options).map(({ after }) => after);
			return JSON.stringify(plain) !== JSON.stringify(windows);
		});
		expect(different.map(({ name }) => name)).toEqual([]);
	});

	it.each(FOLDERS)('in %s', { timeout: AN_HOUR }, (folder) => {
		checkPromises(sourcesBelow(folder));
	});
});

/** How many fixes were tried. */
function checkPromises(sources: readonly RuleCode[]): number {
	let all = 0;
	const wrong = sources.flatMap(({ name, code, ...options }) => {
		const { tried, broken } = brokenPromises(code, options);
		all += tried;
		return broken.map((what) => `${name}: ${what}`);
	});
	console.info(`${all} fixes in ${sources.length} files`);
	expect(wrong).toEqual([]);
	return all;
}

function withWindowsBreaks(code: string): string {
	return code.replace(/\r?\n/g, '\r\n');
}
