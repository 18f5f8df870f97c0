import { describe, expect, it } from 'vitest';
import type { Target } from '../../../server/src/protocol/targets.js';
import { type ReadSourceOptions, readSource } from '../../../server/src/source/read-source.js';
import { compact, configurationsFor } from './source-helpers.js';

/** Checks the configurations of a target: for each one what is assumed and what is left of the code. */
function checkConfigurations(
	target: Target,
	code: string,
	expected: readonly (readonly [string, string])[],
	options: ReadSourceOptions = {},
): void {
	const shown = configurationsFor(target, code, options).map(({ assumptions, text }) => [
		assumptions.join(' '),
		compact(text).replaceAll('\n', ' '),
	]);
	expect(shown).toEqual(expected);
}

describe('configurations', () => {
	it('are one where no unknown condition holds a name of interest', () => {
		checkConfigurations('posix', '#ifdef A\nx();\n#else\ny();\n#endif\nbind(s);', [['', 'x(); bind(s);']]);
	});

	it('cover both branches that hold one', () => {
		checkConfigurations('posix', '#ifdef FOO\nbind(1);\n#else\nbind(2);\n#endif', [
			['FOO', 'bind(1);'],
			['!FOO', 'bind(2);'],
		]);
	});

	it('are no more than it takes: independent conditions do not multiply', () => {
		const twoWay = (name: string) => `#ifdef ${name}\nbind(${name});\n#else\nlisten(${name});\n#endif\n`;
		checkConfigurations('windows', twoWay('A') + twoWay('B') + twoWay('C'), [
			['A B C', 'bind(A); bind(B); bind(C);'],
			['!A !B !C', 'listen(A); listen(B); listen(C);'],
		]);
	});

	it('take one macro for the same everywhere', () => {
		checkConfigurations('posix', '#ifdef A\nbind(1);\n#endif\n#ifndef A\nbind(2);\n#endif\n#if !A\nx();\n#endif', [
			['A', 'bind(1);'],
			['!A', 'bind(2); x();'],
		]);
	});

	it('let one system or compiler exclude the others', () => {
		const code =
			'#ifdef __FreeBSD__\nbind(1);\n#endif\n#ifdef __linux__\nbind(2);\n#endif\n#ifdef TORRENT_LINUX\nbind(3);\n#endif';
		checkConfigurations('posix', code, [
			['!__FreeBSD__ __linux__', 'bind(2); bind(3);'],
			['__FreeBSD__', 'bind(1);'],
		]);
		checkConfigurations('windows', '#ifdef __MINGW32__\nbind(1);\n#elif _MSC_VER >= 1900\nbind(2);\n#endif', [
			['!__MINGW32__ _MSC_VER >= 1900 _MSC_VER', 'bind(2);'],
			['__MINGW32__', 'bind(1);'],
		]);
	});

	it('put first what a default build would be', () => {
		const main = (condition: string) =>
			configurationsFor('posix', `#if ${condition}\nbind(1);\n#endif`)[0]!.text.includes('bind');
		expect(main('defined(HAVE_IPV6) && USE_TCP')).toBe(true);
		expect(main('!defined(DISABLE_SERVER)')).toBe(true);
		expect(main('ANYTHING')).toBe(true);
		expect(main('defined(__linux__)')).toBe(true);
		expect(main('LIB_VERSION >= 3')).toBe(true);
		expect(main('DEBUG')).toBe(false);
		expect(main('defined(NO_SOCKETS)')).toBe(false);
		expect(main('defined(__APPLE__)')).toBe(false);
		expect(main('LIB_VERSION < 3')).toBe(false);
	});

	it('follow definitions that hang on an assumption', () => {
		const definitions = '#ifdef HAVE_A\n#define USE_A 1\n#else\n#define USE_A 0\n#endif\n';
		for (const condition of ['USE_A', 'USE_A > 0', 'defined(USE_A) && USE_A']) {
			checkConfigurations('posix', `${definitions}#if ${condition}\nbind(1);\n#else\nbind(2);\n#endif`, [
				['HAVE_A', 'bind(1);'],
				['!HAVE_A', 'bind(2);'],
			]);
		}
	});

	it('take the definition of a macro away where its absence is what it takes', () => {
		checkConfigurations('posix', '#ifdef FOO\n#define BAR\n#endif\n#ifndef BAR\nbind(1);\n#else\nbind(2);\n#endif', [
			['FOO', 'bind(2);'],
			['!FOO !BAR', 'bind(1);'],
		]);
	});

	it('cover the definition of a macro that stands for a call', () => {
		const code =
			'#ifdef A\n#define TRY(x) bind(x)\n#else\n#define TRY(x) x\n#endif\n#ifdef B\nTRY(1);\n#else\nTRY(2);\n#endif';
		const configurations = configurationsFor('posix', code);
		expect(configurations.map(({ macros }) => macros.get('TRY')!.body)).toContain('bind(x)');
		expect(configurations.map(({ text }) => compact(text))).toEqual(['TRY(1);', 'TRY(2);']);
	});

	it('stop at the limit and say what was left out', () => {
		const code = Array.from({ length: 6 }, (_, n) => `#${n === 0 ? '' : 'el'}if MODE == ${n}\nbind(${n});`).join('\n');
		const source = readSource(`${code}\n#endif`, { targets: ['posix'], limits: { configurationsPerTarget: 3 } });
		expect(source.configurations.map(({ text }) => compact(text))).toEqual(['bind(0);', 'bind(1);', 'bind(2);']);
		expect(source.problems).toEqual([{ kind: 'limit', span: expect.anything(), detail: 'MODE == 3' }]);
	});

	it('do not look for branches that exclude themselves', () => {
		const code = '#ifdef A\nbind(1);\n#ifndef A\nbind(2);\n#endif\n#endif';
		const source = readSource(code, { targets: ['posix'] });
		expect(source.configurations.map(({ text }) => compact(text))).toEqual(['bind(1);']);
		expect(source.problems).toEqual([]);
	});

	it('share text and items where the targets do not differ', () => {
		const [windows, posix] = readSource('int f() { bind(s); }', { targets: ['posix', 'windows'] }).configurations;
		expect([windows!.target, posix!.target]).toEqual(['windows', 'posix']);
		expect(windows!.items).toBe(posix!.items);
	});
});

describe('unknown regions', () => {
	it('are the branches that nobody can know, with the same ids for every target', () => {
		const code =
			'#ifdef _WIN32\na;\n#elif defined(X)\nb;\n#else\nc;\n#endif\n#if Y > 1\nd;\n#endif\n#ifndef Z\ne;\n#endif\n';
		const { unknownRegions } = readSource(code, { targets: ['windows', 'posix'] });
		const shown = (target: Target) =>
			unknownRegions
				.get(target)!
				.map(({ id, condition, start, end }) => `${id} ${condition}: ${code.slice(start, end).trim()}`);
		expect(shown('windows')).toEqual(['4 Y > 1: d;', '6 !Z: e;']);
		expect(shown('posix')).toEqual(['1 defined(X): b;', '2 !_WIN32 && !(defined(X)): c;', '4 Y > 1: d;', '6 !Z: e;']);
	});
});

describe('macros and includes', () => {
	it('are given as written, without comments and splices', () => {
		const code =
			'#define CHECK( x , y... ) do { \\\n  if (!(x)) /* c */ goto out; \\\n} while (0)\n#define EMPTY\n#define N -1 // one\n#undef EMPTY\n';
		const [main] = configurationsFor('posix', code);
		expect([...main!.macros.values()].map(({ name, parameters, body }) => ({ name, parameters, body }))).toEqual([
			{ name: 'CHECK', parameters: ['x', 'y', '...'], body: 'do { if (!(x)) goto out; } while (0)' },
			{ name: 'N', parameters: undefined, body: '-1' },
		]);
	});

	it('lists the includes of every branch', () => {
		const code = '#include <winsock2.h>\n#ifdef X\n#  include "a/b.h" // c\n#endif\n#include MACRO\n';
		expect(readSource(code).includes).toEqual(['winsock2.h', 'a/b.h']);
	});
});
