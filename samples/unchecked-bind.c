/*
 * Wrong: nobody looks at the result of bind. Where port 5150 is taken, bind fails, listen fails after it with WSAEINVAL
 * (10022), and the log shows the wrong error.
 */
#include <winsock2.h>
#include <stdio.h>

int main(void)
{
	WSADATA data;
	SOCKET listener;
	struct sockaddr_in local = {0};

	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (listener == INVALID_SOCKET) {
		WSACleanup();
		return 1;
	}

	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	bind(listener, (const struct sockaddr *)&local, sizeof(local));

	if (listen(listener, SOMAXCONN) == SOCKET_ERROR)
		printf("listen failed: %d\n", WSAGetLastError());

	closesocket(listener);
	WSACleanup();
	return 0;
}
