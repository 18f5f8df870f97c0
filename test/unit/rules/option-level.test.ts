import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix, checkClean } = ruleChecks('option-level');

const WINDOWS = '#include <winsock2.h>\n';

function call(level: string, option: string): string {
	return `setsockopt(s, ${level}, ${option}, (const char *)&on, sizeof on)`;
}

function prepare(body: string): string {
	return `${WINDOWS}int prepare(SOCKET s, struct sockaddr *a)\n{\n\tBOOL on = TRUE;\n${body}\treturn 0;\n}\n`;
}

describe('the fix', () => {
	it('names the level that the option belongs to', () => {
		checkFix(
			prepare(`\t${call('IPPROTO_TCP', 'SO_EXCLUSIVEADDRUSE')};\n`),
			'Set SO_EXCLUSIVEADDRUSE at SOL_SOCKET, where it takes effect (this changes what the program does)',
			prepare(`\t${call('SOL_SOCKET', 'SO_EXCLUSIVEADDRUSE')};\n`),
		);
		checkFix(
			prepare(`\tif (${call('SOL_SOCKET', 'IPV6_V6ONLY')} != 0)\n\t\treturn -1;\n`),
			'Set IPV6_V6ONLY at IPPROTO_IPV6',
			prepare(`\tif (${call('IPPROTO_IPV6', 'IPV6_V6ONLY')} != 0)\n\t\treturn -1;\n`),
		);
	});

	const listener = (option: string) =>
		`${WINDOWS}int serve(struct sockaddr *a)\n{\n\tBOOL on = TRUE;\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n${option}\tif (bind(s, a, 16) != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n`;

	it('opens no port on Windows: it takes the call away, with its variable', () => {
		const without = listener('').replace('\tBOOL on = TRUE;\n', '');
		const wrong = listener(`\t${call('IPPROTO_IP', 'SO_REUSEADDR')};\n`);
		checkFix(wrong, 'Do not set SO_REUSEADDR on Windows: the call asks for another option today', without);
		checkNoFix(wrong, 'Set SO_REUSEADDR at');
	});
});

describe('no fix is offered', () => {
	it('where the option would come too late', () => {
		checkNoFix(
			prepare(`\tif (bind(s, a, 16) != 0)\n\t\treturn -1;\n\t${call('IPPROTO_IP', 'SO_EXCLUSIVEADDRUSE')};\n`),
		);
	});

	it('where the other sharing option is on', () => {
		checkNoFix(prepare(`\t${call('SOL_SOCKET', 'SO_REUSEADDR')};\n\t${call('IPPROTO_IP', 'SO_EXCLUSIVEADDRUSE')};\n`));
	});
});

describe('the analysis', () => {
	it('does not take an option at a foreign level for set', () => {
		const reuse = ruleChecks('reuseaddr-listener');
		reuse.checkClean(
			`${WINDOWS}int serve(struct sockaddr *a)\n{\n\tBOOL on = TRUE;\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\t${call('IPPROTO_IP', 'SO_REUSEADDR')};\n\tif (bind(s, a, 16) != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n`,
		);
	});

	it('takes a level that nobody knows for the right one', () => {
		checkClean(prepare(`\t${call('LEVEL', 'SO_REUSEADDR')};\n`));
	});
});
