import { type Directive, macroShape } from './directives.js';
import { rememberingObjects } from './remembering.js';
import { TokenKind, tokenText } from './tokens.js';

/** An identifier in a macro's replacement text. */
export interface MacroWord {
	name: string;
	/** Whether it can name a function there: it is called, or all of the text, and no member. */
	isFunction: boolean;
}

/** The identifiers of a `#define`'s replacement text but its parameters and its own name. Kept with the directive. */
export const macroWords = rememberingObjects((directive: Directive): readonly MacroWord[] => {
	const { tokens, endToken, name } = directive;
	const { parameters, bodyToken } = macroShape(directive);
	const code: number[] = [];
	for (let token = bodyToken; token < endToken; token++) {
		if (tokens.kinds[token]! > TokenKind.comment) code.push(token);
	}
	const words: MacroWord[] = [];
	code.forEach((token, index) => {
		if (tokens.kinds[token] !== TokenKind.identifier) return;
		const word = tokens.names[tokens.nameIds[token]!]!;
		if (word === name || parameters?.includes(word)) return;
		const before = index === 0 ? '' : tokenText(tokens, code[index - 1]!);
		const after = index + 1 === code.length ? '' : tokenText(tokens, code[index + 1]!);
		const isMember = before === '.' || before === '->';
		const isAll = code.length === 1 || (code.length === 3 && before === '(' && after === ')');
		words.push({ name: word, isFunction: !isMember && (after === '(' || isAll) });
	});
	return words;
});
