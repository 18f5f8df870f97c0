/** Words in the names of projects' own macros that say something about a platform or a build. */

/** A word of a project's macro that means Windows: ZMQ_HAVE_WINDOWS, G_OS_WIN32, HAVE_WINSOCK2_H. */
export const WINDOWS_WORDS: ReadonlySet<string> = new Set([
	'MSWIN',
	'MSWINDOWS',
	'WIN32',
	'WIN64',
	'WINDOWS',
	'WINNT',
	'WINSOCK',
	'WINSOCK2',
	'WINSOCK32',
]);

/** Words of what is part of Windows: HAVE_IOCP, USE_SCHANNEL, COMPILER_MSVC. */
export const WINDOWS_PARTS: ReadonlySet<string> = new Set([
	'CLOSESOCKET',
	'IOCP',
	'IOCTLSOCKET',
	'MINGW',
	'MINGW32',
	'MINGW64',
	'MSVC',
	'NTDDI',
	'SCHANNEL',
	'SSPI',
	'WEPOLL',
	'WINAPI',
	'WINCNG',
	'WS2',
	'WSOCK32',
]);

/** The compiler whose name projects also take for Windows: IS_MINGW. */
export const MINGW_WORDS: ReadonlySet<string> = new Set(['MINGW', 'MINGW32', 'MINGW64']);

/** Editions of Windows that a default build is not for. */
export const WINDOWS_EDITIONS: ReadonlySet<string> = new Set(['APP', 'MOBILE', 'PHONE', 'RT', 'STORE', 'UWP', 'WINRT']);

/** Windows CE and 16-bit Windows, which no target is. */
export const OLD_WINDOWS_WORDS: ReadonlySet<string> = new Set(['WCE', 'WIN16', 'WINCE']);

/** Words that make WIN (or MAC) a platform when they stand before it: Q_OS_WIN, IS_WIN. */
export const PLATFORM_LEADS: ReadonlySet<string> = new Set(['IS', 'OS', 'PLATFORM', 'SYSTEM', 'TARGET']);

/** What may follow a platform's word where the macro still means just that platform: WINDOWS_BUILD, WINSOCK2_H. */
export const PLATFORM_ENDINGS: ReadonlySet<string> = new Set([
	'API',
	'BUILD',
	'DEFINED',
	'ENABLED',
	'H',
	'HOST',
	'NT',
	'OS',
	'PLATFORM',
	'SOCKETS',
	'SYSTEM',
	'TARGET',
]);

/** Words that mean one POSIX system; at most one of the values is true in a build. */
export const POSIX_SYSTEM_WORDS: Readonly<Record<string, string>> = {
	AIX: 'aix',
	APPLE: 'apple',
	BEOS: 'haiku',
	BSDI: 'bsdi',
	CYGWIN: 'cygwin',
	DARWIN: 'apple',
	DRAGONFLY: 'dragonfly',
	FREEBSD: 'freebsd',
	HAIKU: 'haiku',
	HPUX: 'hpux',
	IOS: 'apple',
	IPHONE: 'apple',
	IRIX: 'irix',
	KFREEBSD: 'freebsd',
	LINUX: 'linux',
	MACCATALYST: 'apple',
	MACINTOSH: 'apple',
	MACOS: 'apple',
	MACOSX: 'apple',
	MIDNIGHTBSD: 'freebsd',
	MSYS: 'cygwin',
	NETBSD: 'netbsd',
	OPENBSD: 'openbsd',
	OSX: 'apple',
	QNX: 'qnx',
	QNXNTO: 'qnx',
	SOLARIS: 'solaris',
	SUN: 'solaris',
	SUNOS: 'solaris',
	SUNPRO: 'solaris',
	ULTRIX: 'ultrix',
	UNIXWARE: 'unixware',
};

/** Words that mean POSIX in general or a part of it, on Windows never. */
export const POSIX_WORDS: ReadonlySet<string> = new Set([
	'ANDROID',
	'BIONIC',
	'BSD',
	'EPOLL',
	'EVENTFD',
	'FORK',
	'GLIBC',
	'HURD',
	'INOTIFY',
	'KQUEUE',
	'MACH',
	'POSIX',
	'REUSEPORT',
	'UNIX',
]);

/** After UNIX these mean a kind of socket or a clock, which Windows has too. */
export const UNIX_THINGS: ReadonlySet<string> = new Set([
	'DOMAIN',
	'EPOCH',
	'PATH',
	'SOCK',
	'SOCKET',
	'SOCKETS',
	'TIME',
]);

/** Systems of neither target. */
export const OTHER_SYSTEM_WORDS: ReadonlySet<string> = new Set([
	'AMIGA',
	'AMIGAOS',
	'AMIGAOS4',
	'ARDUINO',
	'CONTIKI',
	'DJGPP',
	'EMSCRIPTEN',
	'EPOC32',
	'ESP32',
	'ESP8266',
	'FREERTOS',
	'INTEGRITY',
	'LWIP',
	'LWIPSOCK',
	'MINIX',
	'MSDOS',
	'NETWARE',
	'NOVELL',
	'NUTTX',
	'OS2',
	'OS400',
	'PS3',
	'PS4',
	'PS5',
	'RISCOS',
	'RTEMS',
	'SERENITY',
	'SYMBIAN',
	'SYMBIAN32',
	'THREADX',
	'UCOS',
	'VMS',
	'VXWORKS',
	'WASI',
	'ZEPHYR',
]);

/** Words of what a default build leaves out. */
export const UNLIKELY_WORDS: ReadonlySet<string> = new Set([
	'COVERAGE',
	'DBG',
	'DEBUG',
	'DEBUGBUILD',
	'DEBUGGING',
	'DISABLE',
	'DISABLED',
	'DOXYGEN',
	'DUMMY',
	'EXPERIMENTAL',
	'FUZZ',
	'FUZZING',
	'LINT',
	'NO',
	'OMIT',
	'PROFILE',
	'PROFILING',
	'SWIG',
	'TEST',
	'TESTING',
	'TESTS',
	'TRACE',
	'UNITTEST',
	'UNITTESTS',
	'VERBOSE',
	'WINE',
	'WITHOUT',
	'XBOX',
]);

/** Words of what a default build has. */
export const LIKELY_WORDS: ReadonlySet<string> = new Set([
	'ENABLE',
	'ENABLED',
	'FEATURE',
	'HAS',
	'HAVE',
	'NDEBUG',
	'SUPPORT',
	'SUPPORTS',
	'USE',
	'WITH',
]);

/** Words that turn the platform after them into its opposite. */
export const NEGATING_WORDS: ReadonlySet<string> = new Set(['NON', 'NOT']);
