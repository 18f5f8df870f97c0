#include <winsock2.h>

/* Listens on every address, with the default sharing option. */
int start_server(SOCKET *listener)
{
	struct sockaddr_in local = {0};

	*listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (*listener == INVALID_SOCKET)
		return 0;
	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	if (bind(*listener, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR)
		return 0;
	return listen(*listener, SOMAXCONN) == 0;
}
