#include <winsock2.h>

/* A listener of its own port, and a receiver of datagrams that shares its own. */
int open_both(SOCKET *listener, SOCKET *receiver)
{
	struct sockaddr_in wildcard = {0};
	struct sockaddr_in loopback = {0};
	int on = 1;

	*listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	wildcard.sin_family = AF_INET;
	wildcard.sin_port = htons(5150);
	wildcard.sin_addr.s_addr = htonl(INADDR_ANY);
	setsockopt(*listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
	if (bind(*listener, (struct sockaddr *)&wildcard, sizeof(wildcard)) == SOCKET_ERROR)
		return 0;

	*receiver = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
	loopback.sin_family = AF_INET;
	loopback.sin_port = htons(5353);
	loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	setsockopt(*receiver, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));
	if (bind(*receiver, (struct sockaddr *)&loopback, sizeof(loopback)) == SOCKET_ERROR)
		return 0;
	return listen(*listener, SOMAXCONN) == 0;
}
