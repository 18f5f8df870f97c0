import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentOf, straightLineService, withCursor } from './straight-line-code.js';

function hoverAt(body: string): string | null {
	const { text, offset } = withCursor(`void serve(void)\n{\n${body}\n}\n`);
	const document = documentOf(text);
	const position = TextDocument.create(document.uri, 'c', 1, text).positionAt(offset);
	return straightLineService().hover(document, position)?.markdown ?? null;
}

/** Checks the first line of a hover: the verdict for the socket at hand. */
function checkVerdict(body: string, verdict: string) {
	expect(hoverAt(body)?.split('\n\n')[0]).toBe(verdict);
}

describe('a hover over SO_EXCLUSIVEADDRUSE', () => {
	it('says what it keeps, what it closes and what it costs on the wildcard', () => {
		checkVerdict(
			'setsockopt(s, SO_EXCLUSIVE$0ADDRUSE, on);\nbind(s, wildcard);\nlisten(s);',
			'**Keeps 0.0.0.0:5150 to this socket.** ' +
				'Without the option another program of the same account could bind one of its addresses whatever its sharing option. ' +
				'In return its own bind fails while anybody holds one of its addresses. ' +
				'A restart may have to wait for old connections to end (reports differ).',
		);
	});

	it('says that there is no gain on a specific address', () => {
		checkVerdict(
			'setsockopt(s, SO_EXCLUSIVEADDRUSE$0, on);\nbind(s, specific);',
			'**No gain here.** On a specific address every cell equals the default.',
		);
	});

	it('says that it comes too late after the bind', () => {
		checkVerdict(
			'bind(s, wildcard);\nsetsockopt(s, $0SO_EXCLUSIVEADDRUSE, on);',
			'**Too late.** The socket is bound already: the option no longer changes who can share its port.',
		);
	});

	it('does not call it late only because the socket comes from elsewhere', () => {
		expect(hoverAt('given(s);\nsetsockopt(s, $0SO_EXCLUSIVEADDRUSE, on);')).not.toContain('Too late');
	});

	it('says that it fails after SO_REUSEADDR', () => {
		checkVerdict(
			'setsockopt(s, SO_REUSEADDR, on);\nsetsockopt(s, $0SO_EXCLUSIVEADDRUSE, on);\nbind(s, wildcard);',
			'**Fails here.** SO_REUSEADDR is switched on already: this call fails with WSAEINVAL (10022) and SO_REUSEADDR stays.',
		);
	});

	it('says that the value 0 switches it off', () => {
		checkVerdict(
			'setsockopt(s, $0SO_EXCLUSIVEADDRUSE, off);\nbind(s, wildcard);',
			'**Switches the option off.** The value is 0, which is the default.',
		);
	});

	it('says that it is no longer in force where a later call takes it back before the bind', () => {
		checkVerdict(
			'setsockopt(s, $0SO_EXCLUSIVEADDRUSE, on);\nsetsockopt(s, SO_EXCLUSIVEADDRUSE, off);\nbind(s, wildcard);',
			'**No longer in force at bind.** Another call between here and bind changes the sharing option again.',
		);
	});

	it('names what it does not know', () => {
		checkVerdict(
			'setsockopt(s, $0SO_EXCLUSIVEADDRUSE, on);',
			'**No bind of this socket is in sight.** What the option does follows from the address that the socket is bound to.',
		);
		expect(hoverAt('setsockopt(s, $0SO_EXCLUSIVEADDRUSE, flag);\nbind(s, wildcard);')).toContain(
			'All this if the value is not 0, which is not known here.',
		);
		expect(hoverAt('setsockopt(s, $0SO_EXCLUSIVEADDRUSE, on);\nbind(s, unknown);')).toContain(
			'**No gain on a specific address.** The address is not known here; on the wildcard it matters. Without the option ',
		);
	});

	it('gives the general meaning alone where no socket is at hand', () => {
		expect(hoverAt('int option = SO_EXCLUSIVE$0ADDRUSE;')).toBe(
			[
				'Refuses to let any other socket take this address and port by force.',
				'Sources disagree: On Windows XP and earlier one page asks for an administrator and another for no privilege; the fix (KB 870562) came with Windows 2000 SP4, XP SP2 and Server 2003.',
				'SOL_SOCKET, DWORD (boolean; BOOL works) · Before bind · Default: FALSE · Since Windows NT 4.0 SP4, Windows 2000; not 95/98/Me',
				'*Documented* · [Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE](https://learn.microsoft.com/en-us/windows/win32/winsock/using-so-reuseaddr-and-so-exclusiveaddruse)',
			].join('  \n'),
		);
	});
});

describe('a hover over SO_REUSEADDR', () => {
	it('says that it opens a listener on Windows, and gives the POSIX meaning too', () => {
		const body = 'setsockopt(s, SO_REUSE$0ADDR, on);\nbind(s, wildcard);\nlisten(s);';
		checkVerdict(
			body,
			'**Opens 0.0.0.0:5150 to others.** ' +
				'Any program can bind the same wildcard address or one of its addresses with SO_REUSEADDR; ' +
				'which socket then receives is undefined.',
		);
		expect(hoverAt(body)).toContain('\nBinds an address and port that another socket holds, if that one allows it.');
		expect(hoverAt(body)).toContain('On POSIX: ');
	});

	it('says so where the call is compiled for POSIX alone, and puts the POSIX meaning first', () => {
		const hover = hoverAt('posix { setsockopt(s, SO_REUSE$0ADDR, on); }\nbind(s, wildcard);');
		expect(hover).toMatch(
			/^\*\*Only for POSIX here\.\*\* On Windows this place sets nothing\.\n\nLets bind succeed past TIME_WAIT/,
		);
		expect(hover).toContain('On Windows: Binds an address');
	});

	it('calls sharing among receivers of a multicast group by its name', () => {
		const hover = hoverAt('setsockopt(s, SO_REUSE$0ADDR, on);\nbind(s, wildcard);\njoinGroup(s);');
		expect(hover).toMatch(/^\*\*Shares the port with other receivers of the group\.\*\*/);
	});

	it('sees no use on a socket that connects without a bind', () => {
		checkVerdict(
			'setsockopt(s, SO_REUSE$0ADDR, on);\nconnect(s);',
			'**No use here.** This socket connects without a bind in sight: the system picks a port that nobody else asks for.',
		);
	});

	it('sees no gain where the system picks the port', () => {
		checkVerdict(
			'setsockopt(s, SO_REUSE$0ADDR, on);\nbind(s, ephemeral);',
			'**No gain here.** The system picks a port that is free, so there is nothing to share.',
		);
	});
});

describe('a hover over IPV6_V6ONLY', () => {
	it('says what the value does', () => {
		expect(hoverAt('setsockopt(s, IPV6_$0V6ONLY, off);')).toMatch(/^\*\*Makes this socket dual-stack\.\*\*/);
		expect(hoverAt('setsockopt(s, IPV6_$0V6ONLY, on);')).toMatch(/^\*\*Keeps this socket to IPv6\.\*\*/);
		expect(hoverAt('bind(s, wildcard);\nsetsockopt(s, IPV6_$0V6ONLY, off);')).toMatch(
			/^\*\*Too late\.\*\* .* this call fails on Windows/,
		);
	});
});

describe('a hover over a call', () => {
	it('says over bind which later binds succeed', () => {
		checkVerdict(
			'bi$0nd(s, wildcard);',
			'**Leaves 0.0.0.0:5150 open in part.** ' +
				'Another program of the same account can bind one of its addresses whatever its sharing option. ' +
				'Another account gets WSAEACCES.',
		);
		checkVerdict(
			'bi$0nd(s, specific);',
			'**Keeps 10.0.0.1:5150 to this socket.** Nobody can bind it again while this socket holds it. ' +
				'A later wildcard bind without SO_EXCLUSIVEADDRUSE succeeds, even from another account, and leaves this address alone.',
		);
	});

	it('says over listen what holds since bind', () => {
		checkVerdict(
			'setsockopt(s, SO_EXCLUSIVEADDRUSE, on);\nbind(s, wildcard);\nlis$0ten(s);',
			'**Keeps 0.0.0.0:5150 to this socket.** Nobody can bind it, nor one of its addresses, while this socket holds it.',
		);
		expect(hoverAt('lis$0ten(s);')).toBeNull();
	});

	it('says over setsockopt what the option does, without its general meaning', () => {
		expect(hoverAt('bind(s, wildcard);\nset$0sockopt(s, SO_REUSEADDR, on);')?.split('\n\n')).toHaveLength(2);
	});

	it('lists the cases where the option is not known', () => {
		checkVerdict(
			'given(s);\nbi$0nd(s, wildcard);',
			'**The sharing option is not known here.** ' +
				'The port is kept to this socket if this socket binds with SO_EXCLUSIVEADDRUSE. ' +
				'Programs of the same account can take part of it if this socket binds without a sharing option. ' +
				'Any program can take it if this socket binds with SO_REUSEADDR.',
		);
	});

	it('says what is inferred about a dual-stack socket', () => {
		expect(hoverAt('dualStack(s);\nbi$0nd(s, wildcard);')).toContain(
			'Beside a dual-stack socket every IPv4 bind, even of 0.0.0.0, counts as one of its addresses (inferred).',
		);
	});

	it('rests on the least sure of the answers it is made of', () => {
		expect(hoverAt('bi$0nd(s, wildcard);')).toContain('*Documented*');
		expect(hoverAt('dualStack(s);\nbi$0nd(s, wildcard);')).toContain('*Inferred*');
	});

	it('warns where the code is broken', () => {
		expect(hoverAt('broken(s);\nbi$0nd(s, wildcard);')).toContain('The code around it has syntax errors');
	});

	it('is silent over a call that it knows nothing of, and where only POSIX is meant', () => {
		expect(hoverAt('pri$0ntf(x);')).toBeNull();
		expect(hoverAt('posix { bi$0nd(s, wildcard); }')).toBeNull();
		expect(hoverAt('  $0  ')).toBeNull();
	});
});

describe('a hover over a status', () => {
	it('names what explains it at the bind at hand', () => {
		checkVerdict(
			'setsockopt(s, SO_REUSEADDR, on);\nbind(s, wildcard);\nif (error == WSAE$0ACCES) return;',
			'**What explains WSAEACCES at this bind:** somebody holds the wildcard without SO_REUSEADDR; ' +
				'or a cause outside the sharing table, such as an excluded port range. It is not about privilege.',
		);
	});

	it('says so where no earlier bind explains it', () => {
		checkVerdict(
			'setsockopt(s, SO_EXCLUSIVEADDRUSE, on);\nbind(s, wildcard);\nif (error == WSAE$0ACCES) return;',
			'**No earlier bind explains WSAEACCES here.** ' +
				'The sharing table never ends this bind with it: look for a cause outside the table.',
		);
		checkVerdict(
			'setsockopt(s, SO_EXCLUSIVEADDRUSE, on);\nbind(s, wildcard);\nif (error == WSAE$0ADDRINUSE) return;',
			'**What explains WSAEADDRINUSE at this bind:** somebody holds the wildcard or one of its addresses ' +
				'whatever its sharing option; or a cause outside the sharing table, such as a program that netstat does not show.',
		);
	});

	it('gives its meaning alone where no bind is at hand', () => {
		expect(hoverAt('if (error == WSAEADDR$0INUSE) return;')).toMatch(
			/^\*\*WSAEADDRINUSE \(10048\)\.\*\* From bind; .*: The address and port are already taken/,
		);
	});

	it('takes a number for a status only where it is compared', () => {
		expect(hoverAt('if (error == 100$013) return;')).toMatch(/^\*\*WSAEACCES \(10013/);
		expect(hoverAt('switch (error) { case 100$048: return; }')).toMatch(/^\*\*WSAEADDRINUSE/);
		expect(hoverAt('int port = 100$013;')).toBeNull();
	});
});

describe('text of the analysed code in a hover', () => {
	it('is escaped', () => {
		expect(hoverAt('bi$0nd(s, hostile);')).toContain(
			'Keeps \\[\\*\\*\\[x\\](http\\://evil.example)\\]:PORT\\_\\`NUMBER\\` to this socket.',
		);
	});
});
