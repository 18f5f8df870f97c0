import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-pending-status');

function driver(body: string): string {
	return `#include <wsk.h>\nNTSTATUS f(PWSK_SOCKET s, struct context *ctx, PSOCKADDR a, PIRP irp)\n{\n\tNTSTATUS status;\n\tULONG opt = 1;\n\t${body}\n}\n`;
}

const BIND = 'd->WskBind(s, a, 0, irp)';
const WAIT = 'KeWaitForSingleObject(&ctx->done, Executive, KernelMode, FALSE, NULL);';

it('offers no fix: a wait is not allowed everywhere', () => {
	checkNoFix(driver(`status = ${BIND}; ${WAIT} return status;`));
});

describe('nothing is said', () => {
	it.each([
		`status = ${BIND}; ${WAIT} status = irp->IoStatus.Status; return status;`,
		`status = ${BIND}; ${WAIT} return irp->IoStatus.Status;`,
		`status = ${BIND}; if (status == STATUS_PENDING) { ${WAIT} status = irp->IoStatus.Status; } return status;`,
		`status = ${BIND}; ${WAIT} final_status(irp, &status); return status;`,
		`status = ${BIND}; return status;`,
	])('of %s', (body) => checkClean(driver(body)));
});
