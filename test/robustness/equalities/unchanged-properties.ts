import type { TextEdit } from '../../../server/src/protocol/findings.js';
import { type MovedText, withEdits, withSwapped } from '../../helpers/moved-text.js';
import { Choices } from '../fuzzing/choices.js';
import { LOCAL_NAMES, madeUpCode } from '../fuzzing/made-up-code.js';
import type { Input, Property } from '../fuzzing/property.js';
import { documentOf, Services } from '../fuzzing/service.js';
import { writtenSource } from '../fuzzing/sources.js';
import { tokensOf } from '../fuzzing/tokens.js';
import { canSwap, functionsIn } from './functions-in.js';

import { comparable, firstDifference, type View } from './same-analysis.js';

const services = new Services();

interface Change extends MovedText {
	quoted?: View['quoted'];
}

/** Holds the analysis of a text to that of the text after a change that is to leave it; nothing where there is none. */
async function differsAfter(input: Input, change: Change | undefined): Promise<string | undefined> {
	if (!change || change.text === input.text) {
		return undefined;
	}
	const before = (await services.next()).analyse(documentOf(input));
	// Without sockets, what stands in a comment decides whether a file is looked at.
	if (before.facts.problems.length > 0 || before.facts.sockets.length === 0) {
		return undefined;
	}
	const after = (await services.next()).analyse(documentOf({ ...input, text: change.text }));
	return firstDifference(
		comparable(after, { quoted: plain }),
		comparable(before, { spanOf: change.spanOf, quoted: change.quoted ?? plain }),
	);
}

/** As code is quoted whatever stood between its tokens. */
function plain(code: string): string {
	return tokensOf(code)
		.filter((token) => !/^(?:\s|\/\*|\/\/)/.test(token))
		.join('');
}

function madeUp(choices: Choices, fewest?: number): Input {
	const language = choices.oneOf(['c', 'cpp'] as const);
	return { language, text: madeUpCode(choices.seed(), language, { fewest }), variation: choices.seed() };
}

/** Made-up code and, now and then, what people have written; not what says which of its lines is to be left alone. */
function wholeCode(choices: Choices): Input {
	if (!choices.onceIn(8)) {
		return madeUp(choices);
	}
	const { text, language } = writtenSource(choices);
	return { language, text: text.includes('bindsight-') ? '' : text, variation: choices.seed() };
}

/** None names a call: an item whose comments speak of one is read for it. */
const COMMENTS = [
	'/* a comment */',
	'/* {( "quoted" */',
	'/* 端口 😀 e\u0301 */',
	'/**/',
	"/* it's\n * long\n */",
	'// to the end\n',
	'// #if (("\n',
	' ',
	'\t',
	'\n',
	'\r\n',
	'\f',
	'\n\n',
	'  \n\t\t',
];

/** Comments and white space between tokens; none in a preprocessor line, which ends with its line. */
function withComments({ text, variation }: Input): Change {
	const choices = new Choices(variation);
	const edits: TextEdit[] = [];
	let at = 0;
	let isDirective = false;
	let isLineStart = true;
	let before = '';
	const once = 2 + choices.below(20);
	for (const token of tokensOf(text)) {
		isDirective ||= isLineStart && token === '#';
		// A brace in the first column ends a function, for rules that read the text; a slash before a comment would be part
		// of it, and the name of a destructor is taken for one word.
		const staysWhole = token === '}' || before.startsWith('//') || before === '/' || before === '~';
		if (!isDirective && !staysWhole && choices.onceIn(once)) {
			edits.push({ span: { start: at, end: at }, newText: choices.oneOf(COMMENTS) });
		}
		const breaksLine = /^(?:\r?\n|\r)$/.test(token);
		isDirective &&= !breaksLine || text[at - 1] === '\\';
		isLineStart = breaksLine || (isLineStart && /^(?:[ \t]+|\/\*[\s\S]*)$/.test(token));
		at += token.length;
		before = token;
	}
	return { ...withEdits(text, edits), quoted: plain };
}

/** Other ends of lines: one kind for all, or any for each. */
function withLineEnds({ text, variation }: Input): Change {
	const choices = new Choices(variation);
	const all = choices.oneOf([['\r\n'], ['\r'], ['\r\n', '\n', '\r']]);
	const edits = [...text.matchAll(/\r\n|\n|\r/g)].map((found): TextEdit => {
		const next = choices.oneOf(all);
		const span = { start: found.index, end: found.index + found[0].length };
		// A carriage return before a line feed would be one end of a line with it.
		return { span, newText: next === '\r' && text[span.end] === '\n' ? '\r\n' : next };
	});
	const wide = edits.filter(({ span, newText }) => newText !== text.slice(span.start, span.end));
	return { ...withEdits(text, wide), quoted: plain };
}

/** None that ends with an underscore, as members do: such a socket is taken to be read elsewhere. */
const NEW_NAMES = [
	'q',
	'alpha',
	'beta_2',
	'zz',
	'kappa',
	'mu9',
	'aVeryLongNameForAVariable',
	'größe',
	'x_1',
	'_y',
	'n',
];

/** Other names for what the functions declare for themselves. */
function withOtherNames({ text, variation }: Input): Change | undefined {
	const choices = new Choices(variation);
	const tokens = tokensOf(text);
	const used = new Set(tokens);
	const old = [...LOCAL_NAMES].filter((name) => used.has(name));
	const names = new Map(
		choices
			.someOf(
				NEW_NAMES.filter((name) => !used.has(name)),
				old.length,
			)
			.map((name, i) => [old[i]!, name]),
	);
	const edits: TextEdit[] = [];
	let at = 0;
	for (const token of tokens) {
		const newText = names.get(token);
		if (newText !== undefined) {
			edits.push({ span: { start: at, end: at + token.length }, newText });
		}
		at += token.length;
	}
	const renamed = (code: string) =>
		plain(
			tokensOf(code)
				.map((token) => names.get(token) ?? token)
				.join(''),
		);
	return edits.length === 0 ? undefined : { ...withEdits(text, edits), quoted: renamed };
}

/** Two functions that have nothing to do with each other in each other's place. */
function withSwappedFunctions({ text, variation }: Input): Change | undefined {
	const choices = new Choices(variation);
	const all = functionsIn(text) ?? [];
	const pairs = all.flatMap((first, i) => all.slice(i + 1).map((second) => [first, second] as const));
	const free = pairs.filter(([first, second]) => canSwap(first, second, all));
	if (free.length === 0) {
		return undefined;
	}
	const [first, second] = choices.oneOf(free);
	return withSwapped(text, first.span, second.span);
}

/** A property of all texts that a change leaves as they are. */
function unchangedBy(name: string, make: Property['make'], changed: (input: Input) => Change | undefined): Property {
	return {
		name,
		make,
		other: (input) => changed(input)?.text,
		whatIsWrong: (input) => differsAfter(input, changed(input)),
	};
}

/** What changes the text, but none of what it says. */
export const UNCHANGED: readonly Property[] = [
	unchangedBy('comments', wholeCode, withComments),
	unchangedBy('line-ends', wholeCode, withLineEnds),
	unchangedBy('local-names', (choices) => madeUp(choices), withOtherNames),
	unchangedBy('swapped-functions', (choices) => madeUp(choices, 2), withSwappedFunctions),
];
