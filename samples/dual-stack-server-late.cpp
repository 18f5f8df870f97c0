// Wrong: IPV6_V6ONLY is switched off once the socket is bound. It is too late: the server stays IPv6 only, and nobody
// can reach it over IPv4.
#include <winsock2.h>
#include <ws2tcpip.h>
#include <cstdio>

static bool serve(unsigned short port)
{
	SOCKET listener = socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP);
	if (listener == INVALID_SOCKET)
		return false;

	DWORD on = 1;
	if (setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof on) != 0) {
		closesocket(listener);
		return false;
	}

	sockaddr_in6 local{};
	local.sin6_family = AF_INET6;
	local.sin6_port = htons(port);
	local.sin6_addr = in6addr_any;
	if (bind(listener, reinterpret_cast<const sockaddr *>(&local), sizeof local) != 0) {
		closesocket(listener);
		return false;
	}

	DWORD off = 0;
	if (setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, reinterpret_cast<const char *>(&off), sizeof off) != 0)
		std::printf("IPv6 only: %d\n", WSAGetLastError());

	bool listening = listen(listener, SOMAXCONN) == 0;
	closesocket(listener);
	return listening;
}

int main()
{
	WSADATA data;
	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	bool served = serve(8443);
	WSACleanup();
	return served ? 0 : 1;
}
