import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsOf } from '../../../server/src/language-service/facts-of.js';
import { createLanguageService } from '../../../server/src/language-service/service.js';
import { withCursor } from './straight-line-code.js';

const service = createLanguageService({ factsOf: await createFactsOf(await loadGrammars()), rules: [] });

const WINDOWS = '#include <winsock2.h>\n';

function hoverIn(code: string, languageId: 'c' | 'cpp' = 'c') {
	const { text, offset } = withCursor(code);
	const document = { uri: 'file:///code', languageId, version: 1, text };
	return service.hover(document, TextDocument.create(document.uri, languageId, 1, text).positionAt(offset));
}

/** Checks how a hover begins; `null`: that there is none. */
function checkHover(code: string, begins: string | null, languageId: 'c' | 'cpp' = 'c'): void {
	const markdown = hoverIn(code, languageId)?.markdown ?? null;
	expect(markdown === null || begins === null ? markdown : markdown.slice(0, begins.length)).toBe(begins);
}

/** A function with a TCP socket `s`, the wildcard `any` and one address `one`, both with port 5150. */
const inFunction = (body: string) => `${WINDOWS}
void serve(int choice)
{
	struct sockaddr_in any = {0}, one = {0};
	int on = 1;
	SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	any.sin_family = one.sin_family = AF_INET;
	any.sin_port = one.sin_port = htons(5150);
	any.sin_addr.s_addr = htonl(INADDR_ANY);
	inet_pton(AF_INET, "10.0.0.1", &one.sin_addr);
	${body}
}
`;
const SET = (option: string) => `setsockopt(s, SOL_SOCKET, ${option}, (const char *)&on, sizeof on);`;
const BIND = 'bind(s, (struct sockaddr *)&any, sizeof any);';

describe('the word under the mouse', () => {
	it.each(['$0SO_EXCLUSIVEADDRUSE', 'SO_EXCL$0USIVEADDRUSE', 'SO_EXCLUSIVEADDRUSE$0'])(
		'counts at both ends: %s',
		(name) => {
			checkHover(inFunction(`${SET(name)} ${BIND}`), '**Keeps 0.0.0.0:5150 to this socket.** Without the option');
		},
	);

	it('has its range, and no more', () => {
		const code = inFunction(`${SET('SO_EXCLUSIVE$0ADDRUSE')} ${BIND}`);
		const { range } = hoverIn(code)!;
		expect(range.end.character - range.start.character).toBe('SO_EXCLUSIVEADDRUSE'.length);
	});

	it('may stand in a macro, in a comment and beside what nobody knows', () => {
		checkHover(`${WINDOWS}#define EXCLUSIVE SO_EXCLUSIVE$0ADDRUSE\n`, 'Refuses to let any other socket');
		checkHover(`${WINDOWS}/* see SO_KEEP$0ALIVE */\n`, 'Sends probes on an idle connection');
		checkHover(inFunction(SET('SO_NO_SUCH$0_THING')), null);
	});

	it('may be code that is broken all around', () => {
		const hover = hoverIn(`${inFunction(`${SET('SO_EXCLUSIVE$0ADDRUSE')} ${BIND} if (`)}\n}}} ) else {`);
		expect(hover?.markdown).toContain('Refuses to let any other socket take this address and port by force.');
	});
});

describe('a hover on what no sharing table speaks of', () => {
	it('is silent over the bind of a path', () => {
		const body =
			'struct sockaddr_un path = {0}; SOCKET u = socket(AF_UNIX, SOCK_STREAM, 0); path.sun_family = AF_UNIX;';
		checkHover(inFunction(`${body} bi$0nd(u, (struct sockaddr *)&path, sizeof path);`), null);
	});

	it('gives the general meaning of an option there', () => {
		const body = 'SOCKET u = socket(AF_UNIX, SOCK_STREAM, 0);';
		const set = 'setsockopt(u, SOL_SOCKET, SO_REUSE$0ADDR, (const char *)&on, sizeof on);';
		checkHover(inFunction(`${body} ${set}`), 'Binds an address and port that another socket holds');
	});
});

describe('an address that is not known', () => {
	const given = (body: string) =>
		`${WINDOWS}void serve(struct sockaddr *given, int length)\n{\n\tint on = 1;\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\t${body}\n}\n`;
	const bind = 'bind(s, given, length);';

	it('leaves it open what exclusive use gains', () => {
		checkHover(
			given(`${SET('SO_EXCLUSIVE$0ADDRUSE')} ${bind} listen(s, 5);`),
			'**No gain on a specific address.** The address is not known here; on the wildcard it matters.',
		);
	});

	it('does not hide who can take the port whatever it is', () => {
		const body = `${SET('SO_REUSEADDR')} ${bind.replace('bind', 'bi$0nd')}`;
		checkHover(
			given(body),
			'**Opens its port to others.** Any program can bind the same address with SO_REUSEADDR. ' +
				'Which socket then receives is undefined. The address is not known here.',
		);
	});

	it('lists what follows from each', () => {
		checkHover(
			given(bind.replace('bind', 'bi$0nd')),
			'**The address is not known here.** The port is kept to this socket if this socket binds a specific address. ' +
				'Programs of the same account can take part of it if this socket binds the wildcard.',
		);
	});
});

describe('a port that the system picks', () => {
	const body = (option: string) => inFunction(`any.sin_port = htons(0); ${SET(option)} ${BIND} listen(s, 5);`);

	it('gives SO_REUSEADDR nothing to share', () => {
		checkHover(body('SO_REUSE$0ADDR'), '**No gain here.** The system picks a port that is free');
	});

	it('is kept by exclusive use all the same', () => {
		checkHover(body('SO_EXCLUSIVE$0ADDRUSE'), '**Keeps its port to this socket.** Without the option another program');
	});
});

describe('a call that several sockets come to', () => {
	it('tells the ways apart where they differ', () => {
		const body = `if (choice) ${SET('SO_REUSEADDR')} else ${SET('SO_EXCLUSIVEADDRUSE')} bi$0nd(s, (struct sockaddr *)&any, sizeof any);`;
		checkHover(inFunction(body), '**The sharing option is not known here.**');
	});

	const wrapper = (calls: string, name = 'bind') => `${WINDOWS}
static int open_at(SOCKET s, unsigned long address)
{
	struct sockaddr_in local = {0};
	local.sin_family = AF_INET;
	local.sin_port = htons(5150);
	local.sin_addr.s_addr = htonl(address);
	return ${name}(s, (struct sockaddr *)&local, sizeof local);
}
void serve(void)
{
	SOCKET a = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP), b = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	${calls}
}
`;

	it('says over a bind in a wrapper what its callers make of it', () => {
		checkHover(
			wrapper('open_at(a, INADDR_ANY); open_at(b, INADDR_LOOPBACK);', 'bi$0nd'),
			'**Depends on the path or the caller.** Leaves 0.0.0.0:5150 open in part. Keeps 127.0.0.1:5150 to this socket.',
		);
	});

	it('leaves the address out where only that differs', () => {
		const calls = 'open_at(a, INADDR_LOOPBACK); open_at(b, inet_addr("10.0.0.1"));';
		checkHover(wrapper(calls, 'bi$0nd'), '**Keeps its port to this socket.** Nobody can bind it again');
	});

	it('says over the name of the wrapper what it does for this caller', () => {
		const hover = hoverIn(wrapper('open_at(a, INADDR_ANY); open$0_at(b, INADDR_LOOPBACK);'))?.markdown;
		expect(hover).toMatch(/^\*\*Keeps 127\.0\.0\.1:5150 to this socket\.\*\*/);
		expect(hover).toContain('open_at binds a socket.');
	});
});

describe('a listen without a bind', () => {
	it('is said to fail where the socket is made in sight', () => {
		checkHover(
			inFunction('lis$0ten(s, 5);'),
			'**Fails here.** The socket is not bound: listen fails with WSAEINVAL (10022).',
		);
	});

	it('is left alone where other code may bind it', () => {
		checkHover(inFunction('prepare(&s); lis$0ten(s, 5);'), null);
	});
});

describe('calls of libraries', () => {
	const asio = (body: string) => `#include <boost/asio.hpp>
using boost::asio::ip::tcp;
void serve(boost::asio::io_context &io)
{
	boost::system::error_code ec;
	tcp::acceptor acceptor(io);
	acceptor.open(tcp::v4());
	${body}
}
`;

	it.each(['set_$0option', 'set_option'])('say which option is set where the code does not name it: %s', (call) => {
		const name = call.includes('$0') ? 'reuse_address' : 'reuse$0_address';
		const body = `acceptor.${call}(tcp::acceptor::${name}(true)); acceptor.bind(tcp::endpoint(tcp::v4(), 5150)); acceptor.listen();`;
		const hover = hoverIn(asio(body), 'cpp')?.markdown;
		expect(hover).toMatch(/^\*\*Opens 0\.0\.0\.0:5150 to others\.\*\*/);
		expect(hover).toContain('This call sets SO_REUSEADDR to 1.');
	});

	it('do not say of a second try that it fails', () => {
		const body = `tcp::endpoint there(tcp::v4(), 5150);
	acceptor.bind(there, ec);
	if (ec) acceptor.bi$0nd(there, ec);`;
		expect(hoverIn(asio(body), 'cpp')?.markdown ?? '').not.toContain('Fails here');
	});

	it('say that libevent sets nothing on Windows', () => {
		const includes =
			'#ifdef _WIN32\n#include <winsock2.h>\n#else\n#include <sys/socket.h>\n#endif\n#include <event2/util.h>\n';
		const code = `${includes}void f(evutil_socket_t fd) { evutil_make_listen_socket_reuse$0able(fd); }\n`;
		checkHover(code, '**Only for POSIX here.** On Windows this place sets nothing.');
	});
});

describe('a branch that is not compiled for Windows', () => {
	const branch = `#ifdef _WIN32
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif
void f(int s)
{
	int on = 1;
#ifndef _WIN32
	setsockopt(s, SOL_SOCKET, SO_REUSE$0ADDR, &on, sizeof on);
#endif
}
`;

	it('is named', () => {
		checkHover(
			branch,
			'**Only for POSIX here.** On Windows this place sets nothing.\n\nLets bind succeed past TIME_WAIT',
		);
	});

	it('needs no naming in a file that is for POSIX alone', () => {
		const code =
			'#include <sys/socket.h>\n#include <unistd.h>\nvoid f(int s) { int on = 1; setsockopt(s, SOL_SOCKET, SO_REUSE$0ADDR, &on, sizeof on); }\n';
		checkHover(code, 'Lets bind succeed past TIME_WAIT');
	});
});

describe('what a failed bind is compared with', () => {
	const failing = (test: string) =>
		inFunction(`${SET('SO_REUSEADDR')} if (${BIND.slice(0, -1)} == SOCKET_ERROR) { ${test} }`);

	it.each(['WSAE$0ACCES', '100$013'])('is explained by earlier binds: %s', (status) => {
		checkHover(
			failing(`if (WSAGetLastError() == ${status}) return;`),
			'**What explains WSAEACCES at this bind:** somebody holds the wildcard without SO_REUSEADDR; ' +
				'or a cause outside the sharing table, such as an excluded port range. It is not about privilege.',
		);
	});

	it('is explained by the name that POSIX has for it, too', () => {
		const hover = hoverIn(failing('if (errno == EA$0CCES) return;'))?.markdown;
		expect(hover).toMatch(/^\*\*What explains WSAEACCES at this bind:\*\*/);
		expect(hover).toContain(
			'EACCES stands for WSAEACCES (10013) here: Winsock gives it through WSAGetLastError() and does not set errno.',
		);
	});

	it('is left alone where no bind is at hand', () => {
		checkHover(`${WINDOWS}int f(int error) { return error == EA$0CCES; }\n`, null);
		checkHover(`${WINDOWS}int size = 100$048;\n`, null);
	});
});

describe('code of others in a hover', () => {
	const hostile = inFunction(
		`${SET('SO_EXCLUSIVEADDRUSE')} any.sin_port = htons(PORT[0]); bi$0nd(s, (struct sockaddr *)&any, sizeof any);`,
	);

	it('cannot become markup or a link', () => {
		const names = ['<img src=x onerror=alert(1)>', '[x](command:workbench.action.quit)', '**bold**', '`code`'];
		for (const name of names) {
			const code = inFunction(
				`inet_pton(AF_INET, "${name}", &one.sin_addr); bi$0nd(s, (struct sockaddr *)&one, sizeof one);`,
			);
			const markdown = hoverIn(code)?.markdown ?? '';
			expect(markdown.replace(/\]\(https:\/\/learn\.microsoft\.com[^)]*\)/g, ']')).not.toMatch(/(?<!\\)(<|`|\]\()/);
		}
		expect(hoverIn(hostile)?.markdown).not.toMatch(/(?<!\\)\[0/);
	});

	it('is shown as it is where the client shows no Markdown', () => {
		const plain = hoverIn(inFunction(`${SET('SO_REUSE$0ADDR')} ${BIND} listen(s, 5);`))?.plain ?? '';
		expect(plain).toMatch(/^Opens 0\.0\.0\.0:5150 to others\. Any program/);
		expect(plain).toContain('Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE <https://learn.microsoft.com/');
		expect(plain).not.toMatch(/[*\\]/);
	});
});

describe('the length of a hover', () => {
	/** About what a line of VS Code's hover holds. */
	const LINE = 76;
	const linesOf = (plain: string) =>
		plain
			.replace(/ <https:[^>]*>/g, '')
			.split('\n')
			.filter((line) => line !== '')
			.reduce((sum, line) => sum + Math.ceil(line.length / LINE), 0);

	it.each(['SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE'])('of %s at a listener is at most eight lines', (option) => {
		for (const address of ['any', 'one']) {
			const bind = `bind(s, (struct sockaddr *)&${address}, sizeof ${address}); listen(s, 5);`;
			const hover = hoverIn(inFunction(`${SET(`$0${option}`)} ${bind}`))!;
			expect(linesOf(hover.plain), hover.plain).toBeLessThanOrEqual(8);
		}
	});
});
