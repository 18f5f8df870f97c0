import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkFindings } = ruleChecks('port-byte-order');

function open(port: string): string {
	return `#include <winsock2.h>\n#define PORT 5150\nint open_port(SOCKET s)\n{\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_family = AF_INET;\n\ta.sin_port = ${port};\n\treturn bind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
}

describe('the fix', () => {
	it('swaps the bytes and says which port it will be', () => {
		checkFix(
			open('5150'),
			'Write htons(5150): port 5150 instead of 7700 (this changes what the program does)',
			open('htons(5150)'),
		);
		checkFix(open('(u_short)PORT'), 'Write htons(PORT): port 5150 instead of 7700', open('(u_short)htons(PORT)'));
	});

	it('swaps two bytes instead of four', () => {
		checkFix(open('htonl(PORT)'), 'Write htons(PORT): that port instead of any free one', open('htons(PORT)'));
	});
});

it('speaks of kernel sockets by the name that the kernel has', () => {
	checkFindings(
		`#include <wsk.h>
NTSTATUS listen_on(PWSK_SOCKET socket, const WSK_PROVIDER_LISTEN_DISPATCH *dispatch, PIRP irp)
{
    SOCKADDR_IN address = { 0 };
    address.sin_family = AF_INET;
    address.sin_port = 5150;
    //                 ^^^^ warning (windows-kernel): The port field wants network byte order: on every processor that Windows runs on, 5150 here is port 7700. Write RtlUshortByteSwap(5150).
    return dispatch->WskBind(socket, (PSOCKADDR)&address, 0, irp);
}
`,
	);
});

/** A port in host order. */
const WRONG = `\ta.sin_port = 5150;\n`;

function bindIn(name: string, before: string): string {
	return `void ${name}(SOCKET s)\n{\n\tstruct sockaddr_in a = { 0 };\n\ta.sin_family = AF_INET;\n${before}\tbind(s, (struct sockaddr *)&a, sizeof a);\n}\n`;
}

describe('the place that is blamed', () => {
	const caret = '\t//           ^^^^ warning: The port field';
	const blamed = WRONG + caret;

	it('is in the function of the call, whoever calls it and wherever that stands', () => {
		const caller = 'void serve(SOCKET s)\n{\n\topen_port(s);\n}\n';
		const other = bindIn('unlike', '\ta.sin_port = htons(80);\n');
		const callee = bindIn('open_port', `${blamed}\n`);
		for (const code of [
			[callee, caller],
			[caller, callee],
			[callee, other, caller],
		]) {
			checkFindings(`#include <winsock2.h>\n${code.join('')}`);
		}
	});
});
