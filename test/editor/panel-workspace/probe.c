#include <winsock2.h>

/* Binds one address of the server's port, and shares it. */
int start_probe(SOCKET *probe)
{
	struct sockaddr_in local = {0};
	int on = 1;

	*probe = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (setsockopt(*probe, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on)) == SOCKET_ERROR)
		return 0;
	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(*probe, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR)
		return 0;
	return listen(*probe, SOMAXCONN) == 0;
}
