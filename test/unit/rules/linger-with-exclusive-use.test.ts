import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('linger-with-exclusive-use');

function prepare(fill: string): string {
	return `#include <winsock2.h>\nint prepare(SOCKET s, struct linger *given)\n{\n\tint on = 1;\n\tstruct linger l;\n\tsetsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on);\n${fill}\treturn setsockopt(s, SOL_SOCKET, SO_LINGER, (const char *)&l, sizeof l);\n}\n`;
}

it('offers no fix: what the connections need instead stands elsewhere', () => {
	checkNoFix(prepare('\tl.l_onoff = 1;\n\tl.l_linger = 0;\n'));
});

it('goes by what was put there last', () => {
	checkClean(prepare('\tl.l_onoff = 1;\n\tl.l_linger = 0;\n\tl.l_onoff = 0;\n'));
});

it('says nothing of a structure that somebody else has filled', () => {
	checkClean(prepare('\tl = *given;\n'));
});
