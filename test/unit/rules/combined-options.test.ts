import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('combined-options');

const WINDOWS = '#include <winsock2.h>\n';
const POSIX = '#include <sys/socket.h>\n#include <unistd.h>\n';

function call(option: string): string {
	return `setsockopt(s, SOL_SOCKET, ${option}, (const char *)&on, sizeof on)`;
}

function prepare(body: string, includes = WINDOWS, rest = 'return 0'): string {
	return `${includes}int prepare(int s)\n{\n\tint on = 1;\n${body}\t${rest};\n}\n`;
}

describe('the fix', () => {
	it('makes one call for each option', () => {
		checkFix(
			prepare(`\t${call('SO_KEEPALIVE | SO_BROADCAST')}; /* both */\n`),
			'Make one call for each of SO_KEEPALIVE, SO_BROADCAST',
			prepare(`\t${call('SO_KEEPALIVE')};\n\t${call('SO_BROADCAST')}; /* both */\n`),
		);
	});

	it('makes three of three', () => {
		checkFix(
			prepare(`\t${call('SO_REUSEADDR | SO_REUSEPORT | SO_KEEPALIVE')};\n`, POSIX),
			'Make one call for each of',
			prepare(`\t${call('SO_REUSEADDR')};\n\t${call('SO_REUSEPORT')};\n\t${call('SO_KEEPALIVE')};\n`, POSIX),
		);
	});

	it('keeps one of the two that exclude each other', () => {
		checkFix(
			prepare('', WINDOWS, `return ${call('SO_REUSEADDR | SO_EXCLUSIVEADDRUSE')}`),
			'Set SO_EXCLUSIVEADDRUSE alone: nobody else can bind the port, but after a restart',
			prepare('', WINDOWS, `return ${call('SO_EXCLUSIVEADDRUSE')}`),
		);
	});
});

describe('no fix is offered', () => {
	it('where the result of the call is looked at: two calls have two', () => {
		checkNoFix(prepare(`\tif (${call('SO_KEEPALIVE | SO_BROADCAST')} != 0)\n\t\treturn -1;\n`));
	});

	it('where an if would hold the first call only', () => {
		checkNoFix(prepare(`\tif (s >= 0)\n\t\t${call('SO_KEEPALIVE | SO_BROADCAST')};\n`));
	});

	it('where SO_REUSEADDR would open a port on Windows', () => {
		checkNoFix(
			`${WINDOWS}int serve(struct sockaddr *a)\n{\n\tBOOL on = TRUE;\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\t${call('SO_REUSEADDR | SO_KEEPALIVE')};\n\tif (bind(s, a, 16) != 0)\n\t\treturn -1;\n\treturn listen(s, 16);\n}\n`,
		);
	});

	it('where the other sharing option is on', () => {
		checkNoFix(prepare(`\t${call('SO_EXCLUSIVEADDRUSE')};\n\t${call('SO_REUSEADDR | SO_KEEPALIVE')};\n`));
	});

	it('where the options belong to two levels', () => {
		checkNoFix(prepare(`\t${call('SO_KEEPALIVE | IPV6_V6ONLY')};\n`));
	});
});
