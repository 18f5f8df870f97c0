/*
 * The second of two programs that want 127.0.0.1:5150. With SO_REUSEADDR on both sides its bind succeeds. Without it
 * here, bind fails with 10048; were the first one exclusive, this bind would fail with 10013.
 */
#include <winsock2.h>
#include <stdio.h>

#define PORT 5150

int main(void)
{
	WSADATA data;
	SOCKET listener;
	struct sockaddr_in local = {0};
	BOOL on = TRUE;

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

	printf("second: listening on 127.0.0.1:%d as well, press Enter to end\n", PORT);
	getchar();
	closesocket(listener);
	WSACleanup();
	return 0;
}
