/*
 * Stands before every program and prints what its socket calls come to, one line each: where the call stands, through
 * which calls of helpers it was reached, which socket of the program it is made on, how often that place was reached, and
 * 0 or the error code. The program's own text knows nothing of it.
 */
#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
typedef SOCKET trace_socket;
#define TRACE_ERROR() WSAGetLastError()
#define TRACE_SET_ERROR(code) WSASetLastError(code)
#define TRACE_CLOSE closesocket
#else
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
typedef int trace_socket;
#define TRACE_ERROR() errno
#define TRACE_SET_ERROR(code) (errno = (code))
#define TRACE_CLOSE close
#endif
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRACE_MOST_SOCKETS = 256, TRACE_DEEPEST = 32, TRACE_LINES = 4096 };

static trace_socket trace_sockets[TRACE_MOST_SOCKETS];
static int trace_is_open[TRACE_MOST_SOCKETS];
static int trace_count;
static int trace_path[TRACE_DEEPEST];
static int trace_depth;
static int trace_visits[4][TRACE_LINES];
static jmp_buf trace_end;

static int trace_enter(int line)
{
	trace_path[trace_depth++ % TRACE_DEEPEST] = line;
	return trace_depth;
}

static void trace_leave(int *depth)
{
	trace_depth = *depth - 1;
}

/* A call of a function of the program. */
#define TRACE_CALL(...) ({ int trace_here __attribute__((cleanup(trace_leave))) = trace_enter(__LINE__); __VA_ARGS__; })

static int trace_find(trace_socket socket)
{
	for (int i = trace_count - 1; i >= 0; i--)
		if (trace_is_open[i] && trace_sockets[i] == socket)
			return i;
	return -1;
}

static void trace_line(const char *kind, int line, int socket, int code)
{
	printf("%s %d %d %d ", kind, line, socket, code);
	for (int i = 0; i < trace_depth; i++)
		printf("%s%d", i ? ">" : "", trace_path[i]);
	printf(trace_depth ? " " : "- ");
}

static int trace_visit(int kind, int line)
{
	return ++trace_visits[kind][line % TRACE_LINES];
}

static trace_socket trace_socket_call(int line, int family, int type, int protocol)
{
	trace_socket made = socket(family, type, protocol);
	int code = made == (trace_socket)-1 ? TRACE_ERROR() : 0;
	if (!code && trace_count < TRACE_MOST_SOCKETS) {
		trace_sockets[trace_count] = made;
		trace_is_open[trace_count++] = 1;
	}
	trace_line("create", line, code ? -1 : trace_count - 1, code);
	printf("%d %s %s\n", trace_visit(0, line), family == AF_INET6 ? "ipv6" : "ipv4", type == SOCK_DGRAM ? "udp" : "tcp");
	TRACE_SET_ERROR(code);
	return made;
}

static const char *trace_option(int level, int name)
{
	if (level == SOL_SOCKET && name == SO_REUSEADDR)
		return "SO_REUSEADDR";
#ifdef SO_EXCLUSIVEADDRUSE
	if (level == SOL_SOCKET && name == SO_EXCLUSIVEADDRUSE)
		return "SO_EXCLUSIVEADDRUSE";
#endif
	if (level == IPPROTO_IPV6 && name == IPV6_V6ONLY)
		return "IPV6_V6ONLY";
	return "other";
}

static int trace_option_call(int line, trace_socket s, int level, int name, const void *value, int length)
{
	int result = setsockopt(s, level, name, value, length);
	int code = result ? TRACE_ERROR() : 0;
	trace_line("option", line, trace_find(s), code);
	printf("%d %s %d\n", trace_visit(1, line), trace_option(level, name), *(const char *)value != 0);
	TRACE_SET_ERROR(code);
	return result;
}

static int trace_bind_call(int line, trace_socket s, const struct sockaddr *address, int length)
{
	int result = bind(s, address, length);
	int code = result ? TRACE_ERROR() : 0;
	char text[INET6_ADDRSTRLEN] = "?";
	int port = 0;
	if (address->sa_family == AF_INET) {
		struct sockaddr_in *ipv4 = (struct sockaddr_in *)address;
		inet_ntop(AF_INET, &ipv4->sin_addr, text, sizeof text);
		port = ntohs(ipv4->sin_port);
	} else if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 *ipv6 = (struct sockaddr_in6 *)address;
		inet_ntop(AF_INET6, &ipv6->sin6_addr, text, sizeof text);
		port = ntohs(ipv6->sin6_port);
	}
	trace_line("bind", line, trace_find(s), code);
	printf("%d %s %d\n", trace_visit(2, line), text, port);
	TRACE_SET_ERROR(code);
	return result;
}

static int trace_listen_call(int line, trace_socket s, int backlog)
{
	int result = listen(s, backlog);
	int code = result ? TRACE_ERROR() : 0;
	trace_line("listen", line, trace_find(s), code);
	printf("%d\n", trace_visit(3, line));
	TRACE_SET_ERROR(code);
	return result;
}

static int trace_close_call(int line, trace_socket s)
{
	int socket = trace_find(s);
	int result = TRACE_CLOSE(s);
	int code = result ? TRACE_ERROR() : 0;
	if (socket >= 0) {
		trace_is_open[socket] = 0;
		trace_line("close", line, socket, code);
		printf("1\n");
	}
	TRACE_SET_ERROR(code);
	return result;
}

static void trace_program(int number, int (*program)(void))
{
	printf("program %d\n", number);
	trace_count = trace_depth = 0;
	memset(trace_visits, 0, sizeof trace_visits);
	if (!setjmp(trace_end))
		program();
	for (int i = 0; i < trace_count; i++)
		if (trace_is_open[i])
			TRACE_CLOSE(trace_sockets[i]);
	printf("end\n");
	fflush(stdout);
}

#define socket(family, type, protocol) trace_socket_call(__LINE__, family, type, protocol)
#define setsockopt(s, level, name, value, length) trace_option_call(__LINE__, s, level, name, value, length)
#define bind(s, address, length) trace_bind_call(__LINE__, s, address, length)
#define listen(s, backlog) trace_listen_call(__LINE__, s, backlog)
#ifdef _WIN32
#define closesocket(s) trace_close_call(__LINE__, s)
#else
#define close(s) trace_close_call(__LINE__, s)
#endif
/* A program says nothing of its own, and its end is not the end of the others. */
#define exit(code) longjmp(trace_end, 1)
#define printf(...) ((void)0)
#define perror(text) ((void)0)
#define WSACleanup() 0
