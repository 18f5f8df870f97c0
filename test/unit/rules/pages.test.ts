import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../../../server/src/rules/all.js';
import { examplesIn, PAGE_PARTS, readRulePage } from '../../helpers/rule-pages.js';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

/** The examples on a rule's page are its first tests: the bad ones alarm as marked, the others alarm nobody. */
describe.each(ALL_RULES.map(({ name }) => name))('the page of %s', (name) => {
	const { checkFindings, checkClean } = ruleChecks(name);
	const { parts } = readRulePage(name);

	for (const part of PAGE_PARTS) {
		for (const [number, { code, language }] of examplesIn(parts.get(part) ?? '').entries()) {
			if (part === 'Example') {
				it(`${part} ${number + 1} alarms where the carets stand`, () => checkFindings(code, { language }));
			} else {
				it(`${part} ${number + 1} alarms nobody`, () => {
					checkClean(code, { language });
					const loud = findingsIn(code, { language }).filter(({ severity }) => /error|warning/.test(severity));
					expect(loud.map(({ rule }) => rule)).toEqual([]);
				});
			}
		}
	}
});
