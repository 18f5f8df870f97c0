import { describe, expect, it } from 'vitest';
import { bindInText } from '../../../../server/src/resolver/why/bind-in-text.js';
import { why } from './asking.js';

/** The status of a line, and the port and the address that were read from it. */
function read(line: string): string {
	const { status, bind } = why(line);
	return [status.name, bind.addresses?.[0] ?? '-', bind.port ?? '-', bind.protocol ?? '-'].join(' ');
}

describe('a line of a log', () => {
	it.each([
		['bind failed: 10013', 'WSAEACCES - - -'],
		['bind() failed with error WSAEACCES (10013)', 'WSAEACCES - - -'],
		[
			'[error] could not listen on 0.0.0.0:8080: Only one usage of each socket address (protocol/network address/port) is normally permitted. (os error 10048)',
			'WSAEADDRINUSE 0.0.0.0 8080 -',
		],
		[
			'nginx: [emerg] bind() to 0.0.0.0:80 failed (10013: An attempt was made to access a socket in a way forbidden by its access permissions)',
			'WSAEACCES 0.0.0.0 80 -',
		],
		['Error: listen EACCES: permission denied 0.0.0.0:80', 'WSAEACCES 0.0.0.0 80 -'],
		['Error: listen EADDRINUSE: address already in use :::3000', 'WSAEADDRINUSE :: 3000 -'],
		["errno: -4091, syscall: 'listen', address: '::1', port: 3000", 'WSAEADDRINUSE ::1 3000 -'],
		[
			'listen tcp :8080: bind: An attempt was made to access a socket in a way forbidden by its access permissions.',
			'WSAEACCES wildcard 8080 tcp',
		],
		['listen udp [fe80::1%12]:53: bind: Only one usage of each socket address', 'WSAEADDRINUSE fe80::1%12 53 udp'],
		['java.net.BindException: Address already in use: bind', 'WSAEADDRINUSE - - -'],
		['java.net.BindException: Cannot assign requested address: bind', 'WSAEADDRNOTAVAIL - - -'],
		['java.net.SocketException: Permission denied: bind', 'WSAEACCES - - -'],
		[
			"OSError: [WinError 10048] while attempting to bind on address ('127.0.0.1', 8000)",
			'WSAEADDRINUSE 127.0.0.1 8000 -',
		],
		['PermissionError: [WinError 10013] An attempt was made to access a socket', 'WSAEACCES - - -'],
		['System.Net.Sockets.SocketException (10048): Only one usage', 'WSAEADDRINUSE - - -'],
		['SocketErrorCode: AddressAlreadyInUse', 'WSAEADDRINUSE - - -'],
		['Os { code: 10013, kind: PermissionDenied, message: "..." }', 'WSAEACCES - - -'],
		['bind: Only one usage of each socket address [system:10048]', 'WSAEADDRINUSE - - -'],
		['HRESULT 0x80072740 for http://+:5985/wsman', 'WSAEADDRINUSE wildcard 5985 -'],
		['WskBind returned 0xC0000022', 'STATUS_ACCESS_DENIED - - -'],
		['WskBind returned -1073741302', 'STATUS_ADDRESS_ALREADY_EXISTS - - -'],
		['Failed to bind localhost:9229 (EADDRINUSE)', 'WSAEADDRINUSE specific 9229 -'],
		['2024-05-01 12:34:56.789 [10013] ERROR bind port 8080 failed, error 10048', 'WSAEADDRINUSE - 8080 -'],
		['could not bind 0.0.0.0:10048, WSAGetLastError() = 10013', 'WSAEACCES 0.0.0.0 10048 -'],
		['Fehler 10013: Port 8080', 'WSAEACCES - 8080 -'],
		[
			'Der Zugriff auf einen Socket war aufgrund der Zugriffsrechte des Sockets unzulässig 0.0.0.0:8080',
			'WSAEACCES 0.0.0.0 8080 -',
		],
		[
			'Foi feita uma tentativa de acesso a um soquete de uma maneira que é proibida pelas permissões de acesso',
			'WSAEACCES - - -',
		],
	])('%s', (line, expected) => expect(read(line)).toBe(expected));

	it('that is about connect names the other side, which says nothing of the bind', () => {
		const { bind, notes } = why('dial tcp 203.0.113.3:443: connectex: error 10013');
		expect(bind).toEqual({ protocol: 'tcp', call: 'connect' });
		expect(notes.map(({ id }) => id)).toContain('why.note.connect');
	});

	it('counts less than what is said besides', () => {
		const { bind } = why('bind 0.0.0.0:80: 10013', { bind: { addresses: ['10.0.0.1'] } });
		expect(bind).toMatchObject({ addresses: ['10.0.0.1'], port: 80 });
	});

	it('counts more than the code, which is another socket where the ports differ', () => {
		const bindInCode = { options: ['reuse'], addresses: ['10.0.0.1'], port: 5150 } as const;
		expect(why('bind: 10013', { bindInCode }).bind).toMatchObject(bindInCode);
		const other = why('bind 0.0.0.0:80: 10013', { bindInCode });
		expect(other.bind).toEqual({ addresses: ['0.0.0.0'], port: 80, call: 'bind' });
		expect(other.notes.map(({ id }) => id)).toContain('why.note.otherPortInCode');
	});
});

describe('what is no address', () => {
	it.each(['12:34:56', 'server.c:42', 'std::bind', 'a::b:80', '1.2.3', '300.1.1.1:80', '0.0.0.0:99999999'])(
		'%s',
		(word) => {
			expect(bindInText(word).port).toBeUndefined();
		},
	);
});
