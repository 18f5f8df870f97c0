import { brokenPromises } from '../../helpers/fix-properties.js';
import { madeUpCode } from '../fuzzing/made-up-code.js';
import type { Property } from '../fuzzing/property.js';

/** Every promise of every fix holds in made-up code: applied twice it is as applied once, and it brings nothing worse. */
export const FIXES: readonly Property[] = [
	{
		name: 'fixes',
		make(choices) {
			const language = choices.oneOf(['c', 'cpp'] as const);
			return { language, text: madeUpCode(choices.seed(), language), variation: 0 };
		},
		whatIsWrong: ({ text, language }) => brokenPromises(text, { language }).broken[0],
	},
];
