import { brokenPromises } from '../../helpers/fix-properties.js';
import type { Choices } from '../fuzzing/choices.js';
import { madeUpCode } from '../fuzzing/made-up-code.js';
import type { Input, Property } from '../fuzzing/property.js';
import { writtenSource } from '../fuzzing/sources.js';
import { versionsOf } from './edits.js';

type Source = Pick<Input, 'text' | 'language'>;

/** In UTF-16 units; what is longer takes as long as many others. */
const LONGEST = 4_000;

function madeUp(choices: Choices): Source {
	const language = choices.oneOf(['c', 'cpp'] as const);
	return { language, text: madeUpCode(choices.seed(), language) };
}

/** Most of what people have written for the rules has a mistake in it that can be mended; made-up code seldom has one. */
function writtenAndEdited(choices: Choices): Source {
	const { text, language } = writtenSource(choices);
	const isLeftOut = text.length > LONGEST || text.includes('bindsight-');
	return { language, text: isLeftOut ? '' : versionsOf(text, choices)[0]! };
}

/** Every promise of every fix holds in made-up code: applied twice it is as applied once, and it brings nothing worse. */
export const FIXES: readonly Property[] = [
	{
		name: 'fixes',
		make(choices) {
			const { text, language } = choices.onceIn(2) ? madeUp(choices) : writtenAndEdited(choices);
			return { language, text, variation: 0 };
		},
		whatIsWrong({ text, language }) {
			const { isWhole, broken } = brokenPromises(text, { language });
			// What cannot be read twice is worse than what cannot be read: a fix may have to write a statement for each system.
			return isWhole ? broken[0] : undefined;
		},
	},
];
