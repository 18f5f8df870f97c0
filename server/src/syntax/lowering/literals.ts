import type { ConcreteNode } from '../concrete-tree.js';
import type { NumberLiteral, StringLiteral } from '../tree.js';
import { type Context, spanOf, textOf } from './context.js';

const INTEGER =
	/^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|(0[0-7]*)|([1-9][0-9]*))(?:[uU]|[lL]|[zZ]|[iI](?:8|16|32|64))*$/;

/** An integer as C writes it, or undefined where it is none or a double cannot hold it exactly. */
export function integerValue(literal: string): number | undefined {
	const match = INTEGER.exec(literal.replaceAll("'", ''));
	if (!match) {
		return undefined;
	}
	const [, sign, hexadecimal, binary, octal, decimal] = match;
	const value =
		hexadecimal !== undefined
			? Number.parseInt(hexadecimal, 16)
			: binary !== undefined
				? Number.parseInt(binary, 2)
				: octal !== undefined
					? Number.parseInt(octal, 8)
					: Number.parseInt(decimal!, 10);
	if (!Number.isSafeInteger(value)) {
		return undefined;
	}
	return sign === '-' && value !== 0 ? -value : value;
}

const SIMPLE_ESCAPES: Record<string, number> = {
	a: 7,
	b: 8,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11,
	e: 27,
	'\\': 92,
	"'": 39,
	'"': 34,
	'?': 63,
};

/** The value of a character literal of one character, quotes and prefix included; undefined for any other. */
export function characterValue(literal: string): number | undefined {
	const inner = /^(?:L|u8|u|U)?'(.+)'$/s.exec(literal)?.[1];
	if (inner === undefined) {
		return undefined;
	}
	if (!inner.startsWith('\\')) {
		const point = inner.codePointAt(0)!;
		return inner.length === String.fromCodePoint(point).length ? point : undefined;
	}
	const hexadecimal = /^\\(?:x|u|U)([0-9a-fA-F]{1,8})$/.exec(inner)?.[1];
	if (hexadecimal !== undefined) {
		return Number.parseInt(hexadecimal, 16);
	}
	const octal = /^\\([0-7]{1,3})$/.exec(inner)?.[1];
	if (octal !== undefined) {
		return Number.parseInt(octal, 8);
	}
	return inner.length === 2 ? SIMPLE_ESCAPES[inner[1]!] : undefined;
}

/** A number, a character, or one of `true`, `FALSE`, `NULL` and their like. */
export function readNumber(node: ConcreteNode, context: Context): NumberLiteral {
	return { kind: 'number', value: numberValue(node, context), ...spanOf(node) };
}

function numberValue(node: ConcreteNode, context: Context): number | undefined {
	switch (node.type) {
		case 'true':
			return 1;
		case 'false':
		case 'null':
			return 0;
		case 'char_literal':
			return characterValue(textOf(node, context));
		default:
			return integerValue(textOf(node, context));
	}
}

/** A string literal, or several side by side; the name of a macro among them stands for itself: `"%" PRIu64`. */
export function readString(node: ConcreteNode, context: Context): StringLiteral {
	const parts = node.type === 'concatenated_string' ? node.children : [node];
	return { kind: 'string', value: parts.map((part) => stringValue(part, context)).join(''), ...spanOf(node) };
}

function stringValue(node: ConcreteNode, context: Context): string {
	const text = textOf(node, context);
	if (node.type === 'raw_string_literal') {
		const delimiter = /^\w*"([^(]*)\(/.exec(text)?.[1] ?? '';
		return text.slice(text.indexOf('(') + 1, text.length - delimiter.length - 2);
	}
	if (node.type !== 'string_literal') {
		return text;
	}
	const start = text.indexOf('"') + 1;
	return text.slice(start, text.length > start && text.endsWith('"') ? -1 : undefined);
}
