import { describe, expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkFix, checkNoFix } = ruleChecks('wsk-control-parameters');

/** A call for SO_EXCLUSIVEADDRUSE with these arguments from Level on. */
function driver(request: string, argumentsFromLevel: string, option = 'SO_EXCLUSIVEADDRUSE'): string {
	const call = `dispatch->WskControlSocket(s, ${request}, ${option}, ${argumentsFromLevel})`;
	return `#include <wsk.h>\nNTSTATUS f(PWSK_SOCKET s, struct context *ctx, PIRP irp)\n{\n\tBOOLEAN small = 1;\n\tULONG right = 1;\n\tULONG64 big = 1;\n\tSIZE_T got;\n\treturn ${call};\n}\n`;
}

/** What is said of the call, as `marked text: first words`. */
function said(code: string): string[] {
	return findingsIn(code)
		.filter(({ rule }) => rule === 'wsk-control-parameters')
		.map(({ span, message }) => `${code.slice(span.start, span.end)}: ${text(message).split(/[:,]/)[0]}`);
}

describe('the call table to set an option', () => {
	it.each([
		['IPPROTO_TCP, sizeof(ULONG), &right, 0, NULL, NULL, irp', ['IPPROTO_TCP: Level is IPPROTO_TCP']],
		['SOL_SOCKET, 1, &right, 0, NULL, NULL, irp', ['1: InputSize is 1 byte']],
		['SOL_SOCKET, sizeof big, &big, 0, NULL, NULL, irp', ['sizeof big: InputSize is 8 bytes']],
		['SOL_SOCKET, sizeof(ULONG), NULL, 0, NULL, NULL, irp', ['NULL: InputBuffer is NULL']],
		['SOL_SOCKET, sizeof(ULONG), &small, 0, NULL, NULL, irp', ['&small: InputBuffer points to small']],
		['SOL_SOCKET, sizeof(ULONG), &right, 4, NULL, NULL, irp', ['4: OutputSize is not 0']],
		['SOL_SOCKET, sizeof(ULONG), &right, 0, &right, NULL, irp', ['&right: OutputBuffer is not NULL']],
		['SOL_SOCKET, sizeof(ULONG), &right, 0, NULL, &got, irp', ['&got: OutputSizeReturned is ignored beside an IRP']],
	])('finds what is wrong in %s', (given, expected) => {
		expect(said(driver('WskSetOption', given))).toEqual(expected);
	});

	it('says one thing of one variable that is too short', () => {
		const code = driver('WskSetOption', 'SOL_SOCKET, sizeof(small), &small, 0, NULL, NULL, irp');
		expect(said(code)).toEqual(['sizeof(small): InputSize is 1 byte']);
	});
});

describe('the call table to read an option', () => {
	it.each([
		['SOL_SOCKET, 4, NULL, sizeof(ULONG), &right, NULL, irp', ['4: InputSize is not 0']],
		['SOL_SOCKET, 0, &right, sizeof(ULONG), &right, NULL, irp', ['&right: InputBuffer is not NULL']],
		['SOL_SOCKET, 0, NULL, sizeof(BOOLEAN), &ctx->flag, NULL, irp', ['sizeof(BOOLEAN): OutputSize is 1 byte']],
		['SOL_SOCKET, 0, NULL, sizeof(ULONG), &small, NULL, irp', ['&small: OutputBuffer points to small']],
		['SOL_SOCKET, 0, NULL, sizeof(ULONG), NULL, NULL, irp', ['NULL: OutputBuffer is NULL']],
		[
			'SOL_SOCKET, 0, NULL, sizeof(ULONG), &right, (SIZE_T *)&right, irp',
			['(SIZE_T *)&right: OutputSizeReturned points to right'],
		],
	])('finds what is wrong in %s', (given, expected) => {
		expect(said(driver('WskGetOption', given))).toEqual(expected);
	});
});

it('is an error, but for an OutputSizeReturned that is only ignored', () => {
	const severityOf = (given: string) =>
		findingsIn(driver('WskGetOption', given))
			.filter(({ rule }) => rule === 'wsk-control-parameters')
			.map(({ severity }) => severity);
	expect(severityOf('SOL_SOCKET, 0, NULL, sizeof(ULONG), &right, &got, irp')).toEqual(['warning']);
	expect(severityOf('SOL_SOCKET, 0, NULL, sizeof(ULONG), &right, (SIZE_T *)&right, irp')).toEqual(['error']);
});

describe('the fix', () => {
	const mends = (request: string, before: string, title: string, after: string, afterRequest = request) =>
		it(`${title}: ${before}`, () => checkFix(driver(request, before), title, driver(afterRequest, after)));

	mends(
		'WskSetOption',
		'SOL_SOCKET, sizeof big, &big, 0, NULL, NULL, irp',
		'Pass sizeof(ULONG) for InputSize',
		'SOL_SOCKET, sizeof(ULONG), &big, 0, NULL, NULL, irp',
	);
	mends(
		'WskGetOption',
		'SOL_SOCKET, 0, NULL, sizeof(ULONG), &right, &got, irp',
		'Pass NULL for OutputSizeReturned',
		'SOL_SOCKET, 0, NULL, sizeof(ULONG), &right, NULL, irp',
	);
	mends(
		'WskSetOption',
		'IPPROTO_TCP, sizeof(ULONG), &right, 0, NULL, NULL, irp',
		'Pass SOL_SOCKET for Level',
		'SOL_SOCKET, sizeof(ULONG), &right, 0, NULL, NULL, irp',
	);
	mends(
		'WskSetOption',
		'SOL_SOCKET, sizeof(ULONG), &right, 0, &right, NULL, irp',
		'Pass NULL for OutputBuffer',
		'SOL_SOCKET, sizeof(ULONG), &right, 0, NULL, NULL, irp',
	);
	mends(
		'WskGetOption',
		'SOL_SOCKET, sizeof(ULONG), &right, 0, NULL, NULL, irp',
		'Pass WskSetOption for RequestType',
		'SOL_SOCKET, sizeof(ULONG), &right, 0, NULL, NULL, irp',
		'WskSetOption',
	);

	it('is not offered where the variable has to change, too', () => {
		checkNoFix(driver('WskSetOption', 'SOL_SOCKET, sizeof(small), &small, 0, NULL, NULL, irp'));
		checkNoFix(driver('WskSetOption', 'SOL_SOCKET, sizeof(BOOLEAN), &ctx->flag, 0, NULL, NULL, irp'));
	});

	it('is not offered where SO_REUSEADDR would work then and open the port', () => {
		checkNoFix(driver('WskSetOption', 'IPPROTO_TCP, sizeof(ULONG), &right, 0, NULL, NULL, irp', 'SO_REUSEADDR'));
	});
});

describe('nothing is said', () => {
	it('of what the page wants, in any type of its size', () => {
		checkClean(driver('WskSetOption', 'SOL_SOCKET, sizeof(LONG), &ctx->on, 0, NULL, NULL, irp'));
		checkClean(driver('WskSetOption', '0xffff, 4, &right, 0, 0, 0, irp'));
	});

	it('of a type or a variable that nobody in sight declares', () => {
		checkClean(driver('WskSetOption', 'SOL_SOCKET, sizeof(MY_FLAG), &ctx->on, 0, NULL, NULL, irp'));
		checkClean(driver('WskSetOption', 'SOL_SOCKET, sizeof(ctx->on), &ctx->on, 0, NULL, ctx->got, irp'));
	});

	it('of an option that no page has this table of', () => {
		checkClean(driver('WskSetOption', 'IPPROTO_IPV6, 1, &small, 0, NULL, NULL, irp', 'IPV6_V6ONLY'));
	});

	it('of setsockopt', () => {
		checkClean(
			'#include <winsock2.h>\nvoid f(SOCKET s) { char on = 1; setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &on, 1); }',
		);
	});
});
