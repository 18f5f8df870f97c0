import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadGrammars } from '../../../server/src/host/node/grammars.js';
import { createFactsOf } from '../../../server/src/language-service/facts-of.js';
import { createLanguageService, type SharingMatrixQuestion } from '../../../server/src/language-service/service.js';
import { documentOf, withCursor } from './straight-line-code.js';

const service = createLanguageService({ factsOf: await createFactsOf(await loadGrammars()), rules: [] });

interface Driver {
	/** The last argument but one of WskSocket. */
	descriptor?: string;
	/** OwningProcess and OwningThread. */
	owner?: string;
	flags?: string;
	before?: string;
}

/** A driver that makes a listening socket in `s`, for 0.0.0.0:5150, and goes on with the body, which has the cursor. */
function driver(body: string, { descriptor = 'NULL', owner = 'NULL, NULL', ...rest }: Driver = {}): string {
	const flags = rest.flags ?? 'WSK_FLAG_LISTEN_SOCKET';
	return `#include <wsk.h>
NTSTATUS serve(PWSK_PROVIDER_NPI client, struct context *ctx, PSECURITY_DESCRIPTOR descriptor, PEPROCESS process, PIRP irp)
{
	SOCKADDR_IN local = { 0 };
	BOOLEAN small = TRUE;
	local.sin_addr.s_addr = INADDR_ANY;
	local.sin_port = RtlUshortByteSwap(5150);
	client->Dispatch->WskSocket(client->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP, ${flags}, NULL, NULL, ${owner}, ${descriptor}, irp);
	PWSK_SOCKET s = (PWSK_SOCKET)irp->IoStatus.Information;
	const WSK_PROVIDER_LISTEN_DISPATCH *dispatch = s->Dispatch;
	ctx->on = 1;
	${body}
}
`;
}

const set = (option: string, given = 'sizeof(ULONG), &ctx->on, 0, NULL, NULL, irp') =>
	`dispatch->WskControlSocket(s, WskSetOption, ${option}, SOL_SOCKET, ${given});`;
const BIND = 'dispatch->WskB$0ind(s, (PSOCKADDR)&local, 0, irp);';

function hoverIn(code: string): string | undefined {
	const { text, offset } = withCursor(code);
	const position = TextDocument.create('', 'c', 1, text).positionAt(offset);
	return service.hover(documentOf(text), position)?.markdown;
}

function checkVerdict(code: string, verdict: string): void {
	expect(hoverIn(code)?.split('\n\n')[0]).toBe(verdict);
}

/** The rows of the call table in a hover, below its headings. */
function rowsIn(code: string): string[] {
	const lines = hoverIn(code)?.split('\n') ?? [];
	return lines.filter((line) => line.startsWith('|')).slice(2);
}

describe('a hover over WskBind', () => {
	it('takes CHECK for DENIED, documented, with the default descriptor', () => {
		const hover = hoverIn(driver(BIND));
		expect(hover?.split('\n\n')).toEqual([
			'**Keeps 0.0.0.0:5150 to this socket.** Nobody can bind it, nor one of its addresses, while this socket holds it. ' +
				'CHECK in the sharing table is DENIED (STATUS_ACCESS_DENIED) here, documented, even inside one driver: ' +
				'this socket has the default security descriptor, which does not permit sharing.',
			'*Documented* · ' +
				'[Sharing Transport Addresses](https://learn.microsoft.com/en-us/windows-hardware/drivers/network/sharing-transport-addresses)',
		]);
	});

	it.each([
		['descriptor', ', which is not known here; the default one refuses'],
		['&ctx->descriptor', ''],
	])('spells the access check out where the descriptor is %s', (descriptor, besides) => {
		checkVerdict(
			driver(BIND, { descriptor }),
			'**Leaves 0.0.0.0:5150 open in part.** ' +
				'A socket that the security descriptor admits can bind one of its addresses whatever its sharing option. ' +
				'A socket that it refuses gets STATUS_ACCESS_DENIED. ' +
				'That is the access check (CHECK) of the second socket, ' +
				'by its OwningProcess or OwningThread or else the process that made it, ' +
				`against the security descriptor of this one${besides}.`,
		);
	});

	it('says nothing of an access check where the table has none', () => {
		const hover = hoverIn(driver(`${set('SO_EXCLUSIVEADDRUSE')}\n\t${BIND}`, { descriptor: 'descriptor' }));
		expect(hover).toContain('**Keeps 0.0.0.0:5150 to this socket.**');
		expect(hover).not.toContain('CHECK');
	});

	it('does not promise the statuses of Winsock', () => {
		checkVerdict(
			driver(`dispatch->WskBind(s, (PSOCKADDR)&local, 0, irp);\n\t${BIND}`),
			'**Fails here.** The socket is bound already, and a socket can be bound once.',
		);
		expect(hoverIn(driver('((PWSK_PROVIDER_CONNECTION_DISPATCH)dispatch)->WskCon$0nect(s, a, 0, irp);'))).toContain(
			'WskConnect does not bind it: call WskBind first.',
		);
	});

	it('leaves the dispatch table before the name alone', () => {
		expect(hoverIn(driver(BIND.replace('$0', '').replace('dispatch', 'dis$0patch')))).toBeUndefined();
	});
});

describe('a hover over an option in WskControlSocket', () => {
	it('gives the whole call in one line where all is right', () => {
		const hover = hoverIn(driver(set('SO_EXCLUSIVE$0ADDRUSE')));
		expect(hover).toContain(
			'As its page wants, as far as the code shows: WskSetOption, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, sizeof(ULONG), ULONG \\*, 0, NULL, NULL, Irp.',
		);
		expect(rowsIn(driver(set('SO_EXCLUSIVE$0ADDRUSE')))).toEqual([]);
	});

	it('sees no gain of exclusive use where the default descriptor keeps the port anyway, and says what it costs', () => {
		const exclusive = driver(`${set('SO_EXCLUSIVE$0ADDRUSE')}\n\tdispatch->WskBind(s, (PSOCKADDR)&local, 0, irp);`);
		checkVerdict(
			exclusive,
			'**No gain here.** Nobody could bind the port without the option either. ' +
				'In return its own bind fails while anybody holds one of its addresses.',
		);
	});

	it('gives the other call where the option is read', () => {
		const call = (buffers: string) =>
			driver(`dispatch->WskControlSocket(s, WskGetOption, SO_REUSE$0ADDR, SOL_SOCKET, ${buffers}, NULL, irp);`);
		expect(hoverIn(call('0, NULL, sizeof(ULONG), &ctx->on'))).toContain(
			'As its page wants, as far as the code shows: WskGetOption, SO_REUSEADDR, SOL_SOCKET, 0, NULL, sizeof(ULONG), ULONG \\*, NULL, Irp.',
		);
		const wrong = call('0, NULL, sizeof(small), &small');
		expect(hoverIn(wrong)).toContain('| Parameter | The page wants, to read it | This call passes |');
		expect(rowsIn(wrong)).toEqual(['| `OutputSize` | `sizeof(ULONG)` | `sizeof(small)` **Wrong: 1 byte** |']);
	});

	it('gives both calls where the option is only named in kernel code', () => {
		const hover = hoverIn(driver('switch (code) { case SO_KEEP$0ALIVE: break; }'));
		expect(hover).toContain('The page wants, to set it: WskSetOption, SO_KEEPALIVE, SOL_SOCKET, sizeof(ULONG)');
		expect(hover).toContain('The page wants, to read it: WskGetOption, SO_KEEPALIVE, SOL_SOCKET, 0, NULL');
		expect(hover).not.toContain('POSIX');
	});

	it('marks in words what is wrong, and says so above the table', () => {
		const code = driver(set('SO_EXCLUSIVE$0ADDRUSE', 'sizeof(small), &small, 4, NULL, &ctx->got, NULL'));
		expect(rowsIn(code)).toEqual([
			'| `InputSize` | `sizeof(ULONG)` | `sizeof(small)` **Wrong: 1 byte** |',
			'| `OutputSize` | `0` | `4` **Wrong** |',
			'| `Irp` | a pointer to an IRP | `NULL` **Missing** |',
		]);
		expect(hoverIn(code)).toContain('3 arguments of this call are not what the page wants');
	});

	it('shows what a variable is known to hold, and cuts what is long', () => {
		const long = 'ctx->this_is_the_name_of_a_member_that_is_far_too_long_to_be_read';
		const given = `sizeof(ULONG), &ctx->on, sizeof(${long}) + 1 - sizeof(${long}), NULL, NULL, none`;
		const [size, irp] = rowsIn(driver(`PIRP none = NULL;\n\t${set('SO_KEEP$0ALIVE', given)}`));
		expect(irp ?? size).toBe('| `Irp` | a pointer to an IRP | `none = NULL` **Missing** |');
	});

	it('keeps the code of a call inside its cell', () => {
		const [row] = rowsIn(driver(set('SO_KEEP$0ALIVE', 'sizeof(ULONG), &ctx->on, 1 | 2, NULL, NULL, irp')));
		expect(row).toBe('| `OutputSize` | `0` | `1 \\| 2` **Wrong** |');
	});

	it('stands over the name of the function, too, without the general meaning', () => {
		const hover = hoverIn(driver(set('SO_EXCLUSIVEADDRUSE').replace('Control', 'Con$0trol')));
		expect(hover).toContain('As its page wants, as far as the code shows: WskSetOption');
		expect(hover).not.toContain('Refuses to let');
	});

	it('cites the driver documentation', () => {
		const hover = hoverIn(driver(set('SO_EXCLUSIVE$0ADDRUSE')));
		expect(hover).toContain(
			'SOL_SOCKET, ULONG 0 or 1 · Before WskBind · For: listening, datagram, connection-oriented sockets · Default: disabled',
		);
		expect(hover).toContain('/windows-hardware/drivers/network/so-exclusiveaddruse)');
	});

	it('says what goes wrong at the call in the words of the kernel', () => {
		const late = driver(`dispatch->WskBind(s, (PSOCKADDR)&local, 0, irp);\n\t${set('SO_WSK_$0SECURITY')}`);
		expect(hoverIn(late)).toContain('**Too late.** The socket is bound already, and this option must be set before');
		const both = driver(`${set('SO_REUSEADDR')}\n\t${set('SO_EXCLUSIVE$0ADDRUSE')}`);
		expect(hoverIn(both)).toContain('**Undocumented here.** SO_REUSEADDR is switched on already');
		const basic = driver(set('SO_REUSE$0ADDR'), { flags: 'WSK_FLAG_BASIC_SOCKET' });
		expect(hoverIn(basic)).toContain('**Not for this socket.** This is a basic socket');
	});

	it('has no table for an option without one', () => {
		expect(rowsIn(driver(set('SO_WSK_EVENT_$0CALLBACK')))).toEqual([]);
	});
});

describe('the panel for a kernel socket', () => {
	function matrixIn(code: string, question: Partial<SharingMatrixQuestion> = {}) {
		const { text, offset } = withCursor(code);
		const position = TextDocument.create('', 'c', 1, text).positionAt(offset);
		return service.sharingMatrix(documentOf(text), { position, ...question });
	}

	it('answers with the table of Winsock Kernel and the descriptor that the code shows', () => {
		const { matrix, sockets } = matrixIn(driver(BIND));
		expect(matrix).toMatchObject({ model: 'wsk', descriptor: 'default' });
		expect(sockets[0]).toMatchObject({ target: 'windows-kernel', addressText: '0.0.0.0:5150' });
		expect(sockets[0]?.notes).toContain(
			'Answered with the default security descriptor, which the code shows: it does not permit sharing, so CHECK becomes DENIED.',
		);
		const row = matrix.cells[sockets[0]!.lines[0]!]!;
		expect(row.map(({ outcome, status }) => `${outcome} ${status?.name}`)).toEqual([
			'INUSE STATUS_ADDRESS_ALREADY_EXISTS',
			'DENIED STATUS_ACCESS_DENIED',
			'DENIED STATUS_ACCESS_DENIED',
			'DENIED STATUS_ACCESS_DENIED',
			'INUSE STATUS_ADDRESS_ALREADY_EXISTS',
			'DENIED STATUS_ACCESS_DENIED',
		]);
	});

	it('keeps CHECK with both branches where the descriptor is another one', () => {
		const { matrix, sockets } = matrixIn(driver(BIND, { descriptor: '&ctx->descriptor' }));
		const cell = matrix.cells[sockets[0]!.lines[0]!]![1]!;
		expect(cell).toMatchObject({
			outcome: 'CHECK',
			status: null,
			branches: {
				granted: { status: { name: 'STATUS_SUCCESS' } },
				refused: { status: { name: 'STATUS_ACCESS_DENIED' } },
			},
		});
	});

	it('knows nothing of the descriptor of the first socket where this one is the second', () => {
		const { matrix, sockets } = matrixIn(driver(BIND, { owner: 'process, NULL' }), { role: 'second' });
		expect(matrix.descriptor).toBe('unknown');
		expect(matrix.cells.flat().some(({ outcome }) => outcome === 'CHECK')).toBe(true);
		expect(sockets[0]?.notes).toEqual([]);
	});

	it('says whose security context is looked at where this one is the second', () => {
		const specific = driver(BIND, { owner: 'process, NULL' }).replace('INADDR_ANY', 'INADDR_LOOPBACK');
		expect(matrixIn(specific, { role: 'second' }).sockets[0]?.verdict).toContain(
			'asks whether the security descriptor of the first socket admits the security context of this one, which is that of its OwningProcess or OwningThread; the default descriptor refuses.',
		);
	});
});
