import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { allRuleCode, sourcesBelow } from '../../helpers/rule-code.js';
import type { Choices } from './choices.js';
import { madeUpCode } from './made-up-code.js';
import type { Input } from './property.js';

/** Folders with real code besides: see `npm run fuzz -- --help`. */
const FOLDERS = (process.env.BINDSIGHT_FUZZ_FOLDERS ?? '').split(path.delimiter).filter(Boolean);

/** The longest text that is taken; of longer ones a part. */
const LONGEST = 6_000;

type Source = Pick<Input, 'language'> & { text: string };

let written: Source[] | undefined;

/** What people have written: fixtures, examples, samples, and the folders that were named. */
function writtenSources(): Source[] {
	written ??= [...allRuleCode(), ...FOLDERS.flatMap((folder) => sourcesBelow(path.resolve(root, folder)))].map(
		({ code, language }) => ({ text: code, language }),
	);
	return written;
}

/** Code that somebody has written or that is made up; long texts are cut. */
export function anySource(choices: Choices): Source {
	if (choices.onceIn(2)) {
		const language = choices.oneOf(['c', 'cpp'] as const);
		return { text: madeUpCode(choices.seed(), language), language };
	}
	const { text, language } = choices.oneOf(writtenSources());
	const start = text.length > LONGEST ? choices.below(text.length - LONGEST) : 0;
	return { text: text.slice(start, start + LONGEST), language };
}

/** Code that somebody has written, whole: a fixture, an example, a sample or a file of the folders that were named. */
export function writtenSource(choices: Choices): Source {
	return choices.oneOf(writtenSources());
}
