import { describe, expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-missing-irp');

function driver(body: string): string {
	return `#include <wsk.h>\nNTSTATUS f(PWSK_SOCKET s, struct context *ctx, PSOCKADDR a, PIRP given)\n{\n\t${body}\n}\n`;
}

const set = (option: string, irp: string) =>
	`dispatch->WskControlSocket(s, WskSetOption, ${option}, SOL_SOCKET, sizeof(ULONG), &ctx->option, 0, NULL, NULL, ${irp});`;

function said(body: string): string[] {
	return findingsIn(driver(body))
		.filter(({ rule }) => rule === 'wsk-missing-irp')
		.map(({ severity, message }) => `${severity}: ${text(message)}`);
}

describe('an option whose page wants an IRP', () => {
	it.each([
		'SO_EXCLUSIVEADDRUSE',
		'SO_REUSEADDR',
		'SO_CONDITIONAL_ACCEPT',
		'SO_KEEPALIVE',
		'SO_RCVBUF',
		'SO_BROADCAST',
	])('is %s', (option) => {
		expect(said(set(option, 'NULL'))).toEqual([
			`error: Irp is NULL: the page of ${option} wants a pointer to an IRP to set it. What the call does without one is not documented.`,
		]);
	});

	it('wants one to be read, too', () => {
		const [sentence] = said(
			'dispatch->WskControlSocket(s, WskGetOption, SO_REUSEADDR, SOL_SOCKET, 0, NULL, sizeof(ULONG), &ctx->option, NULL, NULL);',
		);
		expect(sentence).toContain('to read it');
	});
});

it.each([
	['dispatch->WskBind(s, a, 0, NULL);', 'WskBind'],
	['dispatch->WskConnect(s, a, 0, NULL); dispatch->WskBind(s, a, 0, given);', 'WskConnect'],
	['dispatch->WskCloseSocket(s, 0); dispatch->WskBind(s, a, 0, given);', 'WskCloseSocket'],
])('%s needs one', (body, call) => {
	expect(said(body)).toEqual([
		`error: Irp is NULL: ${call} needs a pointer to an IRP, through which its result comes back.`,
	]);
});

it('offers no fix: an IRP has to be made, completed and waited for', () => {
	checkNoFix(driver('dispatch->WskBind(s, a, 0, NULL);'));
});

describe('nothing is said', () => {
	it('where NULL is not proven', () => {
		checkClean(driver('dispatch->WskBind(s, a, 0, given);'));
		checkClean(driver('PIRP irp = NULL; if (given) irp = given; dispatch->WskBind(s, a, 0, irp);'));
		checkClean(driver(set('SO_REUSEADDR', 'ctx->irp')));
	});

	it('of options that no page wants one for', () => {
		checkClean(driver(set('SO_WSK_EVENT_CALLBACK', 'NULL')));
		checkClean(driver(set('option', 'NULL')));
	});
});
