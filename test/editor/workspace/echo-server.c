#include <stdio.h>
#include <winsock2.h>

SOCKET open_echo(void)
{
	SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	struct sockaddr_in local = {0};

	local.sin_family = AF_INET;
	local.sin_port = htons(7007);
	local.sin_addr.s_addr = htonl(INADDR_ANY);

	if (bind(listener, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR) {
		printf("bind failed: %d\n", WSAGetLastError());
		closesocket(listener);
		return INVALID_SOCKET;
	}
	listen(listener, SOMAXCONN);
	return listener;
}
