// Code of any length in which, as in real network code, about a sixth has to do with sockets.

/** @param {number} number */
function server(number) {
	return `int serve_${number}(const char *name)
{
	int on = 1;
	struct sockaddr_in local = { 0 };
	SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (listener == INVALID_SOCKET)
		return -1;
	local.sin_family = AF_INET;
	local.sin_port = htons(${5000 + (number % 1000)});
	local.sin_addr.s_addr = htonl(INADDR_ANY);
	if (setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on)) == SOCKET_ERROR)
		return -1;
	if (bind(listener, (struct sockaddr *)&local, sizeof(local)) == SOCKET_ERROR) {
		log_failure(name, WSAGetLastError());
		closesocket(listener);
		return -1;
	}
	return listen(listener, SOMAXCONN);
}

`;
}

/** @param {number} number */
function other(number) {
	return `/* What is left of the row ${number} once the columns are joined. */
static int join_row_${number}(struct table *table, const char *text, size_t length)
{
	size_t at, count = 0;
	struct row *row = table->rows + ${number % 97};
	for (at = 0; at < length && text[at] != '\\0'; at++) {
		if (text[at] == ',' || text[at] == ';') {
			row->cells[count].end = at;
			count++;
		} else if (count < row->capacity && row->cells[count].begin == 0) {
			row->cells[count].begin = at;
		}
	}
	if (count > row->capacity) {
		grow_row(row, count * 2);
		return join_row_again(table, row, text, length);
	}
	row->count = count;
	return (int)count;
}

`;
}

/** Sets an option too late, for which there are fixes. @param {number} number */
function mistake(number) {
	return `int serve_${number}_late(const struct sockaddr *local, int length)
{
	int on = 1;
	SOCKET listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	if (bind(listener, local, length) == SOCKET_ERROR)
		return -1;
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));
	return listen(listener, SOMAXCONN);
}

`;
}

const HEAD = '#include <winsock2.h>\n#include "table.h"\n\n';

/**
 * C with about so many characters. Code from another number on has other functions.
 * @param {number} length @param {boolean} [hasSockets] @param {number} [from]
 */
export function madeUpCode(length, hasSockets = true, from = 0) {
	let code = HEAD;
	for (let number = from; code.length < length; number++) {
		code += hasSockets && number % 6 === 0 ? server(number) : other(number);
	}
	return code;
}

/**
 * Functions with a mistake each, to stand behind such code.
 * @param {number} count
 */
export function madeUpMistakes(count) {
	return Array.from({ length: count }, (_, number) => mistake(number)).join('');
}
