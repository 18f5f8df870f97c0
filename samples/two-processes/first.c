/*
 * The first of two programs that want 127.0.0.1:5150. It sets SO_REUSEADDR, and so lets the second one in: start
 * first.exe, then second.exe, and both binds succeed. Which of the two gets a connection is undefined.
 */
#include <winsock2.h>
#include <stdio.h>

#define PORT 5150

int main(void)
{
	WSADATA data;
	SOCKET listener;
	struct sockaddr_in local = {0};
	int on = 1;

	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
	if (listener == INVALID_SOCKET) {
		printf("WSASocket failed: %d\n", WSAGetLastError());
		return 1;
	}
	if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof(on)) == SOCKET_ERROR) {
		printf("setsockopt failed: %d\n", WSAGetLastError());
		return 1;
	}

	local.sin_family = AF_INET;
	local.sin_addr.s_addr = inet_addr("127.0.0.1");
	local.sin_port = htons(PORT);
	if (bind(listener, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR) {
		printf("bind failed: %d\n", WSAGetLastError());
		return 1;
	}
	if (listen(listener, SOMAXCONN) == SOCKET_ERROR) {
		printf("listen failed: %d\n", WSAGetLastError());
		return 1;
	}

	printf("first: listening on 127.0.0.1:%d, press Enter to end\n", PORT);
	getchar();
	closesocket(listener);
	WSACleanup();
	return 0;
}
