import { TextDocument } from 'vscode-languageserver-textdocument';

/** A listener that sets its option too late. */
export const LATE_OPTION = `#include <winsock2.h>

int serve(void)
{
	int on = 1;
	struct sockaddr_in a = { 0 };
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	a.sin_family = AF_INET;
	a.sin_port = htons(5150);
	a.sin_addr.s_addr = htonl(INADDR_ANY);
	if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR)
		return 1;
	if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on) == SOCKET_ERROR)
		return 1;
	return listen(s, SOMAXCONN);
}
`;

/** The same with the option before the bind. */
export const EARLY_OPTION = `#include <winsock2.h>

int serve(void)
{
	int on = 1;
	struct sockaddr_in a = { 0 };
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	a.sin_family = AF_INET;
	a.sin_port = htons(5150);
	a.sin_addr.s_addr = htonl(INADDR_ANY);
	if (setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof on) == SOCKET_ERROR)
		return 1;
	if (bind(s, (struct sockaddr *)&a, sizeof a) == SOCKET_ERROR)
		return 1;
	return listen(s, SOMAXCONN);
}
`;

export function textDocument(uri: string, text: string): TextDocument {
	return TextDocument.create(uri, 'c', 1, text);
}

/** A helper of another file that asks for exclusive use. */
export const LATE_HELPER = `#include <winsock2.h>
void make_exclusive(SOCKET s) {
	BOOL on = TRUE;
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on);
}
`;

/** Calls it too late. */
export const LATE_CALLER = `#include <winsock2.h>
int serve(struct sockaddr *sa) {
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(s, sa, 16) == SOCKET_ERROR) return -1;
	make_exclusive(s);
	return listen(s, 5);
}
`;
