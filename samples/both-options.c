/*
 * Wrong: one socket cannot have both sharing options. The second setsockopt fails with WSAEINVAL (10022), and since
 * nobody looks at its result the server goes on with SO_REUSEADDR: any process may take its port.
 */
#include <winsock2.h>
#include <stdio.h>

int main(void)
{
	WSADATA data;
	SOCKET listener;
	struct sockaddr_in local = {0};
	int on = 1;

	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (listener == INVALID_SOCKET) {
		WSACleanup();
		return 1;
	}

	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));
	setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));

	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	if (bind(listener, (const struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR ||
	    listen(listener, SOMAXCONN) == SOCKET_ERROR)
		printf("bind or listen failed: %d\n", WSAGetLastError());

	closesocket(listener);
	WSACleanup();
	return 0;
}
