import { describe, expect, it } from 'vitest';
import type { Target } from '../../../server/src/protocol/targets.js';
import {
	type HeaderLookup,
	includesOf,
	type ReadSourceOptions,
	readSource,
	scanSource,
	targetsOf,
} from '../../../server/src/source/read-source.js';
import type { Configuration } from '../../../server/src/source/source-file.js';
import { compact } from './source-helpers.js';

/** Finds headers among `texts` by their name alone, wherever they are included from. */
function lookupIn(texts: Readonly<Record<string, string>>): HeaderLookup {
	const headers = new Map(
		Object.entries(texts).map(([name, text]) => [name, { uri: `file:///${name}`, source: scanSource(text) }]),
	);
	return ({ name }) => headers.get(name);
}

/** The configurations of one target for a file with these headers. */
function configurationsWith(
	target: Target,
	texts: Readonly<Record<string, string>>,
	code: string,
	options: ReadSourceOptions = {},
): Configuration[] {
	return readSource(code, { ...options, targets: [target], headers: lookupIn(texts) }).configurations;
}

/** Checks what is left of the code in the configurations of a target. */
function checkCode(target: Target, texts: Readonly<Record<string, string>>, code: string, expected: string[]): void {
	const left = configurationsWith(target, texts, code).map(({ text }) => compact(text).replaceAll('\n', ' '));
	expect(left).toEqual(expected);
}

describe('headers at hand', () => {
	it('define macros from the place of the #include on', () => {
		const texts = { 'config.h': '#define USE_IT 1\n' };
		const use = '#if USE_IT\nbind(1);\n#else\nbind(2);\n#endif\n';
		checkCode('posix', texts, `#include "config.h"\n${use}`, ['bind(1);']);
		checkCode('posix', texts, `${use}#include "config.h"`, ['bind(1);', 'bind(2);']);
		checkCode('posix', { 'config.h': '#undef USE_IT' }, `#define USE_IT 1\n#include "config.h"\n${use}`, ['bind(2);']);
	});

	it('are read under the conditions of the target', () => {
		const texts = {
			'net.h': '#ifdef _WIN32\n#define MODE 1\n#else\n#include "posix.h"\n#endif\n',
			'posix.h': '#define MODE 2\n',
		};
		const code = '#include "net.h"\n#if MODE == 1\nbind(1);\n#elif MODE == 2\nbind(2);\n#endif\n';
		checkCode('windows', texts, code, ['bind(1);']);
		checkCode('posix', texts, code, ['bind(2);']);
	});

	it('see the macros of the file and of the headers before', () => {
		const texts = {
			'config.h': '#define HAVE_A 1\n',
			'net.h': '#if HAVE_A && defined(OWN)\n#define USE_A 1\n#else\n#define USE_A 0\n#endif',
		};
		const use = '#if USE_A\nbind(1);\n#else\nbind(2);\n#endif\n';
		checkCode('windows', texts, `#define OWN\n#include "config.h"\n#include "net.h"\n${use}`, ['bind(1);']);
		checkCode('windows', texts, `#undef OWN\n#include "config.h"\n#include "net.h"\n${use}`, ['bind(2);']);
	});

	it('count only where the #include is active', () => {
		const texts = { 'a.h': '#define A 1', 'b.h': '#define A 0' };
		const code =
			'#ifdef _WIN32\n#include "a.h"\n#else\n#include "b.h"\n#endif\n#if A\nbind(1);\n#else\nbind(2);\n#endif';
		checkCode('windows', texts, code, ['bind(1);']);
		checkCode('posix', texts, code, ['bind(2);']);
	});

	it('share what they leave unknown with the file', () => {
		const texts = { 'a.h': '#ifdef HAVE_A\n#define USE_A 1\n#else\n#define USE_A 0\n#endif' };
		const code = '#include "a.h"\n#if USE_A\nbind(1);\n#else\nbind(2);\n#endif\n';
		checkCode('posix', texts, code, ['bind(1);', 'bind(2);']);
		const assumed = configurationsWith('posix', texts, code).map(({ assumptions }) => assumptions.join(' '));
		expect(assumed).toEqual(['HAVE_A', '!HAVE_A']);
		checkCode('posix', texts, '#ifdef X\n#include "a.h"\n#endif\n#ifdef USE_A\nbind(1);\n#else\nbind(2);\n#endif', [
			'bind(1);',
			'bind(2);',
		]);
	});

	it('do not show as unknown regions of the file', () => {
		const headers = lookupIn({ 'a.h': '#ifdef X\n#define A\n#endif' });
		expect(readSource('#include "a.h"\nbind(1);', { targets: ['posix'], headers }).unknownRegions.get('posix')).toEqual(
			[],
		);
	});

	it('are read once under an include guard or #pragma once, else each time', () => {
		const counter = '#ifdef FIRST\n#define SECOND\n#endif\n#define FIRST\n';
		const code = '#include "a.h"\n#include "a.h"\n#ifdef SECOND\nbind(2);\n#else\nbind(1);\n#endif';
		const undefinedBefore = `#undef SECOND\n#undef FIRST\n${code}`;
		checkCode('posix', { 'a.h': `#ifndef A_H\n#define A_H\n${counter}#endif` }, undefinedBefore, ['bind(1);']);
		checkCode('posix', { 'a.h': `#pragma once\n${counter}` }, undefinedBefore, ['bind(1);']);
		checkCode('posix', { 'a.h': counter }, undefinedBefore, ['bind(2);']);
	});

	it('may include each other, and themselves', () => {
		const texts = {
			'a.h': '#ifndef A_H\n#define A_H\n#include "b.h"\n#define A 1\n#endif',
			'b.h': '#include "b.h"\n#include "a.h"\n#define B 2\n',
		};
		const [main] = configurationsWith('posix', texts, '#include "a.h"\nint x[A + B]; bind(1);');
		expect([main!.macros.get('A')?.body, main!.macros.get('B')?.body]).toEqual(['1', '2']);
	});

	it('are gone into up to a limit', () => {
		const chain = Object.fromEntries(
			Array.from({ length: 100 }, (_, n) => [`${n}.h`, `#define M${n} ${n}\n#include "${n + 1}.h"\n`]),
		);
		const [main] = configurationsWith('posix', chain, '#include "0.h"\nint x = M5 + M99; bind(1);');
		expect([...main!.macros.keys()]).toEqual(['M5']);
		const doubling = Object.fromEntries(
			Array.from({ length: 23 }, (_, n) => [`${n}.h`, `#include "${n + 1}.h"\n#include "${n + 1}.h"\n`]),
		);
		checkCode('posix', doubling, '#include "0.h"\nbind(1);', ['bind(1);']);
	});

	it('are asked for by what stands in the #include and by who includes them', () => {
		const asked: string[] = [];
		const net = { uri: 'file:///src/net/net.h', source: scanSource('#include <deep.h>\n') };
		const headers: HeaderLookup = ({ name, isQuoted }, from) => {
			asked.push(`${name} ${isQuoted} ${from}`);
			return name === 'net/net.h' ? net : undefined;
		};
		readSource('#include "net/net.h"\nbind(1);', { targets: ['posix'], uri: 'file:///src/a.c', headers });
		expect(new Set(asked)).toEqual(new Set(['net/net.h true file:///src/a.c', 'deep.h false file:///src/net/net.h']));
	});
});

describe('macros of headers', () => {
	const texts = {
		'net.h':
			'#define PORT BASE + 1\n#define BASE 4000\n#define UNUSED_HERE 7\n#define OPEN(p) open_it(p, FLAGS)\n#define FLAGS 3\n',
	};

	it('are those that the code can come to use, with the file that they stand in', () => {
		const code = '#define OWN 1\n#include "net.h"\nint f() { OPEN(PORT); bind(1); }';
		const { macros } = configurationsWith('posix', texts, code)[0]!;
		const shown = [...macros.values()].map(({ name, body, file }) => `${name} = ${body} (${file})`);
		expect(shown).toEqual([
			'OWN = 1 (undefined)',
			'PORT = BASE + 1 (file:///net.h)',
			'BASE = 4000 (file:///net.h)',
			'OPEN = open_it(p, FLAGS) (file:///net.h)',
			'FLAGS = 3 (file:///net.h)',
		]);
		const { span } = macros.get('BASE')!;
		expect(texts['net.h'].slice(span.start, span.end)).toBe('#define BASE 4000');
	});

	it('that stand for a socket call are covered like the call', () => {
		const wrapper = { 'net.h': '#define xbind(s) do_it(bind(s))\n#define xname(bind) q->listen + bind\n' };
		checkCode('posix', wrapper, '#include "net.h"\n#ifdef A\nxbind(1);\n#else\nxbind(2);\n#endif', [
			'xbind(1);',
			'xbind(2);',
		]);
		checkCode('posix', wrapper, '#include "net.h"\n#ifdef A\nxname(1);\n#else\nxname(2);\n#endif', ['xname(1);']);
	});

	it('are blanked where they stand for nothing or for annotations', () => {
		const api = { 'api.h': '#define my_api __declspec(dllexport)\n#define my_unused\n' };
		checkCode('windows', api, '#include "api.h"\nmy_api int f(int x my_unused) { bind(x); }', [
			'int f(int x ) { bind(x); }',
		]);
	});
});

describe('includesOf', () => {
	it('lists what to have at hand', () => {
		const code = '#include <winsock2.h>\n#ifdef X\n#  include "a/b.h" // c\n#endif\n#include MACRO\n#import "c.h"\n';
		expect(includesOf(scanSource(code))).toEqual([
			{ name: 'winsock2.h', isQuoted: false },
			{ name: 'a/b.h', isQuoted: true },
			{ name: 'c.h', isQuoted: true },
		]);
	});
});

describe('targetsOf with headers', () => {
	it('counts what the headers include', () => {
		const headers = lookupIn({
			'driver.h': '#include <ntddk.h>\n',
			'unix.h': '#include <sys/socket.h>\n',
			'both.h': '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n',
		});
		const shown = (header: string) => targetsOf(`#include "${header}"\nbind(s);`, { headers }).join(' ');
		expect([shown('driver.h'), shown('unix.h'), shown('both.h'), shown('other.h')]).toEqual([
			'windows-kernel',
			'posix',
			'windows posix',
			'windows posix',
		]);
	});
});
