#include <winsock2.h>

namespace net
{
// Not SO_REUSEADDR, in a comment.
constexpr auto option = SO_EXCLUSIVEADDRUSE;
const char *raw = R"(nor in a raw string: SO_REUSEADDR)";

struct Socket
{
	explicit Socket(SOCKET s) : handle(s) {}
	bool set(int on) const
	{
		auto call = [this](int level, int name, int value) {
			return ::setsockopt(handle, level, name, reinterpret_cast<const char *>(&value), sizeof value) == 0;
		};
		switch (WSAGetLastError())
		{
		case WSAEACCES:
			return call(SOL_SOCKET, SO_BROADCAST, on);
		default:
			return call(IPPROTO_IPV6, IPV6_V6ONLY, plain_name);
		}
	}
	NTSTATUS state{STATUS_ACCESS_DENIED};
	SOCKET handle;
};
}
