import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { fixedCodes, without } from '../../helpers/fix-properties.js';
import { allRuleCode, type RuleCode } from '../../helpers/rule-code.js';

const COMPILER = 'x86_64-w64-mingw32-gcc';
const FLAGS = ['-std=gnu11', '-Wall', '-fdiagnostics-color=never', '-fno-diagnostics-show-caret'];
const STUB = path.join(root, 'test', 'fixtures', 'wsk-stub');
const isThere = spawnSync(COMPILER, ['--version']).status === 0;

if (!isThere) {
	console.warn(
		`Fixed code is not compiled: there is no ${COMPILER}. On Debian, as root: apt-get install gcc-mingw-w64-x86-64.`,
	);
}

/** The compiler says nothing of the fixed code that it did not say of the code before: so what compiled still does. */
describe.skipIf(!isThere)('fixed C compiles as it did', () => {
	const sources = allRuleCode().filter(({ language }) => language === 'c');
	const isKernel = ({ code }: RuleCode) => /<(?:wsk|ntddk|wdm)\.h>/.test(code);
	/** Headers that only POSIX has: the compiler for Windows ends there, and says nothing of what follows. */
	const isPosix = ({ code }: RuleCode) =>
		/<(?:sys\/socket|netinet\/in|arpa\/inet)\.h>/.test(code) && !/_WIN32/.test(code);

	it('Winsock, against the headers of mingw-w64', { timeout: 300_000 }, () => {
		const winsock = sources.filter((source) => !isKernel(source) && !isPosix(source));
		checkCompiles(winsock, ['winsock2.h', 'ws2tcpip.h', 'windows.h', 'stdio.h', 'stdlib.h']);
	});

	it('Winsock Kernel, against our own stub of its headers', { timeout: 300_000 }, () => {
		checkCompiles(sources.filter(isKernel), ['wsk.h']);
	});
});

function checkCompiles(sources: readonly RuleCode[], headers: readonly string[]): void {
	const cases = sources.flatMap(({ name, code, ...options }) =>
		fixedCodes(code, options).map(({ finding, after }) => ({ name: `${name}: ${finding.rule}`, code, after })),
	);
	const said = compile([...new Set(cases.flatMap(({ code, after }) => [code, after]))], headers);
	const worse = cases.flatMap(({ name, code, after }) =>
		without(said.get(after) ?? [], said.get(code) ?? [])
			.filter((what) => !(mayLeaveVariable(name, code, after) && what.includes('unused variable')))
			.map((what) => `${name}: ${what}`),
	);
	const clean = cases.filter(({ code }) => !(said.get(code) ?? []).some((what) => what.includes('error: '))).length;
	console.info(`${cases.length} fixes of C compiled, ${clean} of them in code that compiled before`);
	expect(worse).toEqual([]);
	expect(clean, 'code that compiled before').toBeGreaterThan(0);
}

/**
 * A fix takes the variable along that only its call used. Not one of several in a declaration; nor where POSIX keeps the
 * call and the variable is declared further up, as a second pair of directives would read worse than Windows' warning; nor
 * where an argument becomes NULL, as what it was meant for may be missing elsewhere.
 */
function mayLeaveVariable(name: string, code: string, after: string): boolean {
	const directives = (text: string): number => text.split('#ifndef _WIN32').length;
	const isOneOfSeveral = /^\s*(?:DWORD|int) \w+ = \d, \w+ = \d;/m.test(code);
	return isOneOfSeveral || directives(after) > directives(code) || name.endsWith(': wsk-control-parameters');
}

/** What the compiler says of each text, without places: one run for all, and the headers are read once. */
function compile(texts: readonly string[], headers: readonly string[]): Map<string, string[]> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-compile-'));
	try {
		const included = headers.map((header) => `#include <${header}>\n`).join('');
		writeFileSync(path.join(folder, 'first.h'), included);
		const flags = [...FLAGS, ...(headers.includes('wsk.h') ? ['-I', STUB] : [])];
		const precompiled = spawnSync(COMPILER, [...flags, '-x', 'c-header', 'first.h', '-o', 'first.h.gch'], {
			cwd: folder,
			encoding: 'utf8',
		});
		expect(precompiled.stderr).toBe('');
		for (const [i, text] of texts.entries()) {
			writeFileSync(path.join(folder, `${i}.c`), text, 'latin1');
		}
		const files = texts.map((_, i) => `${i}.c`);
		const { stderr } = spawnSync(COMPILER, [...flags, '-fsyntax-only', '-include', 'first.h', ...files], {
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		});
		const said = new Map<string, string[]>();
		for (const [, file, what] of stderr.matchAll(/^(\d+)\.c:\d+:\d+: ((?:fatal error|error|warning): .*)$/gm)) {
			const text = texts[Number(file)]!;
			said.set(text, [...(said.get(text) ?? []), what!]);
		}
		return said;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
