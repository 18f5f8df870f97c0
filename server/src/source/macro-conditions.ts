import { type Condition, parseCondition } from './condition.js';
import { type Directive, joinTokens, macroShape } from './directives.js';
import { rememberingObjects } from './remembering.js';
import { tokenize } from './tokenizer.js';

/** The body of a macro as a condition; undefined where it has none or takes arguments. Read when first needed. */
export const bodyCondition = rememberingObjects((directive: Directive): Condition | undefined => {
	const { parameters, bodyToken } = macroShape(directive);
	const { tokens, endToken } = directive;
	const parsed = parameters === undefined ? parseCondition(tokens, bodyToken, endToken) : undefined;
	return parsed?.kind === 'opaque' ? undefined : parsed;
});

/** Longer calls are not expanded. */
const LONGEST_CALL = 200;
const WORDS = /[A-Za-z_]\w*/g;
/** Calls of macros as conditions, by their text. */
const calls = new WeakMap<Directive, Map<string, Condition | undefined>>();

/**
 * What the call of a function-like macro stands for in a condition: `text` is the call without white space. Undefined
 * where that is no condition, or where the arguments do not fit.
 */
export function conditionOfCall(directive: Directive, text: string): Condition | undefined {
	const known = calls.get(directive) ?? new Map<string, Condition | undefined>();
	calls.set(directive, known);
	if (!known.has(text)) known.set(text, text.length > LONGEST_CALL ? undefined : expandCall(directive, text));
	return known.get(text);
}

function expandCall(directive: Directive, text: string): Condition | undefined {
	const { parameters, bodyToken } = macroShape(directive);
	const values = argumentsOf(text.slice(text.indexOf('(') + 1, -1));
	if (parameters === undefined || values.length !== parameters.length) return undefined;
	const body = joinTokens(directive.tokens, bodyToken, directive.endToken);
	if (body.length > LONGEST_CALL * 5) return undefined;
	const replaced = body
		.replace(WORDS, (word) => values[parameters.indexOf(word)] ?? word)
		.replace(/(?<!\s)\s*##\s*/g, '');
	const tokens = tokenize(replaced);
	const condition = parseCondition(tokens, 0, tokens.count);
	return condition.kind === 'opaque' ? undefined : condition;
}

/** Texts cut at the commas outside of parentheses. */
function argumentsOf(text: string): string[] {
	const values = [''];
	let depth = 0;
	for (const character of text) {
		if (character === '(') depth++;
		if (character === ')') depth--;
		if (character === ',' && depth === 0) values.push('');
		else values[values.length - 1] += character;
	}
	return values;
}
