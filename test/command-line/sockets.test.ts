import { describe, expect, it } from 'vitest';
import { bindsight, folderWith, parsedAs, SAMPLES } from './helpers/bindsight.js';
import { CLEAN, LATE_OPTION } from './helpers/code.js';
import { socketsSchema } from './helpers/schemas.js';

describe('sockets', () => {
	it('gives every event and every bind of a socket', () => {
		const run = bindsight(['sockets', '--format', 'json', 'a.c'], { cwd: folderWith({ 'a.c': LATE_OPTION }) });
		const { files, problems } = parsedAs(socketsSchema, run);
		const [socket] = files[0]!.sockets;
		expect(socket).toMatchObject({
			expression: 's',
			function: 'serve',
			api: 'winsock',
			family: 'ipv4',
			type: 'stream',
			roles: ['listener'],
		});
		expect(socket?.events.map(({ kind, range }) => [kind, range.start.line])).toEqual([
			['create', 5],
			['bind', 10],
			['setOption', 12],
			['listen', 13],
		]);
		expect(socket?.events[2]).toMatchObject({ option: 'SO_EXCLUSIVEADDRUSE', value: 1, certainty: 'must' });
		expect(socket?.binds).toEqual([
			{
				line: 10,
				column: 6,
				target: 'windows',
				sharingOption: 'none',
				possible: ['none'],
				protocol: 'tcp',
				dualStack: false,
				address: { kind: 'wildcard' },
				port: { kind: 'number', value: 5150 },
			},
		]);
		expect(problems).toEqual([]);
		expect(run.exitCode).toBe(0);
	});

	it('gives one bind for each target in which it is active', () => {
		const run = bindsight(['sockets', '--format', 'json', 'portable-server.c'], { cwd: SAMPLES });
		const binds = parsedAs(socketsSchema, run).files.flatMap(({ sockets }) => sockets.flatMap((each) => each.binds));
		expect(binds.map(({ target, sharingOption }) => [target, sharingOption])).toEqual([
			['windows', 'exclusive'],
			['posix', 'reuse'],
		]);
	});

	it('says of a socket from elsewhere that its option is only presumed', () => {
		const cwd = folderWith({
			'a.c': '#include <winsock2.h>\nint f(SOCKET s, struct sockaddr *a) { return bind(s, a, 16); }\n',
		});
		const { files } = parsedAs(socketsSchema, bindsight(['sockets', '--format', 'json', 'a.c'], { cwd }));
		expect(files[0]!.sockets[0]!.binds[0]).toMatchObject({
			sharingOption: 'none',
			possible: ['none', 'unknown'],
			presumed: true,
		});
		expect(bindsight(['sockets', 'a.c'], { cwd }).stdout).toContain('option none, as far as the code in sight shows;');
	});

	it('gives a file without sockets, too: it was looked at', () => {
		const run = bindsight(['sockets', '--format', 'json', '.'], { cwd: folderWith({ 'a.c': CLEAN }) });
		expect(parsedAs(socketsSchema, run).files).toEqual([{ file: './a.c', sockets: [] }]);
	});

	it('says it in words', () => {
		const { stdout } = bindsight(['sockets', 'a.c'], { cwd: folderWith({ 'a.c': LATE_OPTION }) });
		expect(stdout).toMatchInlineSnapshot(`
			"a.c:5:13 s in serve: winsock, ipv4, stream, listener
			    5:13 create [windows]
			    10:6 bind [windows]
			    12:2 setOption SO_EXCLUSIVEADDRUSE = 1 [windows]
			    13:9 listen [windows]
			    10:6 bound on windows: option none; tcp, wildcard, port 5150

			1 file, 1 socket.
			"
		`);
	});

	it('ends with 2 where a named path could not be read', () => {
		const run = bindsight(['sockets', '--format', 'json', 'a.c', 'b.c'], { cwd: folderWith({ 'a.c': CLEAN }) });
		expect(parsedAs(socketsSchema, run).problems).toEqual([{ file: 'b.c', message: 'no such file or directory' }]);
		expect(run.exitCode).toBe(2);
	});
});
