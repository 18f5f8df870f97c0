import { SYSTEM_PROCESS } from '../../knowledge/other-causes.js';
import type { BindDescription, Resolution, SharingModel, Status } from '../../protocol/resolution.js';
import type { EvidenceKind } from '../../protocol/status-explanation.js';
import type { Evidence, ExcludedRange, PortProxy, ShownSocket } from '../evidence/evidence.js';
import type { FailedBind } from './failed-bind.js';
import { cellsWithHolder } from './holders.js';

/** One thing in the evidence that bears on the port, as PortEvidence in protocol/ has it, not in words yet. */
export interface WeighedEvidence {
	kind: EvidenceKind;
	process: number | null;
	program: string | null;
	protocol: 'tcp' | 'udp';
	address: string | null;
	port: number;
	range: { start: number; end: number; administered: boolean } | null;
	connectsTo: { address: string; port: number } | null;
	rows: number;
	cells: readonly Resolution[];
}

/** More than a person reads; a whole machine's sockets come only where no port is known. */
const MAX_ENTRIES = 200;

/** What the table needs to know to find cells; null where no bind ends with the status. */
interface Table {
	model: SharingModel;
	status: Status;
	seconds: readonly BindDescription[];
}

/**
 * What bears on the failed bind: of its port and protocol, or, where its port is not known, everything that holds one.
 * Holders come first, then what excludes or forwards the port, then connections. `cut` counts what was left out.
 */
export function weighEvidence(
	evidence: Evidence,
	bind: FailedBind,
	table: Table | null,
): { entries: WeighedEvidence[]; cut: number } {
	const concerns = (shown: { protocol: string; port: number }) =>
		(bind.port === undefined || shown.port === bind.port) &&
		(bind.protocol === undefined || shown.protocol === 'unknown' || shown.protocol === bind.protocol);
	const sockets = evidence.sockets.filter((socket) => concerns(socket) && isRelevant(socket, bind));
	const ranges = bind.port === undefined ? [] : evidence.excludedRanges.filter((range) => covers(range, bind));
	const proxies = evidence.portProxies.filter((proxy) => concerns({ protocol: 'tcp', port: proxy.port }));
	const [holders, connections] = [false, true].map((are) =>
		distinct(sockets.filter((socket) => (socket.state === 'connection') === are)),
	) as [Counted[], Counted[]];
	const entries = [
		...holders.slice(0, MAX_ENTRIES).map((holder) => fromSocket(holder, table, bind)),
		...ranges.map((range) => fromRange(range, bind.port!)),
		...proxies.map(fromProxy),
		...connections.map((connection) => fromSocket(connection, null, bind)),
	];
	const explaining = entries.map((entry, index) => ({ entry, index, rank: rankOf(entry) }));
	const sorted = explaining.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ entry }) => entry);
	const all = entries.length + Math.max(0, holders.length - MAX_ENTRIES);
	return { entries: sorted.slice(0, MAX_ENTRIES), cut: all - Math.min(sorted.length, MAX_ENTRIES) };
}

/** Where no port is known, connections say nothing. */
function isRelevant(socket: ShownSocket, bind: FailedBind): boolean {
	return socket.port !== 0 && (bind.port !== undefined || socket.state !== 'connection');
}

export function covers(range: ExcludedRange, { port, protocol }: FailedBind): boolean {
	const isOfProtocol = protocol === undefined || range.protocol === protocol;
	return port !== undefined && isOfProtocol && range.start <= port && port <= range.end;
}

function rankOf({ kind, cells, range }: WeighedEvidence): number {
	if (kind === 'connection') {
		return 4;
	}
	if (kind === 'excluded-range') {
		return range?.administered ? 3 : 0;
	}
	return kind === 'port-proxy' ? 2 : cells.length > 0 ? 0 : 1;
}

type Counted = ShownSocket & { rows: number };

/** Two commands show one socket twice, and a busy port has many connections. */
function distinct(sockets: readonly ShownSocket[]): Counted[] {
	const known = new Map<string, Counted>();
	for (const socket of sockets) {
		const { protocol, address, port, state, process } = socket;
		const key = JSON.stringify([protocol, address, port, state, process]);
		const same = known.get(key);
		known.set(
			key,
			same ? { ...same, rows: same.rows + 1, program: same.program ?? socket.program } : { ...socket, rows: 1 },
		);
	}
	return [...known.values()];
}

function fromSocket(socket: Counted, table: Table | null, bind: FailedBind): WeighedEvidence {
	const { process, address, port, state, rows } = socket;
	const protocol = socket.protocol === 'unknown' ? (bind.protocol ?? 'tcp') : socket.protocol;
	return {
		kind: state,
		process,
		program: socket.program ?? (process === SYSTEM_PROCESS ? 'System' : null),
		protocol,
		address,
		port,
		range: null,
		connectsTo: null,
		rows,
		cells: table ? cellsWithHolder(table.model, table.status, { ...socket, protocol }, table.seconds) : [],
	};
}

const WITHOUT_PROCESS = { process: null, program: null, rows: 1, cells: [] } as const;

function fromRange({ protocol, ...range }: ExcludedRange, port: number): WeighedEvidence {
	return { ...WITHOUT_PROCESS, kind: 'excluded-range', protocol, address: null, port, range, connectsTo: null };
}

function fromProxy({ address, port, connectsTo }: PortProxy): WeighedEvidence {
	return { ...WITHOUT_PROCESS, kind: 'port-proxy', protocol: 'tcp', address, port, range: null, connectsTo };
}
