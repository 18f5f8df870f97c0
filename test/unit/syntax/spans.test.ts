import { describe, expect, test } from 'vitest';
import type { Span } from '../../../server/src/protocol/positions.js';
import type { Call, Declaration, ExpressionStatement, If } from '../../../server/src/syntax/tree.js';
import { parse, parseFunction, parser } from './check-tree.js';

function textOf(span: Span, text: string): string {
	return text.slice(span.start, span.end);
}

describe('spans', () => {
	const text = '\tint open(SOCKET s)\n{ struct sockaddr_in *a = 0, b; if ((bind(s, &x, 3)) < 0) conn->fd = 1; }';
	const tree = parseFunction(text);
	const [declaration, branch] = tree.body.body as [Declaration, If];

	test('of a function, its name, its parameters and its body', () => {
		expect(textOf(tree, text)).toBe(text.trim());
		expect(textOf(tree.nameSpan, text)).toBe('open');
		expect(textOf(tree.parameters[0]!, text)).toBe('SOCKET s');
		expect(textOf(tree.body, text)).toBe(text.slice(text.indexOf('{')));
	});

	test('of a declaration and its names', () => {
		expect(textOf(declaration, text)).toBe('struct sockaddr_in *a = 0, b;');
		expect(declaration.declarators.map((declarator) => textOf(declarator, text))).toEqual(['*a = 0', 'b']);
		expect(declaration.declarators.map((declarator) => textOf(declarator.nameSpan, text))).toEqual(['a', 'b']);
	});

	test('of expressions, without the parentheses around them', () => {
		expect(branch.test.kind === 'binary' && textOf(branch.test.left, text)).toBe('bind(s, &x, 3)');
		const assignment = (branch.then as ExpressionStatement).expression;
		const member = assignment.kind === 'assignment' && assignment.left;
		expect(member && member.kind === 'member' && textOf(member.nameSpan, text)).toBe('fd');
	});

	test('are offsets in the file, wherever the item starts', () => {
		const item = 'void f() { bind(s) ; }';
		const { functions } = parser.parseItem({ start: 1000, end: 1000 + item.length, text: item }, 'c');
		const call = (functions[0]!.body.body[0] as ExpressionStatement).expression as Call;
		expect(functions[0]!.nameSpan).toEqual({ start: 1005, end: 1006 });
		expect(call).toMatchObject({ start: 1011, end: 1018 });
		expect(call.callee).toMatchObject({ name: 'bind', start: 1011, end: 1015 });
	});

	test('of errors', () => {
		const item = 'void f() { return 1 }';
		const { errors } = parser.parseItem({ start: 500, end: 500 + item.length, text: item }, 'c');
		expect(errors).toEqual([{ start: 519, end: 519 }]);
	});
});

describe('offsets count UTF-16 units', () => {
	test.each(['c', 'cpp'] as const)('behind emoji, CJK and CRLF in %s', (language) => {
		const text = '/* 🔌🔌 日本 */\r\nvoid f(void)\r\n{\r\n\tputs("🔌é");\tbind(s);\r\n}\r\n';
		const { functions, errors } = parse(text, language);
		const call = functions[0]!.body.body[1]!;
		expect(errors).toEqual([]);
		expect(call.start).toBe(text.indexOf('bind'));
		expect(textOf(call, text)).toBe('bind(s);');
		expect(textOf(functions[0]!.body, text)).toBe(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
	});
});
