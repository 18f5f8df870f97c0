import { failureOf, type Input, type Property, sortOf } from './property.js';
import { tokensOf } from './tokens.js';

/** So often an input is tried while it is made smaller. */
const MOST_TRIES = 1500;

/**
 * A smaller input for which the property does not hold in the same way: first lines are left out, then tokens, in ever smaller runs
 * (delta debugging).
 */
export async function shrink(property: Property, input: Input, tries = MOST_TRIES): Promise<Input> {
	let left = tries;
	const sort = sortOf((await failureOf(property, input)) ?? '');
	const fails = async (text: string): Promise<boolean> => {
		const failure = left-- > 0 ? await failureOf(property, { ...input, text }) : undefined;
		return failure !== undefined && sortOf(failure) === sort;
	};
	let { text } = input;
	for (let before = ''; before !== text && left > 0; ) {
		before = text;
		text = await withoutPieces(text.split(/(?<=\n)/), fails);
		text = await withoutPieces(tokensOf(text), fails);
	}
	return { ...input, text };
}

/** The pieces, joined, without those that can be left out while it still fails. */
async function withoutPieces(all: readonly string[], fails: (text: string) => Promise<boolean>): Promise<string> {
	let pieces = [...all];
	for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let at = 0; at < pieces.length; ) {
			const fewer = [...pieces.slice(0, at), ...pieces.slice(at + size)];
			if (fewer.length < pieces.length && (await fails(fewer.join('')))) {
				pieces = fewer;
			} else {
				at += size;
			}
		}
	}
	return pieces.join('');
}
