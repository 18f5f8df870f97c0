import { describe, expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { findingsIn } from '../../helpers/rules.js';

const OPTIONS: Readonly<Record<string, string>> = { reuse: 'SO_REUSEADDR', exclusive: 'SO_EXCLUSIVEADDRUSE' };
const WILDCARD = 'htonl(INADDR_ANY)';
const SPECIFIC = 'inet_addr("10.0.0.1")';

type Bind = readonly [option: 'none' | 'reuse' | 'exclusive', address: string];

/** Binds two TCP sockets of one program to one port. */
function program(first: Bind, second: Bind): string {
	const open = (s: string, [option, address]: Bind) =>
		`\tSOCKET ${s} = socket(AF_INET, SOCK_STREAM, 0);\n\tstruct sockaddr_in a${s} = { 0 };\n\ta${s}.sin_port = htons(5150);\n\ta${s}.sin_family = AF_INET;\n\ta${s}.sin_addr.s_addr = ${address};\n${
			option === 'none' ? '' : `\tsetsockopt(${s}, SOL_SOCKET, ${OPTIONS[option]}, (char *)&on, sizeof on);\n`
		}\tif (bind(${s}, (struct sockaddr *)&a${s}, sizeof a${s}) != 0)\n\t\treturn -1;\n`;
	return `#include <winsock2.h>\nint open_both(void)\n{\n\tBOOL on = TRUE;\n${open('s', first)}${open('t', second)}\treturn 0;\n}\n`;
}

/** What the rule says of the second bind: "error 10048", "warning", or nothing. */
function said(first: Bind, second: Bind): string {
	const findings = findingsIn(program(first, second)).filter(({ rule }) => rule === 'same-port-conflict');
	expect(findings.length).toBeLessThanOrEqual(1);
	const [finding] = findings;
	const code = finding && /\((\d+)\)/.exec(text(finding.message))?.[1];
	return finding ? [finding.severity, code].filter(Boolean).join(' ') : 'nothing';
}

describe('two binds of one process', () => {
	/** Rows and columns of the table for one account, as the reference page prints it. */
	const cells: [first: Bind, second: Bind, says: string][] = [
		[['none', WILDCARD], ['none', WILDCARD], 'error 10048'],
		[['none', WILDCARD], ['none', SPECIFIC], 'nothing'],
		[['none', WILDCARD], ['reuse', WILDCARD], 'error 10013'],
		[['none', WILDCARD], ['exclusive', WILDCARD], 'error 10048'],
		[['none', WILDCARD], ['exclusive', SPECIFIC], 'nothing'],
		[['none', SPECIFIC], ['none', WILDCARD], 'nothing'],
		[['none', SPECIFIC], ['reuse', SPECIFIC], 'error 10013'],
		[['reuse', WILDCARD], ['reuse', WILDCARD], 'warning'],
		[['reuse', SPECIFIC], ['reuse', SPECIFIC], 'warning'],
		[['reuse', WILDCARD], ['reuse', SPECIFIC], 'nothing'],
		[['reuse', WILDCARD], ['exclusive', WILDCARD], 'error 10048'],
		[['exclusive', WILDCARD], ['none', SPECIFIC], 'error 10013'],
		[['exclusive', WILDCARD], ['none', WILDCARD], 'error 10048'],
		[['exclusive', SPECIFIC], ['none', WILDCARD], 'nothing'],
		[['exclusive', SPECIFIC], ['exclusive', SPECIFIC], 'error 10048'],
	];

	it.each(cells)('%j, then %j: %s', (first, second, says) => {
		expect(said(first, second)).toBe(says);
	});

	it('names the cell and explains it', () => {
		const [finding] = findingsIn(program(['none', WILDCARD], ['reuse', WILDCARD])).filter(
			({ rule }) => rule === 'same-port-conflict',
		);
		expect(text(finding!.message)).toContain('0.0.0.0 without an option first, 0.0.0.0 with SO_REUSEADDR second');
		expect(finding!.related.map(({ message }) => text(message))).toEqual([
			'The port is held from here on.',
			expect.stringContaining('The second bind (SO_REUSEADDR, 0.0.0.0) fails with WSAEACCES (10013)'),
		]);
	});

	it('says nothing of an address that nobody knows beside another one', () => {
		expect(said(['none', SPECIFIC], ['none', 'inet_addr(name)'])).toBe('nothing');
	});
});

describe('dual-stack sockets', () => {
	const program6 = (option: string) =>
		`#include <winsock2.h>\n#include <ws2tcpip.h>\nint open_both(void)\n{\n\tDWORD on = 1, off = 0;\n\tSOCKET s = socket(AF_INET6, SOCK_STREAM, 0);\n\tSOCKET t = socket(AF_INET, SOCK_STREAM, 0);\n\tstruct sockaddr_in6 a = { 0 };\n\tstruct sockaddr_in b = { 0 };\n\ta.sin6_family = AF_INET6;\n\ta.sin6_port = htons(5150);\n\tb.sin_family = AF_INET;\n\tb.sin_port = htons(5150);\n\tsetsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&off, sizeof off);\n${option}\tif (bind(s, (struct sockaddr *)&a, sizeof a) != 0)\n\t\treturn -1;\n\treturn bind(t, (struct sockaddr *)&b, sizeof b);\n}\n`;
	const saidOf = (option: string) =>
		findingsIn(program6(option))
			.filter(({ rule }) => rule === 'same-port-conflict')
			.map(({ message }) => /\((\d+)\)/.exec(text(message))?.[1]);

	it('meet IPv4 where they are exclusive', () => {
		expect(saidOf('\tsetsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);\n')).toEqual(['10013']);
	});

	it('let IPv4 in otherwise', () => {
		expect(saidOf('')).toEqual([]);
	});
});
