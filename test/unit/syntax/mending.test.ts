import { describe, expect, test } from 'vitest';
import { mendedText } from '../../../server/src/syntax/mending.js';
import { checkStatements, parse } from './check-tree.js';

describe('macros that the grammar has no place for', () => {
	test('a call without its semicolon, at the end of a line', () => {
		checkStatements('VERIFY(bind(s, a, 16) == 0)\nlisten(s, 5);', 'VERIFY((bind(s, a, 16) == 0))\nlisten(s, 5)');
	});

	test('one at the end of a block, or behind a condition', () => {
		checkStatements(
			'if (x)\nCHECK(listen(s, 5))\nelse { CHECK(bind(s, a, 16))\n}',
			'if x\n  CHECK(listen(s, 5))\nelse\n  CHECK(bind(s, a, 16))',
		);
	});

	test('two calls on one line', () => {
		checkStatements('PRINT("gone") closesocket(s);', 'PRINT("gone")\nclosesocket(s)');
	});

	test('names alone on their lines', () => {
		checkStatements(
			'WARNINGS_OFF\nWARNING_OFF("-Wcast")\nconst int *a = f();\nWARNINGS_ON\nif (bind(s, a, 16)) { return; }',
			'WARNINGS_OFF\nWARNING_OFF("-Wcast")\nint: *a = f()\nWARNINGS_ON\nif bind(s, a, 16)\n  return',
		);
	});

	test('a cast that a macro hides', () => {
		checkStatements('bind(s, a, LENGTH_CAST length);', 'bind(s, a, length)');
	});

	test('an operator as an argument', () => {
		checkStatements('CHECK_OP(bind(s, a, 16), !=, -1);', 'CHECK_OP(bind(s, a, 16), 0, -1)');
	});

	test('a type as an argument', () => {
		checkStatements('bind(container_of(p, struct server, job), a, 16);', 'bind(container_of(p, 0, job), a, 16)');
	});

	test('a declaration as an argument', () => {
		checkStatements('DEBUG_ONLY(char buffer[80]);', 'char: buffer[]');
	});
});

test('positions stay where they are', () => {
	const code = 'void f() {\n  CHECK(x)\n  bind(s, a, 16);\n}';
	const statements = parse(code).functions[0]!.body.body;
	expect(statements.map(({ start, end }) => code.slice(start, end))).toEqual(['CHECK(x)', 'bind(s, a, 16);']);
	expect(mendedText(code)).toHaveLength(code.length);
});

test('what shows no macro is left as it is', () => {
	expect(mendedText('int f(void) { return bind(s, (, 16); }')).toBeUndefined();
	expect(mendedText('class A {\n A(int x)\n noexcept;\n};')).toBeUndefined();
});

test('a type that is asked for calls nothing', () => {
	expect(parse('using handle = decltype(socket(0, 0, 0));', 'cpp').functions).toEqual([]);
});
