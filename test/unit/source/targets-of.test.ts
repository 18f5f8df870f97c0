import { describe, expect, it } from 'vitest';
import type { Target } from '../../../server/src/protocol/targets.js';
import { targetsOf } from '../../../server/src/source/read-source.js';
import { targetsAskedFor } from '../../../server/src/source/targets-of.js';

function checkTargets(code: string, expected: string): void {
	expect(targetsOf(code).join(' ')).toBe(expected);
}

describe('targetsOf', () => {
	it('says both where nothing decides', () => {
		checkTargets('', 'windows posix');
		checkTargets('#include <stdio.h>\n#include "net.h"\nint f() { bind(s); }', 'windows posix');
	});

	it('goes by headers that only one of them has', () => {
		checkTargets('#include <sys/socket.h>\n#include <stdio.h>', 'posix');
		checkTargets('#include <WinSock2.h>\n#include <windows.h>', 'windows');
		checkTargets('#include <windows.h>\n#include <sys/socket.h>', 'windows posix');
	});

	it('sees what portable code keeps apart', () => {
		checkTargets('#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif', 'windows posix');
		checkTargets('#if !defined(ZMQ_HAVE_WINDOWS)\n#include <netdb.h>\n#endif', 'windows posix');
		checkTargets('#ifdef HAVE_SYS_SOCKET_H\n#include <sys/socket.h>\n#endif', 'windows posix');
		checkTargets(
			'#ifdef USE_BSD_STYLE\n#include <sys/socket.h>\n#else\n#include <winsock2.h>\n#endif',
			'windows posix',
		);
		checkTargets('#ifdef FOO\n#include <sys/un.h>\n#endif', 'posix');
		checkTargets('#ifdef FOO\n#include <sys/un.h>\n#endif\n#ifdef _WIN32\nf();\n#endif', 'windows posix');
		checkTargets('#ifdef _QNX4\n#include <sys/select.h>\n#endif', 'windows posix');
		checkTargets('#ifdef _WIN32\n#include <windows.h>\n#include <arpa/inet.h>\n#endif', 'windows posix');
	});

	it('takes the Windows kernel instead of user mode where the code is for it', () => {
		checkTargets('#include <ntddk.h>\n#include <wsk.h>', 'windows-kernel');
		checkTargets('status = dispatch->WskBind(s, a, 0, irp);', 'windows-kernel');
		checkTargets(
			'#ifdef BUILD_USERMODE\n#include <winsock2.h>\n#else\n#include <ntddk.h>\n#endif',
			'windows windows-kernel',
		);
		checkTargets('void f(PIRP irp) { IoCompleteRequest(irp, 0); }', 'windows-kernel');
		checkTargets('#ifdef _KERNEL_MODE\nd->WskBind();\n#else\nbind();\n#endif', 'windows windows-kernel posix');
		checkTargets(
			'#ifdef _KERNEL_MODE\n#include <wdm.h>\n#else\n#include <winsock2.h>\n#endif',
			'windows windows-kernel',
		);
	});
});

describe('targetsOf for code of the Linux kernel', () => {
	it('does not take it for a program on POSIX', () => {
		checkTargets(
			'#ifdef _WIN32\nKeWaitForSingleObject(e);\n#else\n#include <linux/module.h>\n#endif',
			'windows-kernel',
		);
		checkTargets('#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <linux/module.h>\n#endif', 'windows');
		checkTargets('#include <linux/module.h>', 'posix');
	});
});

describe('targetsAskedFor', () => {
	function checkAskedFor(asked: Target[], code: string, expected: string): void {
		expect(targetsAskedFor(asked, code).join(' ')).toBe(expected);
	}

	const KERNEL = '#include <ntddk.h>\n#include <wsk.h>';
	const BOTH = '#ifdef _KERNEL_MODE\n#include <wdm.h>\n#else\n#include <winsock2.h>\n#endif';

	it('takes windows for user mode or kernel mode, as the file shows', () => {
		checkAskedFor(['windows'], '#include <winsock2.h>', 'windows');
		checkAskedFor(['windows'], KERNEL, 'windows-kernel');
		checkAskedFor(['windows'], BOTH, 'windows windows-kernel');
		checkAskedFor(['windows', 'posix'], KERNEL, 'windows-kernel posix');
	});

	it('takes windows for user mode where the file shows neither', () => {
		checkAskedFor(['windows'], '', 'windows');
		checkAskedFor(['windows'], '#include <sys/socket.h>', 'windows');
	});

	it('takes the other targets by their word', () => {
		checkAskedFor(['windows-kernel'], '#include <winsock2.h>', 'windows-kernel');
		checkAskedFor(['posix'], KERNEL, 'posix');
		checkAskedFor(['windows', 'windows-kernel'], KERNEL, 'windows windows-kernel');
		checkAskedFor([], KERNEL, '');
	});
});
