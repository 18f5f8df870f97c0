/** Two sockets: one whose option comes too late, and one that nothing is wrong with. */
export const TWO_SOCKETS = `#include <winsock2.h>

int open_server(void)
{
	SOCKET server = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};
	int on = 1;

	if (server == INVALID_SOCKET)
		return 1;
	local.sin_family = AF_INET;
	local.sin_port = htons(7000);
	if (bind(server, (struct sockaddr *)&local, sizeof(local)) != 0)
		return 1;
	if (setsockopt(server, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof(on)) != 0)
		return 1;
	return listen(server, SOMAXCONN) != 0;
}

int open_probe(void)
{
	SOCKET probe = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
	struct sockaddr_in local = {0};

	if (probe == INVALID_SOCKET)
		return 1;
	local.sin_family = AF_INET;
	local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	local.sin_port = htons(7001);
	return bind(probe, (struct sockaddr *)&local, sizeof(local)) != 0;
}
`;

/** What is said of the first. */
export const NO_EFFECT = 'SO_EXCLUSIVEADDRUSE has no effect here';
