/*
 * Right: one source for Windows and POSIX. SO_REUSEADDR means two different things: on POSIX it lets a server restart
 * while old connections linger, on Windows it lets any process take a port that is in use. So only POSIX sets it.
 */
#ifdef _WIN32
#include <winsock2.h>
typedef SOCKET socket_handle;
#define BAD_SOCKET INVALID_SOCKET
#define close_socket closesocket
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
typedef int socket_handle;
#define BAD_SOCKET (-1)
#define close_socket close
#endif
#include <stdio.h>
#include <string.h>

static socket_handle open_listener(unsigned short port)
{
	socket_handle listener = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in local;
	int on = 1;

	if (listener == BAD_SOCKET)
		return BAD_SOCKET;

#ifdef _WIN32
	if (setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on)) != 0) {
#else
	if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0) {
#endif
		close_socket(listener);
		return BAD_SOCKET;
	}

	memset(&local, 0, sizeof(local));
	local.sin_family = AF_INET;
	local.sin_port = htons(port);
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	if (bind(listener, (const struct sockaddr *)&local, sizeof(local)) != 0 || listen(listener, SOMAXCONN) != 0) {
		close_socket(listener);
		return BAD_SOCKET;
	}
	return listener;
}

int main(void)
{
	socket_handle listener;

#ifdef _WIN32
	WSADATA data;
	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
#endif
	listener = open_listener(8080);
	if (listener == BAD_SOCKET) {
		puts("port 8080 cannot be had");
		return 1;
	}
	close_socket(listener);
	return 0;
}
