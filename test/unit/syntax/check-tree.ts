import { expect } from 'vitest';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createSyntaxParser, type SourceLanguage } from '../../../server/src/syntax/parser.js';
import type { FunctionTree, ItemTree, Statement } from '../../../server/src/syntax/tree.js';
import { printExpression, printItem, printStatement } from './print-tree.js';

export const parser = await createSyntaxParser(await loadGrammars());

/** The tree of a text that is one item at the start of its file. */
export function parse(text: string, language: SourceLanguage = 'c'): ItemTree {
	return parser.parseItem({ start: 0, end: text.length, text }, language);
}

/** The one function of a text. */
export function parseFunction(text: string, language: SourceLanguage = 'c'): FunctionTree {
	const { functions } = parse(text, language);
	expect(functions).toHaveLength(1);
	return functions[0]!;
}

/** An item against its tree in compact text. */
export function checkTree(code: string, expected: string, language: SourceLanguage = 'c'): void {
	expect(printItem(parse(code, language))).toBe(trimIndent(expected));
}

/** The statements of a function body against their trees; the code is free of errors. */
export function checkStatements(code: string, expected: string, language: SourceLanguage = 'c'): void {
	const item = parse(`void f() {\n${code}\n}`, language);
	expect(item.errors).toEqual([]);
	expect(item.functions[0]!.body.body.flatMap(printStatement).join('\n')).toBe(trimIndent(expected));
}

/** An expression against its tree. */
export function checkExpression(code: string, expected: string, language: SourceLanguage = 'c'): void {
	const { body } = parseFunction(`void f() { ${code}; }`, language);
	const statement: Statement = body.body[0]!;
	expect(statement.kind === 'expression' ? printExpression(statement.expression) : statement.kind).toBe(expected);
}

function trimIndent(text: string): string {
	const lines = text.replace(/^\n|\n\s*$/g, '').split('\n');
	const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
	return lines.map((line) => line.slice(depth).replace(/\t/g, '  ')).join('\n');
}
