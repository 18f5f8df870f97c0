#include <winsock2.h>

SOCKET open_probe(void)
{
	SOCKET probe = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};

	local.sin_family = AF_INET;
	local.sin_port = htons(7007);
	local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(probe, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR)
		return INVALID_SOCKET;
	return listen(probe, SOMAXCONN) == 0 ? probe : INVALID_SOCKET;
}
