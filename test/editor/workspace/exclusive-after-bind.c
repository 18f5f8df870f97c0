#include <winsock2.h>

/* The option comes too late: the socket is bound already. */
SOCKET listen_on(unsigned short port)
{
	SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};
	int on = 1;

	local.sin_family = AF_INET;
	local.sin_port = htons(port);
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	if (bind(listener, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR) {
		closesocket(listener);
		return INVALID_SOCKET;
	}
	setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
	if (listen(listener, SOMAXCONN) == SOCKET_ERROR) {
		closesocket(listener);
		return INVALID_SOCKET;
	}
	return listener;
}
