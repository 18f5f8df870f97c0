import { TextDocument } from 'vscode-languageserver-textdocument';
import { SHARING_MODELS } from '../knowledge/sharing-models.js';
import type { BoundSocket } from '../protocol/ports.js';
import type { BindDescription, SharingModel } from '../protocol/resolution.js';
import type { FileFacts, SocketBind, SocketFacts } from '../protocol/sockets.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import { boundLiteral } from '../rules/bound-literal.js';
import { modelOf, possibleBinds } from './bind-at-hand.js';
import { socketSummary } from './socket-summary.js';

/** A file and what is known of it. */
export interface KnownFile {
	uri: string;
	text: string;
	facts: FileFacts;
}

/** Facts are made anew when anything changes that they rest on. */
const kept = new WeakMap<FileFacts, readonly BoundSocket[]>();

/** Every bind that stands in a file, in source order; one that several targets compile alike stands once. */
export function bindsOfFile(file: KnownFile): readonly BoundSocket[] {
	const known = kept.get(file.facts);
	if (known) {
		return known;
	}
	const lines = TextDocument.create(file.uri, '', 0, file.text);
	const found = new Map<string, BoundSocket>();
	for (const socket of file.facts.sockets) {
		for (const bind of socket.binds) {
			const bound = boundSocket(file.uri, lines, socket, bind);
			const key = JSON.stringify({ ...bound, targets: [], model: bound.model === 'wsk' });
			found.set(key, { ...bound, targets: together(found.get(key)?.targets ?? [], bind.target) });
		}
	}
	const binds = [...found.values()];
	kept.set(file.facts, binds);
	return binds;
}

function together(known: readonly Target[], another: Target): Target[] {
	return TARGETS.filter((target) => known.includes(target) || target === another);
}

/** One bind of one socket; `lines` is the text that it stands in. */
export function boundSocket(
	uri: string,
	lines: Pick<TextDocument, 'positionAt'>,
	socket: SocketFacts,
	bind: SocketBind,
): BoundSocket {
	const model = modelOf(socket);
	const { options, addresses, addressText } = possibleBinds(socket, bind, model);
	return {
		uri,
		range: { start: lines.positionAt(bind.span.start), end: lines.positionAt(bind.span.end) },
		summary: socketSummary(socket, { ...bind, addressText }),
		expression: socket.expression,
		functionName: socket.functionName,
		targets: [bind.target],
		model,
		protocol: bind.protocol,
		sharingOption: bind.sharingOption,
		options,
		addresses,
		addressText,
		dualStack: bind.dualStack,
		port: bind.address.port,
		descriptor: socket.descriptor,
		role: roleOf(socket),
		described: describedBind(socket, bind, model) ?? null,
	};
}

/** A listener first, as it is what others meet. */
function roleOf({ roles }: SocketFacts): BoundSocket['role'] {
	return roles.includes('listener') ? 'listener' : (roles[0] ?? null);
}

/** The bind as the resolver takes it; undefined where anything of it is not known for sure, or the system picks the port. */
function describedBind(socket: SocketFacts, bind: SocketBind, model: SharingModel): BindDescription | undefined {
	const { sharingOption, address, protocol, dualStack } = bind;
	const literal = boundLiteral(address, socket.family);
	if (sharingOption === 'unknown' || sharingOption === 'both' || !literal || protocol === 'unknown') {
		return undefined;
	}
	if (address.port.kind !== 'number' || !isStackKnown(socket, bind)) {
		return undefined;
	}
	const hasDualStack = SHARING_MODELS.some(({ name, hasDualStack }) => name === model && hasDualStack);
	return {
		option: sharingOption,
		address: literal,
		protocol,
		port: address.port.value,
		dualStack: dualStack && hasDualStack,
		...(model === 'wsk' ? { descriptor: socket.descriptor } : {}),
	};
}

/** Whether every path agrees on IPV6_V6ONLY. */
function isStackKnown({ family, events }: SocketFacts, { span, target }: SocketBind): boolean {
	return (
		family !== 'ipv6' ||
		events
			.filter((event) => event.kind === 'bind' && event.target === target && event.span.start === span.start)
			.every(({ before }) => before.v6OnlyOff !== 'maybe')
	);
}
