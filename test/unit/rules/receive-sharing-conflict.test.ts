import { it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkNoFix, checkClean } = ruleChecks('receive-sharing-conflict');

function prepare(before: string, sharing: string): string {
	return `#include <winsock2.h>\n#include <ws2tcpip.h>\n#include <mstcpip.h>\nint prepare(USHORT cpu)\n{\n\tDWORD n;\n\tint on = 1;\n\tSOCKET u = socket(AF_INET, SOCK_DGRAM, 0);\n${before}\treturn ${sharing};\n}\n`;
}

const AFFINITY = 'WSAIoctl(u, SIO_CPU_AFFINITY, &cpu, sizeof cpu, NULL, 0, &n, NULL, NULL)';

it('offers no fix: which of the two is meant is for the author to say', () => {
	checkNoFix(prepare('\tsetsockopt(u, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);\n', AFFINITY));
	checkNoFix(prepare(`\t${AFFINITY};\n`, 'WSASetUnicastReceiveSharing(u, TRUE)'));
});

it('says nothing of one of them alone', () => {
	checkClean(prepare('', AFFINITY));
	checkClean(prepare('', 'WSASetUnicastReceiveSharing(u, TRUE)'));
});
