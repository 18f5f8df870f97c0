import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('option-value-zero');

const SET = 'setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&off, sizeof off)';

function open(call: string): string {
	return `#include <winsock2.h>\nint open_port(struct sockaddr *a)\n{\n\tBOOL off = FALSE;\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n${call}\treturn bind(s, a, 16);\n}\n`;
}

it('takes the call away, with its check and its variable', () => {
	const without = open('').replace('\tBOOL off = FALSE;\n', '');
	checkFix(open(`\t${SET};\n`), 'Remove the call: SO_EXCLUSIVEADDRUSE is off by default', without);
	checkFix(open(`\tif (${SET} != 0)\n\t\treturn -1;\n`), 'Remove the call', without);
});

describe('no fix is offered', () => {
	it('where somebody else may have switched it on', () => {
		checkNoFix(`#include <winsock2.h>\nint f(SOCKET s)\n{\n\tBOOL off = FALSE;\n\treturn ${SET};\n}\n`);
	});

	it('where the result is used for something else', () => {
		checkNoFix(open(`\tint rc = ${SET};\n\tif (rc == 7)\n\t\treturn rc;\n`));
	});
});
