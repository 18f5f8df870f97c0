import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-buffer-lifetime');

function driver(body: string): string {
	return `#include <wsk.h>\nNTSTATUS f(PWSK_SOCKET s, struct context *ctx, PSOCKADDR a, PIRP irp)\n{\n\tNTSTATUS status;\n\tULONG opt = 1;\n\t${body}\n}\n`;
}

const SET = 'd->WskControlSocket(s, WskSetOption, SO_REUSEADDR, SOL_SOCKET, sizeof opt, &opt, 0, NULL, NULL, irp)';

it('offers no fix: a wait is not allowed everywhere', () => {
	checkNoFix(driver(`return ${SET};`));
	checkNoFix(driver(`status = ${SET}; return status;`));
});

describe('nothing is said', () => {
	it.each([
		`status = ${SET}; KeWaitForSingleObject(&ctx->done, Executive, KernelMode, FALSE, NULL); return status;`,
		`status = ${SET}; return finish(ctx, status);`,
		`if (${SET} == STATUS_PENDING) wait_for(ctx); return 0;`,
		`status = ${SET};\n#ifdef WAITS\nwait_for(ctx);\n#endif\nreturn status;`,
		`if (ctx->early) { status = ${SET}; } wait_for(ctx); return 0;`,
	])('of %s', (body) => checkClean(driver(body)));
});
