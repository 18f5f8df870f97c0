import { describe, expect, it } from 'vitest';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-socket-category');

function driver(flags: string, option: string, request = 'WskSetOption'): string {
	return [
		'#include <wsk.h>',
		'NTSTATUS f(PWSK_PROVIDER_NPI provider, struct context *ctx, ULONG flags, PIRP irp)',
		'{',
		`\tprovider->Dispatch->WskSocket(provider->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP, ${flags}, NULL, NULL, NULL, NULL, NULL, irp);`,
		'\tPWSK_SOCKET s = (PWSK_SOCKET)irp->IoStatus.Information;',
		`\treturn dispatch->WskControlSocket(s, ${request}, ${option}, SOL_SOCKET, sizeof(ULONG), &ctx->option, 0, NULL, NULL, irp);`,
		'}',
	].join('\n');
}

function said(code: string): string[] {
	return findingsIn(code)
		.filter(({ rule }) => rule === 'wsk-socket-category')
		.map(({ severity, message }) => `${severity} ${message.id.split('.').at(-1)}`);
}

it.each([
	['WSK_FLAG_BASIC_SOCKET', 'SO_EXCLUSIVEADDRUSE', 'error basic'],
	['0', 'SO_REUSEADDR', 'error basic'],
	['WSK_FLAG_BASIC_SOCKET', 'SO_WSK_SECURITY', 'error basic'],
	['WSK_FLAG_STREAM_SOCKET', 'SO_REUSEADDR', 'info silent'],
	['WSK_FLAG_CONNECTION_SOCKET', 'SO_CONDITIONAL_ACCEPT', 'error other'],
	['WSK_FLAG_LISTEN_SOCKET', 'SO_BROADCAST', 'error other'],
])('a socket of %s with %s: %s', (flags, option, expected) => {
	expect(said(driver(flags, option))).toEqual([expected]);
});

it('concerns reading an option as well', () => {
	expect(said(driver('WSK_FLAG_BASIC_SOCKET', 'SO_REUSEADDR', 'WskGetOption'))).toEqual(['error basic']);
});

it('names the place where the socket is made, and offers no fix', () => {
	const code = driver('WSK_FLAG_BASIC_SOCKET', 'SO_REUSEADDR');
	const [finding] = findingsIn(code).filter(({ rule }) => rule === 'wsk-socket-category');
	expect(finding!.related.map(({ span }) => code.slice(span.start, span.end).split('(')[0])).toEqual([
		'provider->Dispatch->WskSocket',
	]);
	checkNoFix(code);
});

describe('nothing is said', () => {
	it.each([
		['WSK_FLAG_LISTEN_SOCKET', 'SO_EXCLUSIVEADDRUSE'],
		['WSK_FLAG_CONNECTION_SOCKET', 'SO_REUSEADDR'],
		['WSK_FLAG_DATAGRAM_SOCKET', 'SO_EXCLUSIVEADDRUSE'],
		['flags', 'SO_EXCLUSIVEADDRUSE'],
		['WSK_FLAG_BASIC_SOCKET', 'SO_WSK_EVENT_CALLBACK'],
	])('of a socket of %s with %s', (flags, option) => {
		checkClean(driver(flags, option));
	});

	it('of a socket that came from elsewhere', () => {
		checkClean(
			'#include <wsk.h>\nvoid f(PWSK_SOCKET s) { d->WskControlSocket(s, WskSetOption, SO_REUSEADDR, SOL_SOCKET, 4, &on, 0, NULL, NULL, irp); }',
		);
	});
});
