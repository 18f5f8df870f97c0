import { describe, test } from 'vitest';
import { checkExpression, checkStatements } from './check-tree.js';

describe('names and members', () => {
	test('a plain name, a qualified name and the global scope', () => {
		checkExpression('socket(a)', 'socket(a)', 'cpp');
		checkExpression('std::bind(a)', 'std::bind(a)', 'cpp');
		checkExpression('::bind(a)', '::bind(a)', 'cpp');
		checkExpression('boost::asio::ip::bind(a)', 'boost::asio::ip::bind(a)', 'cpp');
	});

	test('template arguments are left out of names', () => {
		checkExpression('std::make_unique<Server>(80)', 'std::make_unique(80)', 'cpp');
		checkExpression('Pool<int>::bind(a)', 'Pool::bind(a)', 'cpp');
		checkExpression('x.template get<int>(3)', 'x.get(3)', 'cpp');
	});

	test('members and elements', () => {
		checkExpression('server->conns[i].fd', 'server->conns[i].fd');
		checkExpression('this->listener.close()', 'this->listener.close()', 'cpp');
		checkExpression('obj->Base::close()', 'obj->close()', 'cpp');
	});
});

describe('operators', () => {
	test('binary operators nest as they bind', () => {
		checkExpression('a + b * c == d && e || !f', '((((a + (b * c)) == d) && e) || (! f))');
		checkExpression('a and b or not c', '((a && b) || (! c))', 'cpp');
	});

	test('prefix and postfix', () => {
		checkExpression('*p++', '(* (p ++))');
		checkExpression('--n', '(-- n)');
		checkExpression('&addr', '(& addr)');
		checkExpression('delete[] p', '(delete p)', 'cpp');
	});

	test('assignments, the comma and the conditional', () => {
		checkExpression('a = b = f()', '(a = (b = f()))');
		checkExpression('n += 2, g()', '((n += 2) , g())');
		checkExpression('a ? b : c', '(a ? b ? c)');
		checkExpression('a ?: c', '(a ? a ? c)');
	});

	test('parentheses are dropped', () => {
		checkExpression('((s = socket(1)) == (INVALID_SOCKET))', '((s = socket(1)) == INVALID_SOCKET)');
	});
});

describe('casts', () => {
	test('C casts name their type without const', () => {
		checkExpression('(const struct sockaddr *)&a', '<struct sockaddr *>(& a)');
		checkExpression('(void)bind(s)', '<void>bind(s)');
	});

	test('casts of C++', () => {
		checkExpression('static_cast<SOCKET>(x)', '<SOCKET>x', 'cpp');
		checkExpression('reinterpret_cast<const sockaddr*>(&a)', '<sockaddr *>(& a)', 'cpp');
		checkExpression('int(x)', '<int>x', 'cpp');
	});

	test.each(['c', 'cpp'] as const)('in %s, a name in parentheses that is written like a type is a cast', (language) => {
		checkExpression('f((LPSOCKADDR)&addr)', 'f(<LPSOCKADDR>(& addr))', language);
		checkExpression('s == (SOCKET)-1', '(s == <SOCKET>-1)', language);
		checkExpression('s == (SOCKET)(~0)', '(s == <SOCKET>(~ 0))', language);
		checkExpression('x = (u_short)(port)', '(x = <u_short>port)', language);
		checkExpression('x = (T)*p', '(x = <T>(* p))', language);
	});

	test.each(['c', 'cpp'] as const)('in %s, any other name in parentheses is not', (language) => {
		checkExpression('(callback)(x)', 'callback(x)', language);
		checkExpression('(bind)(s, a, n)', 'bind(s, a, n)', language);
		checkExpression('x = (flags)&mask', '(x = (flags & mask))', language);
		checkExpression('x = (BUFSIZE)-1', '(x = (BUFSIZE - 1))', language);
	});

	test('a compound literal of C is a cast of its list', () => {
		checkExpression('(struct sockaddr_in){ .sin_port = 1 }', '<struct sockaddr_in>{.sin_port=1}');
	});
});

describe('sizeof', () => {
	test('a name in parentheses is an argument, a type is a type', () => {
		checkExpression('sizeof(on)', 'sizeof on');
		checkExpression('sizeof on', 'sizeof on');
		checkExpression('sizeof(struct sockaddr_in)', 'sizeof<struct sockaddr_in>');
		checkExpression('sizeof(int *)', 'sizeof<int *>');
		checkExpression('sizeof(*p)', 'sizeof (* p)');
		checkExpression('sizeof(a) * 2', '(sizeof a * 2)');
	});
});

describe('lists and objects', () => {
	test('designators, chained and nested', () => {
		checkStatements(
			'struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = 0, [3] = { 1, 2 } };',
			'struct sockaddr_in: a = {.sin_family=AF_INET, .sin_addr.s_addr=0, .[3]={1, 2}}',
		);
	});

	test('objects made in place, on the heap, and with designators', () => {
		checkExpression('tcp::endpoint{tcp::v4(), 80}', 'new tcp::endpoint(tcp::v4(), 80)', 'cpp');
		checkExpression('new Server(80)', 'new Server(80)', 'cpp');
		checkExpression('Options{.reuse = 1}', 'new Options({.reuse=1})', 'cpp');
	});
});

describe('functions inside expressions', () => {
	test('a lambda has its parameters, its captures and its body', () => {
		checkExpression(
			'run([this, fd = socket(1), &k](int x) { bind(fd, x); return x; })',
			'run(lambda[(fd = socket(1))](int x) { bind(fd, x); return x })',
			'cpp',
		);
		checkExpression('run([] { go(); })', 'run(lambda() { go() })', 'cpp');
	});

	test('a block handed to a macro is a lambda', () => {
		checkExpression('WITH_LOCK({ bind(s); })', 'WITH_LOCK(lambda() { bind(s) })');
	});

	test.each(['c', 'cpp'] as const)('in %s, an operator handed to a macro is left out and no error', (language) => {
		checkStatements('CHECK_OP(bind(s), ==, 0);', 'CHECK_OP(bind(s), 0)', language);
	});

	test('of a GNU statement expression, the expressions are kept', () => {
		checkExpression('y = ({ if (a) f(); g(); })', '(y = other(a, f(), g()))');
	});
});

describe('literals', () => {
	test.each([
		['0', 0],
		['42u', 42],
		['1000000ULL', 1_000_000],
		["1'000'000", 1_000_000],
		['0x1F', 31],
		['0b101', 5],
		['0777', 511],
		['-1', -1],
		['0x1FFFFFFFFFFFFF', Number.MAX_SAFE_INTEGER],
		["'a'", 97],
		["'\\n'", 10],
		["'\\0'", 0],
		["'\\x41'", 65],
		["L'\\101'", 65],
		["u8'a'", 97],
		['TRUE', 1],
		['false', 0],
		['nullptr', 0],
	])('%s is %d', (code, value) => {
		checkExpression(`f(${code})`, `f(${value})`, 'cpp');
	});

	test.each(['1.5', '2e3', '12.5f', '0xFFFFFFFFFFFFFFFF', "'ab'"])('%s has no exact value', (code) => {
		checkExpression(`f(${code})`, 'f(number?)');
	});

	test('strings keep their escapes and are joined', () => {
		checkExpression('f("a\\n" "b" PRIu64)', 'f("a\\nbPRIu64")');
		checkExpression('f(L"wide")', 'f("wide")');
		checkExpression('f(R"x(raw "text")x")', 'f("raw "text"")', 'cpp');
		checkExpression('f("")', 'f("")');
	});
});

test('every expression of what has no shape of its own is kept', () => {
	checkExpression('co_await f(g())', 'other(f(g()))', 'cpp');
	checkExpression('(f(args) + ...)', 'other(f(args))', 'cpp');
});
