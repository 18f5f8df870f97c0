import type { WinsockModel } from '../protocol/project-settings.js';
import type { Account, BindDescription, Resolution } from '../protocol/resolution.js';
import type { FileFacts, SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { resolve } from '../resolver/index.js';
import { rememberingObjects } from '../source/remembering.js';
import { areComparable, boundLiteral } from './bound-literal.js';
import { mayBeHandedOver } from './handed-over.js';
import { proofOf } from './proof.js';
import { callPathPlaces, eventAt, hasPort } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const samePortConflict: Rule = {
	name: 'same-port-conflict',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.samePortConflict.summary' },
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (table for one account, Windows Server 2003 and later)',
		'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr and tests_exclusive (run on Windows)',
	],
	*check(context) {
		for (const socket of context.facts.sockets.filter(hasPort)) {
			for (const bind of socket.events.filter(isSureBind)) {
				for (const first of heldBeside(context, bind)) {
					yield* findingsFor(context, first, { socket, bind });
				}
			}
		}
	},
};

/** A bind of a socket. */
interface SocketBind {
	socket: SocketFacts;
	bind: SocketEvent;
}

function isSureBind(event: SocketEvent): boolean {
	return event.kind === 'bind' && event.target === 'windows' && proofOf(event, 'must') === 'must';
}

/** The binds of other sockets that hold their addresses on every path to this one. */
function heldBeside({ facts }: RuleContext, { boundBeside, target }: SocketEvent): SocketBind[] {
	return boundBeside
		.filter(({ certainty }) => certainty === 'must')
		.flatMap(({ socket: id, bind: span }) => {
			const socket = socketsWithPort(facts).get(id);
			const bind = socket && eventAt(socket, span, target, 'bind');
			return socket && bind && isSureBind(bind) ? [{ socket, bind }] : [];
		});
}

const socketsWithPort = rememberingObjects(
	({ sockets }: FileFacts) => new Map(sockets.filter(hasPort).map((socket) => [socket.id, socket])),
);

function* findingsFor(context: RuleContext, first: SocketBind, second: SocketBind): Generator<TargetFinding> {
	const table = tableOf(context);
	const resolution = meeting(first, second, table);
	if (!resolution || mayBeHandedOver(context, first.socket, first.bind, second.bind)) {
		return;
	}
	const { outcome, status, explanation } = resolution;
	const isRefused = outcome === 'INUSE' || outcome === 'DENIED';
	const isUndefined = outcome === 'SUCCESS' && resolution.receiver === 'undefined';
	if (!isRefused && !isUndefined) {
		return;
	}
	yield {
		severity: isRefused ? 'error' : 'warning',
		span: second.bind.callee,
		message: {
			id: 'rules.samePortConflict.finding',
			args: {
				outcome: isRefused ? 'refused' : 'undefined',
				status: status ? `${status.name} (${status.value})` : '',
				table: table.model === 'winsock' ? table.account : TABLE_WORDS[table.model],
				port: portOf(second.bind)!,
				...cellOf('first', resolution.first),
				...cellOf('second', resolution.second),
			},
		},
		target: second.bind.target,
		related: [
			{ span: first.bind.span, message: { id: 'rules.samePortConflict.first' } },
			{ span: second.bind.span, message: explanation },
			...callPathPlaces(second.bind),
		],
	};
}

function cellOf(side: string, { option, address, dualStack }: BindDescription) {
	return { [`${side}Option`]: option, [`${side}Address`]: address, [`${side}Stack`]: dualStack ? 'dual' : 'single' };
}

const TABLE_WORDS = { 'winsock-xp': 'xp', 'winsock-2008-article': 'article' } as const;

interface Table {
	model: WinsockModel;
	account: Account;
}

/** The sockets of one program belong to one account, unless the project says that it changes accounts. */
function tableOf({ conflicts }: RuleContext): Table {
	return { model: conflicts?.model ?? 'winsock', account: conflicts?.account ?? 'same' };
}

/** What the table says of two binds of one process; undefined where anything of them is unknown, or their ports differ. */
function meeting(first: SocketBind, second: SocketBind, table: Table): Resolution | undefined {
	const [one, other] = [described(first), described(second)];
	const isSamePort = one?.port !== undefined && one.port === other?.port && one.protocol === other.protocol;
	if (!one || !other || !isSamePort || !areComparable(one.address, other.address)) {
		return undefined;
	}
	const resolution = resolve({ ...table, first: one, second: other });
	return 'error' in resolution ? undefined : resolution;
}

function described({ socket, bind }: SocketBind): BindDescription | undefined {
	const { sharingOption, v6OnlyOff } = bind.before;
	const address = bind.address && boundLiteral(bind.address, socket.family);
	const protocol = socket.type === 'stream' ? 'tcp' : socket.type === 'datagram' ? 'udp' : undefined;
	const isStackKnown = socket.family !== 'ipv6' || v6OnlyOff !== 'maybe';
	const port = portOf(bind);
	if (sharingOption === 'unknown' || sharingOption === 'both' || !address || !protocol || !port || !isStackKnown) {
		return undefined;
	}
	return { option: sharingOption, address, protocol, port, dualStack: socket.family === 'ipv6' && v6OnlyOff === 'yes' };
}

function portOf({ address }: SocketEvent): number | undefined {
	return address?.port.kind === 'number' ? address.port.value : undefined;
}
