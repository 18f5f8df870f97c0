import { describe, expect, it } from 'vitest';
import { TARGETS, type Target } from '../../../server/src/protocol/targets.js';
import { readSource } from '../../../server/src/source/read-source.js';

/** What a condition is for each target: '1', '0' or '?' for Windows, the Windows kernel and POSIX, in this order. */
function truths(condition: string, before = ''): string {
	const code = `${before}\n${condition.startsWith('#') ? condition : `#if ${condition}`}\nyes;\n#endif\n`;
	const source = readSource(code, { targets: TARGETS });
	return TARGETS.map((target: Target) => {
		if (source.unknownRegions.get(target)!.length > 0) return '?';
		return source.configurations.find((one) => one.target === target)!.text.includes('yes') ? '1' : '0';
	}).join('');
}

function checkTruths(cases: readonly (readonly [string, string])[]): void {
	for (const [condition, expected] of cases)
		expect(`${condition}: ${truths(condition)}`).toBe(`${condition}: ${expected}`);
}

describe('conditions', () => {
	it("knows the targets' own macros", () => {
		checkTruths([
			['#ifdef _WIN32', '110'],
			['#ifndef _WIN32', '001'],
			['defined(WIN32) || defined(__CYGWIN__)', '11?'],
			['defined _KERNEL_MODE', '010'],
			['#ifdef __unix__', '001'],
			['#ifdef __linux__', '00?'],
			['#ifdef __APPLE__', '00?'],
			['#ifdef __CYGWIN__', '00?'],
			['#ifdef __MSYS__', '00?'],
			['#ifdef _MSC_VER', '??0'],
			['#ifdef __MINGW32__', '??0'],
			['#ifdef NDEBUG', '???'],
			['#ifdef _WIN32_WCE', '000'],
			['WINVER >= 0x0500', '??0'],
			['!defined(__unix__)', '110'],
			['defined(_WIN32) && !defined(__CYGWIN__)', '110'],
			['#ifdef __MACH__', '00?'],
			['#ifdef TARGET_OS_IPHONE', '00?'],
			['WINAPI_FAMILY_PARTITION(WINAPI_PARTITION_DESKTOP)', '??0'],
		]);
	});

	it('knows the constants of the socket headers', () => {
		checkTruths([
			['#ifdef SO_EXCLUSIVEADDRUSE', '110'],
			['#ifdef SO_REUSEADDR', '111'],
			['#ifdef SO_REUSEPORT', '00?'],
			['defined(SO_REUSEPORT) && !defined(_WIN32)', '00?'],
			['HAVE_DECL_SO_REUSEPORT', '00?'],
			['#ifdef HAVE_SO_EXCLUSIVEADDRUSE', '110'],
			['#ifdef WSAEADDRINUSE', '110'],
			['#ifdef WSANO_DATA', '110'],
			['#if SO_REUSEADDR', '111'],
			['#ifdef SO_EXCLBIND', '00?'],
			['HAVE_SYS_IOCTL_H', '00?'],
			['#ifdef INVALID_SOCKET', '110'],
			['#ifdef HAVE_SYS_SOCKET_H', '001'],
			['HAVE_WS2TCPIP_H', '110'],
			['__has_include(<sys/socket.h>)', '001'],
			['__has_include(<winsock2.h>)', '110'],
			['__has_include(<my.h>)', '???'],
		]);
	});

	it("reads platforms out of a project's own names", () => {
		checkTruths([
			['#ifdef ZMQ_HAVE_WINDOWS', '110'],
			['#ifdef TORRENT_WINDOWS', '110'],
			['#ifdef G_OS_WIN32', '110'],
			['#ifdef Q_OS_WIN', '110'],
			['PPSSPP_PLATFORM(WINDOWS)', '110'],
			['BUILDFLAG(IS_WIN)', '110'],
			['#ifdef HAVE_WINSOCK2_H', '110'],
			['#ifdef USE_WINSOCK', '110'],
			['#ifdef BOOST_WINDOWS', '110'],
			['#ifdef BOOST_ASIO_WINDOWS', '110'],
			['#ifdef OS_WIN', '110'],
			['#ifdef SDL_PLATFORM_WIN32', '110'],
			['#ifdef MHD_WINSOCK_SOCKETS', '110'],
			['#ifdef USE_WINDOWS', '110'],
			['#ifdef WINDOWS_BUILD', '110'],
			['#ifdef KVS_PLATFORM_WINDOWS', '110'],
			['#ifdef USEWIN32IOAPI', '??0'],
			['#ifdef HAVE_IOCP', '??0'],
			['#ifdef USE_SCHANNEL', '??0'],
			['#ifdef GTEST_OS_WINDOWS_PHONE', '??0'],
			['#ifdef POCO_COMPILER_MINGW', '??0'],
			['#ifdef MINGW', '??0'],
			['#ifndef IS_MINGW', '001'],
			['OS_MINGW32', '110'],
			['TARGET_MINGW && 1', '110'],
			['#ifdef NETWARE', '00?'],
			['#ifdef BUILD_USERMODE', '10?'],
			['#ifdef TORRENT_LINUX', '00?'],
			['#ifdef G_OS_UNIX', '001'],
			['#ifdef HAVE_EPOLL', '00?'],
			['NOT_WINDOWS', '001'],
			['NO_WINSOCK', '??0'],
		]);
	});

	it('reads a platform out of a comparison with its name', () => {
		checkTruths([
			['CC_TARGET_PLATFORM == CC_PLATFORM_WIN32', '110'],
			['CC_TARGET_PLATFORM != CC_PLATFORM_WIN32', '001'],
			['OGRE_PLATFORM == OGRE_PLATFORM_LINUX', '00?'],
			['LIB_OS == LIB_OS_WINDOWS && 1', '110'],
			['MODE == FAST', '???'],
		]);
		expect(truths('OS == OS_WINDOWS', '#define OS_LINUX 1\n#define OS_WINDOWS 2\n#define OS OS_LINUX')).toBe('000');
	});

	it('expands function-like macros of the file', () => {
		const version = '#define VERSION 5\n#define AT_LEAST(v, w) (VERSION > (v) || (VERSION == (v) && w))';
		expect(truths('AT_LEAST(4, 0)', version)).toBe('111');
		expect(truths('AT_LEAST(5, 0)', version)).toBe('000');
		expect(truths('AT_LEAST(5)', version)).toBe('???');
		expect(truths('ID(2) + 1 == 3', '#define ID(x) x')).toBe('111');
		const pasting = '#define OS(name) (OS_ ## name)\n#define ON(name) (defined USE_##name && USE_##name)';
		expect(truths('OS(WINDOWS)', pasting)).toBe('110');
		expect(truths('ON(SOCKETS)', `${pasting}\n#define USE_SOCKETS 1`)).toBe('111');
		expect(truths('ON(SOCKETS)', `${pasting}\n#undef USE_SOCKETS`)).toBe('000');
		expect(truths('F(1)', '#define F(x) F(x)')).toBe('???');
	});

	it('does not take every window for Windows, nor every UNIX for a system', () => {
		checkTruths([
			['#ifdef HAVE_X_WINDOWS', '???'],
			['#ifdef TCP_WINDOW', '???'],
			['#ifdef WIN', '???'],
			['#ifdef USE_UNIX_SOCKETS', '???'],
			['#ifdef WIN32_THREADS', '??0'],
			['#ifdef NEWLINE_UNIXLIKE', '???'],
		]);
	});

	it('follows the definitions of the file', () => {
		expect(truths('HAVE_X > 0', '#define HAVE_X 1')).toBe('111');
		expect(truths('HAVE_X', '#define HAVE_X 0')).toBe('000');
		expect(truths('HAVE_X', '#define HAVE_X 1\n#undef HAVE_X')).toBe('000');
		expect(truths('A', '#define C (2 * 3)\n#define B C - 6\n#define A !B')).toBe('111');
		expect(truths('A', '#define A A')).toBe('???');
		expect(truths('A', '#define A B B\n#define B A')).toBe('???');
		expect(truths('USE_IT', '#ifdef _WIN32\n#define USE_IT 1\n#else\n#define USE_IT 0\n#endif')).toBe('110');
		expect(truths('FEATURE', '#ifdef _WIN32\n#undef FEATURE\n#endif')).toBe('00?');
	});

	it('does arithmetic and leaves what it cannot do', () => {
		checkTruths([
			['0', '000'],
			['1', '111'],
			['(1 << 4) == 0x10 && 7 % 4 == 3 && -1 < 0 && ~0 == -1', '111'],
			["0b11 == 3 && 1'000 == 1000ul && 010 == 8", '111'],
			['0 ? unknown : 1', '111'],
			['1 / 0', '???'],
			['1 << 100000000', '???'],
			['unknown && 0', '000'],
			['unknown || 1', '111'],
			['unknown >= 3', '???'],
			['not defined _WIN32 and 1', '001'],
			['1 +', '???'],
			['', '???'],
			["'a' == 97", '???'],
		]);
	});

	it('survives deep and long conditions', () => {
		expect(truths(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`)).toBe('???');
		expect(truths(`${'!'.repeat(20_000)}1`)).toBe('???');
		expect(truths(Array(20_000).fill('A').join(' || '))).toBe('???');
		const doubling = Array.from({ length: 60 }, (_, n) => `#define M${n} (M${n + 1} + M${n + 1})`).join('\n');
		expect(truths('M0', doubling)).toBe('???');
	});
});
