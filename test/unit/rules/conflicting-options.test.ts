import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('conflicting-options');

const REUSE = 'setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on)';
const EXCLUSIVE = 'setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on)';

function winsock(body: string): string {
	return `#include <winsock2.h>\nint prepare(SOCKET s)\n{\n\tBOOL on = TRUE;\n${body}\treturn 0;\n}\n`;
}

function portable(body: string): string {
	const includes = '#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n';
	return `${includes}int prepare(int s)\n{\n\tint on = 1;\n${body}\treturn 0;\n}\n`;
}

describe('SO_REUSEADDR first, SO_EXCLUSIVEADDRUSE second', () => {
	const both = winsock(`\t${REUSE};\n\t${EXCLUSIVE};\n`);

	it('can lose the call that fails', () => {
		checkFix(both, 'Do not set SO_EXCLUSIVEADDRUSE: the call fails today', winsock(`\t${REUSE};\n`));
	});

	it('can lose the call that is in the way', () => {
		checkFix(both, 'Do not set SO_REUSEADDR on Windows, so that SO_EXCLUSIVEADDRUSE', winsock(`\t${EXCLUSIVE};\n`));
	});

	it('says in its titles what each of the two means', () => {
		const [finding] = findingsIn(both).filter(({ rule }) => rule === 'conflicting-options');
		expect(finding!.fixes.map(({ title }) => title.id)).toEqual([
			'rules.conflictingOptions.dropExclusive',
			'rules.conflictingOptions.keepExclusive',
		]);
	});

	it('is never mended by itself: nobody knows which of the two was meant', () => {
		const [finding] = findingsIn(both).filter(({ rule }) => rule === 'conflicting-options');
		expect(finding!.fixes.map(({ safe }) => safe)).toEqual([false, false]);
	});

	it('leaves SO_REUSEADDR to POSIX', () => {
		checkFix(
			portable(`\t${REUSE};\n#ifdef _WIN32\n\t${EXCLUSIVE};\n#endif\n`),
			'Do not set SO_REUSEADDR on Windows',
			portable(`#ifndef _WIN32\n\t${REUSE};\n#endif\n#ifdef _WIN32\n\t${EXCLUSIVE};\n#endif\n`),
		);
	});
});

describe('SO_EXCLUSIVEADDRUSE first, SO_REUSEADDR second', () => {
	it('can lose the call that fails; that changes nothing, so it is safe', () => {
		const both = winsock(`\t${EXCLUSIVE};\n\t${REUSE};\n`);
		checkFix(both, 'Do not set SO_REUSEADDR here on Windows', winsock(`\t${EXCLUSIVE};\n`));
		const [finding] = findingsIn(both).filter(({ rule }) => rule === 'conflicting-options');
		expect(finding!.fixes.map(({ safe }) => safe)).toEqual([true]);
	});

	it('is not safe where the program reacts to the failure today', () => {
		const both = winsock(`\t${EXCLUSIVE};\n\tif (${REUSE} != 0)\n\t\treturn -1;\n`);
		checkFix(both, 'Do not set SO_REUSEADDR here on Windows', winsock(`\t${EXCLUSIVE};\n`));
		const [finding] = findingsIn(both).filter(({ rule }) => rule === 'conflicting-options');
		expect(finding!.fixes.map(({ safe }) => safe)).toEqual([false]);
	});

	it('is not mended by opening the port', () => {
		checkNoFix(winsock(`\t${EXCLUSIVE};\n\t${REUSE};\n`), 'Do not set SO_EXCLUSIVEADDRUSE');
	});

	it('is not mended where the call is only a part of its statement', () => {
		checkNoFix(winsock(`\t${EXCLUSIVE};\n\tif (on)\n\t\t${REUSE};\n\tfor (; ${REUSE} == 0; )\n\t\tbreak;\n`));
	});
});
