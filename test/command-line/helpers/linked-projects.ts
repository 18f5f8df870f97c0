import { CLEAN, LATE_OPTION, UNCHECKED_BIND } from './code.js';

/** A wrapper, and its caller in another file: who is to blame shows only where both are known. */
const WRAPPER = `#include "net.h"
int bind_port(SOCKET s, struct sockaddr_in *local)
{
	return bind(s, (struct sockaddr *)local, sizeof(*local));
}
`;
const CALLER = `#include "net.h"
int serve(struct sockaddr_in *local)
{
	int on = 1;
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (bind_port(s, local) != 0)
		return 1;
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
	return listen(s, SOMAXCONN);
}
`;
/** Names no socket call: only the helper of another file makes it worth reading. */
const CALLER_OF_CALLER = `#include "net.h"
int main(void)
{
	struct sockaddr_in local = {0};
	local.sin_port = htons(PORT);
	return serve(&local);
}
`;

/** Two projects that are linked within, a third with a mistake in its settings, and a file that cannot be read. */
export const LINKED_PROJECTS = {
	'one/.git/HEAD': '',
	'one/a/wrapper.c': WRAPPER,
	'one/include/net.h':
		'#include <winsock2.h>\n#define PORT 5150\nint bind_port(SOCKET s, struct sockaddr_in *local);\n',
	'one/z/caller.c': CALLER,
	'one/z/main.c': CALLER_OF_CALLER,
	'two/.bindsight.json': '{ "rules": { "unchecked-bind": "error" }, "target": "posix" }',
	'two/late.c': LATE_OPTION,
	'two/unchecked.c': UNCHECKED_BIND,
	'two/y.c': UNCHECKED_BIND,
	'broken.c': Buffer.from([0, 1, 2, 0]),
	'clean.c': CLEAN,
	'wide.c': UNCHECKED_BIND.replace('\tbind(', '\t/* 漢字 */ bind('),
};
