import type { BoundAddress, SocketBind, SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { TARGETS, type Target } from '../../protocol/targets.js';
import type { OtherFile } from '../findings/located.js';
import { byPosition, type Places, type PrintedRange } from '../places.js';

/** The events that are told; the others serve the rules only. */
const TOLD = ['create', 'setOption', 'bind', 'listen', 'connect', 'accept', 'joinGroup', 'shutdown', 'close', 'escape'];

export interface ReportedEvent {
	kind: string;
	file: string;
	range: PrintedRange;
	targets: Target[];
	certainty: 'must' | 'may';
	option?: string;
	value?: number;
}

/** One bind for one target. */
export interface ReportedBind {
	line: number;
	column: number;
	target: Target;
	sharingOption: SocketBind['sharingOption'];
	possible: readonly string[];
	/** Left out unless true: no code in sight sets an option, and that is all that is known. */
	presumed?: true;
	protocol: SocketBind['protocol'];
	dualStack: boolean;
	address: { kind: BoundAddress['kind']; text?: string };
	port: BoundAddress['port'];
}

/** A socket as `sockets --format json` prints it. */
export interface ReportedSocket
	extends Pick<SocketFacts, 'expression' | 'api' | 'family' | 'type' | 'roles' | 'descriptor'> {
	function: string;
	events: ReportedEvent[];
	binds: ReportedBind[];
}

export interface ReportedSocketFile {
	file: string;
	sockets: ReportedSocket[];
}

/** `other` answers for events in other files; one that it does not know is left out. */
export function reportSocket(socket: SocketFacts, file: string, places: Places, other: OtherFile): ReportedSocket {
	const { expression, functionName, api, family, type, roles, descriptor } = socket;
	return {
		expression,
		function: functionName,
		api,
		family,
		type,
		roles,
		descriptor,
		events: reportEvents(socket.events, file, places, other),
		binds: socket.binds.map((bind) => reportBind(bind, places)).sort(byPlaceAndTarget),
	};
}

/** One entry for what is the same in several targets. */
function reportEvents(events: readonly SocketEvent[], file: string, places: Places, other: OtherFile): ReportedEvent[] {
	const reported = new Map<string, ReportedEvent>();
	for (const { kind, span, target, certainty, option, value } of events.filter((event) => TOLD.includes(event.kind))) {
		const where = span.file === undefined ? { file, places } : other(span.file);
		if (!where) {
			continue;
		}
		const key = JSON.stringify([kind, span, certainty, option, value]);
		const known = reported.get(key);
		if (!known) {
			const setting = { ...(option === undefined ? {} : { option }), ...(value === undefined ? {} : { value }) };
			const range = where.places.printed(span);
			reported.set(key, { kind, file: where.file, range, targets: [target], certainty, ...setting });
		} else if (!known.targets.includes(target)) {
			known.targets = TARGETS.filter((each) => each === target || known.targets.includes(each));
		}
	}
	return [...reported.values()];
}

function reportBind(bind: SocketBind, places: Places): ReportedBind {
	const { target, sharingOption, possible, presumed, protocol, dualStack, address } = bind;
	return {
		...places.printed(bind.span).start,
		target,
		sharingOption,
		possible,
		...(presumed ? { presumed } : {}),
		protocol,
		dualStack,
		address: { kind: address.kind, ...(address.text === undefined ? {} : { text: address.text }) },
		port: address.port,
	};
}

function byPlaceAndTarget(a: ReportedBind, b: ReportedBind): number {
	return byPosition(a, b) || TARGETS.indexOf(a.target) - TARGETS.indexOf(b.target);
}
