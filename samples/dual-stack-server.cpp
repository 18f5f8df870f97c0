// Right: one IPv6 socket that serves IPv4, too. IPV6_V6ONLY is switched off before bind, and SO_EXCLUSIVEADDRUSE keeps
// the IPv4 side of the port from being taken by somebody else.
#include <winsock2.h>
#include <ws2tcpip.h>
#include <cstdio>

namespace {

class Listener {
public:
	explicit Listener(unsigned short port) : socket_(::socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP))
	{
		if (socket_ == INVALID_SOCKET)
			return;

		DWORD off = 0;
		DWORD on = 1;
		sockaddr_in6 local{};
		local.sin6_family = AF_INET6;
		local.sin6_port = htons(port);
		local.sin6_addr = in6addr_any;

		ready_ = setsockopt(socket_, IPPROTO_IPV6, IPV6_V6ONLY, reinterpret_cast<const char *>(&off), sizeof off) == 0
			&& setsockopt(socket_, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof on) == 0
			&& ::bind(socket_, reinterpret_cast<const sockaddr *>(&local), sizeof local) == 0
			&& ::listen(socket_, SOMAXCONN) == 0;
	}

	~Listener()
	{
		if (socket_ != INVALID_SOCKET)
			closesocket(socket_);
	}

	Listener(const Listener &) = delete;
	Listener &operator=(const Listener &) = delete;

	bool ready() const { return ready_; }

private:
	SOCKET socket_;
	bool ready_ = false;
};

} // namespace

int main()
{
	WSADATA data;
	if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
		return 1;
	{
		Listener listener(8443);
		std::puts(listener.ready() ? "listening on [::]:8443 and 0.0.0.0:8443" : "port 8443 cannot be had");
	}
	WSACleanup();
	return 0;
}
