/**
 * Macros and headers that a platform has: data that preprocessor conditions are judged by. Predefined macros are those of
 * MSVC, MinGW-w64, GCC and Clang; socket constants are those of the Windows SDK and of Linux and BSD headers.
 */

/** Predefined on Windows, or defined by every Windows build. */
export const WINDOWS_MACROS: readonly string[] = [
	'_WIN32',
	'WIN32',
	'__WIN32',
	'__WIN32__',
	'_WINDOWS',
	'WINNT',
	'_WINNT',
	'__NT__',
	'_WIN32_WINNT',
	'WINVER',
	'NTDDI_VERSION',
	'_WIN32_IE',
];

/** Predefined in Windows kernel mode only: by /kernel, or as guards of the kernel's own headers. */
export const KERNEL_MACROS: readonly string[] = ['_KERNEL_MODE', 'KERNEL_MODE', '_NTDDK_', '_WDMDDK_', '_NTIFS_'];

/** True on every POSIX system that a build cares about. */
export const POSIX_MACROS: readonly string[] = ['__unix__', '__unix', 'unix', '_POSIX_VERSION'];

/** Macros of the socket headers of both worlds. */
export const COMMON_SOCKET_MACROS: readonly string[] = [
	'AF_INET',
	'AF_INET6',
	'AF_UNIX',
	'INADDR_ANY',
	'INADDR_LOOPBACK',
	'INADDR_NONE',
	'IPV6_V6ONLY',
	'IP_ADD_MEMBERSHIP',
	'IP_MULTICAST_LOOP',
	'IP_MULTICAST_TTL',
	'PF_INET',
	'PF_INET6',
	'SOL_SOCKET',
	'SOMAXCONN',
	'SO_BROADCAST',
	'SO_ERROR',
	'SO_KEEPALIVE',
	'SO_LINGER',
	'SO_RCVBUF',
	'SO_RCVTIMEO',
	'SO_REUSEADDR',
	'SO_SNDBUF',
	'SO_SNDTIMEO',
	'SO_TYPE',
	'TCP_NODELAY',
];

/** Macros of the Winsock headers that POSIX has not. A name that begins with WSA is one of them too. */
export const WINSOCK_MACROS: readonly string[] = [
	'INVALID_SOCKET',
	'SD_BOTH',
	'SD_RECEIVE',
	'SD_SEND',
	'SIO_KEEPALIVE_VALS',
	'SIO_UDP_CONNRESET',
	'SOCKET_ERROR',
	'SO_CONDITIONAL_ACCEPT',
	'SO_DONTLINGER',
	'SO_EXCLUSIVEADDRUSE',
	'SO_PORT_SCALABILITY',
	'SO_RANDOMIZE_PORT',
	'SO_REUSE_UNICASTPORT',
	'SO_UPDATE_ACCEPT_CONTEXT',
	'SO_UPDATE_CONNECT_CONTEXT',
];

/** Socket macros that Winsock has not and that POSIX systems may have. */
export const POSIX_SOCKET_MACROS: readonly string[] = [
	'AF_NETLINK',
	'AF_PACKET',
	'IP_BINDANY',
	'IP_FREEBIND',
	'IP_TRANSPARENT',
	'MSG_DONTWAIT',
	'MSG_FASTOPEN',
	'MSG_NOSIGNAL',
	'SOCK_CLOEXEC',
	'SOCK_NONBLOCK',
	'SO_ACCEPTFILTER',
	'SO_ATTACH_FILTER',
	'SO_BINDTODEVICE',
	'SO_BINTIME',
	'SO_EXCLBIND',
	'SO_NOSIGPIPE',
	'SO_PEERCRED',
	'SO_PEERPID',
	'SO_REUSEPORT',
	'SO_RXQ_OVFL',
	'TCP_DEFER_ACCEPT',
	'UDP_SEGMENT',
];

/** Guards of the Windows headers: whether the file's own includes have set them is not in the file. */
export const WINDOWS_HEADER_GUARDS: readonly string[] = [
	'_INC_WINDOWS',
	'_WINDOWS_',
	'_WINDOWS_H',
	'_WINSOCK2API_',
	'_WINSOCK2_H',
	'_WINSOCK2_H_',
	'_WINSOCKAPI_',
	'_WINSOCK_H',
	'_WS2DEF_',
	'_WS2TCPIP_H',
	'_WS2TCPIP_H_',
];

/** Headers that declare sockets on POSIX and that Windows has not. */
export const POSIX_SOCKET_HEADERS: readonly string[] = [
	'arpa/inet.h',
	'ifaddrs.h',
	'linux/vm_sockets.h',
	'net/if.h',
	'netdb.h',
	'netinet/in.h',
	'netinet/tcp.h',
	'sys/epoll.h',
	'sys/event.h',
	'sys/select.h',
	'sys/socket.h',
	'sys/un.h',
];

/** Further headers that no compiler for Windows brings, and that a program may have for other things than sockets. */
export const POSIX_HEADERS: readonly string[] = [
	'grp.h',
	'poll.h',
	'pwd.h',
	'sys/eventfd.h',
	'sys/ioctl.h',
	'sys/mman.h',
	'sys/poll.h',
	'sys/resource.h',
	'sys/uio.h',
	'sys/utsname.h',
	'sys/wait.h',
	'syslog.h',
	'termios.h',
];

/** Headers of Windows that POSIX systems have not. */
export const WINDOWS_HEADERS: readonly string[] = [
	'afunix.h',
	'mswsock.h',
	'winbase.h',
	'windows.h',
	'winsock.h',
	'winsock2.h',
	'ws2def.h',
	'ws2ipdef.h',
	'ws2tcpip.h',
	'wsipv6ok.h',
	'wspiapi.h',
];

/** Headers of the Windows kernel. */
export const KERNEL_HEADERS: readonly string[] = [
	'fltkernel.h',
	'fwpsk.h',
	'ndis.h',
	'ntddk.h',
	'ntifs.h',
	'wdf.h',
	'wdm.h',
	'wsk.h',
];

/** Headers of the Linux kernel that programs for Linux have not. */
export const LINUX_KERNEL_HEADERS: readonly string[] = [
	'linux/highmem.h',
	'linux/init.h',
	'linux/interrupt.h',
	'linux/kthread.h',
	'linux/module.h',
	'linux/mutex.h',
	'linux/skbuff.h',
	'linux/slab.h',
	'linux/spinlock.h',
	'linux/workqueue.h',
	'net/sock.h',
	'net/tcp.h',
];

/** Names that only code for the Windows kernel uses: its routines and types, and those of Winsock Kernel. */
export const KERNEL_NAMES: readonly string[] = [
	'DriverEntry',
	'ExAllocatePool2',
	'ExAllocatePoolWithTag',
	'ExAllocatePoolZero',
	'ExFreePool',
	'ExFreePoolWithTag',
	'IoAllocateIrp',
	'IoAllocateMdl',
	'IoCallDriver',
	'IoCompleteRequest',
	'IoCreateDevice',
	'IoFreeIrp',
	'IoSetCompletionRoutine',
	'KIRQL',
	'KeAcquireSpinLock',
	'KeGetCurrentIrql',
	'KeInitializeEvent',
	'KeReleaseSpinLock',
	'KeSetEvent',
	'KeWaitForSingleObject',
	'MmGetSystemAddressForMdlSafe',
	'ObDereferenceObject',
	'ObReferenceObjectByHandle',
	'PDEVICE_OBJECT',
	'PDRIVER_OBJECT',
	'PIRP',
	'PsCreateSystemThread',
	'PsTerminateSystemThread',
	'WskBind',
	'WskCaptureProviderNPI',
	'WskControlClient',
	'WskControlSocket',
	'WskListen',
	'WskRegister',
	'WskSocket',
	'WskSocketConnect',
];

/** Compilers on Windows; at most one is true in a build. */
export const WINDOWS_COMPILERS: Readonly<Record<string, string>> = {
	_MSC_VER: 'msvc',
	_MSC_FULL_VER: 'msvc',
	_MSC_BUILD: 'msvc',
	__MINGW32__: 'mingw',
	__MINGW64__: 'mingw',
	__GNUC__: 'mingw',
	__GNUC_MINOR__: 'mingw',
	__BORLANDC__: 'borland',
	__TURBOC__: 'borland',
	__WATCOMC__: 'watcom',
};
