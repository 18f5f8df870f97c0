/** Sets an option for its caller, which has bound the socket already: what is wrong shows where both files are known. */
export const HELPER = `#include <winsock2.h>
void make_exclusive(SOCKET s)
{
	BOOL on = TRUE;
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
}
`;

/** The caller; the finding `option-after-bind` stands at its call. */
export const CALLER = `#include <winsock2.h>
void make_exclusive(SOCKET s);
int serve(struct sockaddr *address)
{
	SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(listener, address, sizeof(struct sockaddr_in)) == SOCKET_ERROR) return -1;
	make_exclusive(listener);
	return listen(listener, SOMAXCONN);
}
`;
