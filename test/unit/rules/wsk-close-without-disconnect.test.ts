import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-close-without-disconnect');

function driver(body: string): string {
	return `#include <wsk.h>\nvoid f(PWSK_SOCKET s, PSOCKADDR a, PIRP irp, PIRP other)\n{\n\t${body}\n}\n`;
}

const CONNECT =
	'if (d->WskBind(s, a, 0, irp) != STATUS_SUCCESS || d->WskConnect(s, a, 0, irp) != STATUS_SUCCESS) return;';
const CLOSE = 'd->WskCloseSocket(s, other);';

it('offers no fix: the disconnect has to be waited for', () => {
	checkNoFix(driver(`${CONNECT} ${CLOSE}`));
});

describe('nothing is said', () => {
	it('of a close on the path of a failure', () => {
		checkClean(driver(`${CONNECT} if (d->WskSend(s, b, 0, irp) != STATUS_SUCCESS) { ${CLOSE} }`));
	});

	it('where the connection is not proven', () => {
		checkClean(driver(`d->WskBind(s, a, 0, irp); ${CLOSE}`));
	});

	it('where the driver disconnects, be it on purpose abortively', () => {
		checkClean(driver(`${CONNECT} d->WskDisconnect(s, NULL, WSK_FLAG_ABORTIVE, irp); ${CLOSE}`));
	});
});
