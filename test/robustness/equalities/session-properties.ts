import { Choices } from '../fuzzing/choices.js';
import { sourcesIn } from '../fuzzing/files-in-text.js';
import { madeUpCode } from '../fuzzing/made-up-code.js';
import { madeUpFiles } from '../fuzzing/made-up-files.js';
import type { Input, Property } from '../fuzzing/property.js';
import { documentOf, Services } from '../fuzzing/service.js';
import { textOfVersions, versionsIn, versionsOf } from './edits.js';
import { advance, analysesOf, edit, helpersOf, link } from './linked.js';
import { firstDifference } from './same-analysis.js';

const sessions = new Services();
const freshStarts = new Services();

/** One version of so many is held to a fresh start, and the last one always. */
const HELD_IN = 4;

/** Edits of one file: in the end, and now and then on the way, what is known is what a fresh start knows, byte for byte. */
async function differsAfterEdits(input: Input): Promise<string | undefined> {
	const choices = new Choices(input.variation);
	const session = await sessions.next();
	const versions = versionsIn(input.text);
	for (const [number, text] of versions.entries()) {
		const document = documentOf({ ...input, text }, number + 1);
		const kept = session.analyse(document);
		if (number === versions.length - 1 || choices.onceIn(HELD_IN)) {
			const difference = firstDifference(kept, (await freshStarts.next()).analyse(document));
			if (difference) {
				return `after edit ${number}${difference}`;
			}
		}
	}
	return undefined;
}

function madeUpSession(choices: Choices): Input {
	const { text, ...input } = madeUp(choices, madeUpCode);
	return { ...input, text: textOfVersions([text, ...versionsOf(text, choices)]) };
}

/**
 * Edits of linked files, with work begun and left in between: all is known that a fresh start knows, as long as the same
 * functions lead to socket calls.
 */
async function differsAfterLinkedEdits({ text, variation }: Input): Promise<string | undefined> {
	const choices = new Choices(variation);
	const between = new Choices(variation + 1);
	let files = sourcesIn(text);
	if (files.length === 0) {
		return undefined;
	}
	const session = await sessions.next();
	await link(session, files, true);
	analysesOf(session, files);
	for (let rounds = choices.onceIn(5) ? 3 : 1, round = 1; round <= rounds; round++) {
		const which = choices.below(files.length);
		// A header that changes is read again by its file's watcher, not by edits.
		const changed = files[which]!.uri.endsWith('.h') ? [] : versionsOf(files[which]!.text, choices);
		for (const version of changed) {
			files = files.with(which, { ...files[which]!, text: version });
			edit(session, files[which]!);
			advance(session, files[between.below(files.length)]!, between.below(8));
		}
		const fresh = await freshStarts.next();
		await link(fresh, files);
		if (helpersOf(fresh) !== helpersOf(session)) {
			return undefined;
		}
		const difference = firstDifference(analysesOf(session, files, round + 1), analysesOf(fresh, files, round + 1));
		if (difference) {
			return `in round ${round}${difference}\n${files.map((file) => `//// ${file.uri}\n${file.text}`).join('')}`;
		}
	}
	return undefined;
}

/** Files that are linked in another order: nothing else is known or found. */
async function differsInAnotherOrder({ text, variation }: Input): Promise<string | undefined> {
	const files = sourcesIn(text);
	const [one, other] = [await sessions.next(), await freshStarts.next()];
	await link(one, files);
	await link(other, new Choices(variation).shuffled(files));
	return firstDifference(analysesOf(other, files.toReversed()), analysesOf(one, files));
}

const madeUp = (choices: Choices, make: (seed: number, language: 'c' | 'cpp') => string): Input => {
	const language = choices.oneOf(['c', 'cpp'] as const);
	return { language, text: make(choices.seed(), language), variation: choices.seed() };
};

/** What does not depend on what was read before, nor on the order in which it is read. */
export const SESSIONS: readonly Property[] = [
	{ name: 'edits', make: madeUpSession, whatIsWrong: differsAfterEdits },
	{ name: 'linked-edits', make: (choices) => madeUp(choices, madeUpFiles), whatIsWrong: differsAfterLinkedEdits },
	{ name: 'order-of-files', make: (choices) => madeUp(choices, madeUpFiles), whatIsWrong: differsInAnotherOrder },
];
