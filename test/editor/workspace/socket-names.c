#include <winsock2.h>

/* Not SO_REUSEADDR, in a comment. */
#define OPTION SO_EXCLUSIVEADDRUSE

#if 0
int inactive = SO_LINGER;
#endif

int set(SOCKET s, const char *on)
{
	// nor SO_REUSEADDR here
	log_line("nor in a string: SO_REUSEADDR");
	if (setsockopt(s, SOL_SOCKET, SO_BROADCAST, on, sizeof(int)) == SOCKET_ERROR)
		return WSAGetLastError() == WSAEACCES ? SO_REUSEADDR_OF_MY_OWN : plain_name;
#ifdef SO_WSK_SECURITY
	return STATUS_ACCESS_DENIED;
#endif
	return setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, on, sizeof(int));
}
