/** A C function that binds a listener and never looks whether that worked: one warning, unchecked-bind. */
export const UNCHECKED_BIND = `#include <winsock2.h>
void serve(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};
	local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	bind(s, (struct sockaddr *)&local, sizeof(local));
	listen(s, SOMAXCONN);
}
`;

/** An exclusive listener whose option comes too late: one error, option-after-bind. */
export const LATE_OPTION = `#include <winsock2.h>

int serve(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};
	int on = 1;
	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	if (bind(s, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR)
		return 1;
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
	return listen(s, SOMAXCONN);
}
`;

/** Nothing is wrong here. */
export const CLEAN = `int add(int a, int b)
{
	return a + b;
}
`;
