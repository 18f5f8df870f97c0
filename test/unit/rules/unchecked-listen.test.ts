import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkNoFix } = ruleChecks('unchecked-listen');

function serve(check: string, listen: string): string {
	return `#include <winsock2.h>\nint serve(SOCKET s, struct sockaddr_in *a)\n{\n${check}${listen}\treturn 0;\n}\n`;
}

const CHECKED = '\tif (bind(s, (struct sockaddr *)a, sizeof *a) != 0)\n\t\treturn -1;\n';

describe('the fix', () => {
	it('reacts as to a failed bind', () => {
		checkFix(
			serve(CHECKED, '\tlisten(s, 5);\n'),
			'React to a failed listen as to a failed bind',
			serve(CHECKED, '\tif (listen(s, 5) != 0)\n\t\treturn -1;\n'),
		);
	});

	it('makes up no reaction where the function has none', () => {
		checkNoFix(serve('', '\tlisten(s, 5);\n'));
	});
});
