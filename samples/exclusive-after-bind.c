/*
 * Wrong: SO_EXCLUSIVEADDRUSE comes after bind, where it has no effect. The server believes that port 5150 is its own;
 * in truth it is bound without any sharing option.
 */
#include <winsock2.h>
#include <stdio.h>

static SOCKET open_listener(unsigned short port)
{
	SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};
	int on = 1;

	if (listener == INVALID_SOCKET)
		return INVALID_SOCKET;

	local.sin_family = AF_INET;
	local.sin_port = htons(port);
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	if (bind(listener, (const struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR) {
		printf("bind failed: %d\n", WSAGetLastError());
		closesocket(listener);
		return INVALID_SOCKET;
	}

	setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));

	if (listen(listener, SOMAXCONN) == SOCKET_ERROR) {
		printf("listen failed: %d\n", WSAGetLastError());
		closesocket(listener);
		return INVALID_SOCKET;
	}
	return listener;
}

int main(void)
{
	WSADATA data;
	SOCKET listener;

	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	listener = open_listener(5150);
	if (listener != INVALID_SOCKET)
		closesocket(listener);
	WSACleanup();
	return listener == INVALID_SOCKET;
}
