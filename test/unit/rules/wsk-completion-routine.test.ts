import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-completion-routine');

function driver(body: string): string {
	return `#include <wsk.h>\nNTSTATUS f(PWSK_SOCKET s, PSOCKADDR a, PIRP irp)\n{\n\t${body}\n}\n`;
}

const BIND = 'return d->WskBind(s, a, 0, irp);';
const set = (flags: string) => `IoSetCompletionRoutine(irp, done, NULL, ${flags});`;

it('offers no fix: which routine is right, the driver has to say', () => {
	checkNoFix(driver(`IoReuseIrp(irp, 0); ${BIND}`));
	checkNoFix(driver(`IoReuseIrp(irp, 0); ${set('TRUE, TRUE, FALSE')} ${BIND}`));
});

describe('nothing is said', () => {
	it.each([
		['of an IRP that came from above', BIND],
		['of a routine that always runs', `IoReuseIrp(irp, 0); ${set('TRUE, TRUE, TRUE')} ${BIND}`],
		['where nobody knows when it runs', `IoReuseIrp(irp, 0); ${set('x, y, z')} ${BIND}`],
		['where a helper may set it', `IoReuseIrp(irp, 0); prepare(irp); ${BIND}`],
		['where only one branch has made it ready', `if (s) { IoReuseIrp(irp, 0); } ${BIND}`],
		['where a copy may be set up', `IoReuseIrp(irp, 0); other = irp; prepare(other); ${BIND}`],
	])('%s', (_, body) => checkClean(driver(body)));
});
