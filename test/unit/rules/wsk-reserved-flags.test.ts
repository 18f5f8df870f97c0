import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkFix, checkNoFix } = ruleChecks('wsk-reserved-flags');

function driver(body: string, before = ''): string {
	return `#include <wsk.h>\n${before}NTSTATUS f(PWSK_SOCKET s, PSOCKADDR a, ULONG given, PIRP irp)\n{\n\t${body}\n}\n`;
}

it('passes 0', () => {
	checkFix(driver('return d->WskBind(s, a, 2, irp);'), 'Pass 0 for Flags', driver('return d->WskBind(s, a, 0, irp);'));
});

it('offers no fix where a helper is given the flags', () => {
	const helper =
		'static NTSTATUS b(PWSK_SOCKET s, PSOCKADDR a, ULONG flags, PIRP irp) { return d->WskBind(s, a, flags, irp); }\n';
	checkNoFix(driver('return b(s, a, 2, irp);', helper));
});

describe('nothing is said', () => {
	it.each([
		'return d->WskBind(s, a, 0, irp);',
		'return d->WskBind(s, a, given, irp);',
		'ULONG flags = 0; if (given) flags = 1; return d->WskBind(s, a, flags, irp);',
		'd->WskBind(s, a, 0, irp); return d->WskDisconnect(s, NULL, WSK_FLAG_ABORTIVE, irp);',
	])('of %s', (body) => checkClean(driver(body)));
});
