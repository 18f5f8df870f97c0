import { describe, test } from 'vitest';
import { checkStatements } from './check-tree.js';

describe('branches', () => {
	test('if, else if, else', () => {
		checkStatements(
			'if (a) { f(); } else if (b) g(); else { }',
			`
			if a
				f()
			else
				if b
					g()
				else
			`,
		);
	});

	test('a condition that declares is an assignment behind its declaration', () => {
		checkStatements('if (int rc = f()) g();', 'if int: rc; (rc = f())\n  g()', 'cpp');
		checkStatements('if (int rc = f(); rc < 0) g();', 'if int: rc = f(); (rc < 0)\n  g()', 'cpp');
		checkStatements(
			'while (auto c = accept(s)) g();',
			`
			block
				auto: c
				while (c = accept(s))
					g()
			`,
			'cpp',
		);
	});

	test('switch: a case holds its statements up to the next label', () => {
		checkStatements(
			'switch (x) { case 1: case A: f(); g(); break; default: { h(); } }',
			`
			switch x
				case 1
				case A
					f()
					g()
					break
				default
					block
						h()
			`,
		);
	});
});

describe('loops', () => {
	test('while, do and for', () => {
		checkStatements('while (a) b();', 'while a\n  b()');
		checkStatements('do { b(); } while (a);', 'do\n  b()\nwhile a');
		checkStatements('for (int i = 0, j; i < n; i++, j--) ;', 'for int: i = 0, j; (i < n); ((i ++) , (j --))\n  empty');
		checkStatements('for (i = 0;;) continue;', 'for (i = 0); ; \n  continue');
	});

	test('for over a range', () => {
		checkStatements('for (const auto &s : sockets()) s.close();', 'for s of sockets()\n  s.close()', 'cpp');
	});

	test.each(['c', 'cpp'] as const)('in %s, a macro before a block may run it never, once or often', (language) => {
		checkStatements('LIST_FOREACH(x, &head) { close(x); }', 'while LIST_FOREACH(x, (& head))\n  close(x)', language);
		checkStatements('FOREACH(x, list) { close(x); }', 'while FOREACH(x, list)\n  close(x)', language);
	});
});

describe('jumps', () => {
	test('goto, labels, return', () => {
		checkStatements('goto fail; fail: close(s); return (1);', 'goto fail\nlabel fail\nclose(s)\nreturn 1');
		checkStatements('return;', 'return');
		checkStatements('end: ;', 'label end\nempty');
	});

	test('throw and co_return', () => {
		checkStatements(
			'throw std::runtime_error("x"); co_return f();',
			'throw std::runtime_error("x")\nreturn f()',
			'cpp',
		);
	});
});

describe('exceptions', () => {
	test('try and catch', () => {
		checkStatements(
			'try { f(); } catch (const E &e) { g(); } catch (...) { throw; }',
			`
			try
				f()
			catch
				g()
			catch
				throw
			`,
			'cpp',
		);
	});

	test('__except evaluates its filter first', () => {
		checkStatements('__try { f(); } __except (filter()) { g(); }', 'try\n  f()\ncatch\n  filter()\n  g()');
	});

	test('__leave goes to the end of its own __try', () => {
		checkStatements(
			'__try { if (a) __leave; f(); } __finally { g(); }',
			`
			try
				if a
					goto __leave 11
				f()
				label __leave 11
			finally
				g()
			`,
		);
	});
});

describe('what does nothing', () => {
	test('types and names declared inside a function', () => {
		checkStatements('typedef int number; using namespace std; using X = int; ;', 'empty\nempty\nempty\nempty', 'cpp');
	});
});
