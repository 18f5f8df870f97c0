import { text } from '../messages/text.js';
import type { BindRole, MatrixLine, SocketAtCursor } from '../protocol/matrix.js';
import type { Message } from '../protocol/messages.js';
import type { SharingModel } from '../protocol/resolution.js';
import type { SocketBind, SocketFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import type { AnalysedDocument } from './analysed-document.js';
import { bindAt, modelOf, type PossibleBinds, possibleBinds, possibleOptions, targetAt } from './bind-at-hand.js';
import { notesOn } from './notes.js';
import { protocolOf, socketSummary } from './socket-summary.js';
import { verdictOfFirstBind, verdictOfSecondBind } from './verdict.js';

/** What is asked of a socket. */
export interface SocketQuestion {
	offset: number;
	/** Undefined: the model of the socket's own API. */
	model: SharingModel | undefined;
	role: BindRole;
	/** The lines of the table in the role's axis. */
	lines: readonly MatrixLine[];
}

/** A socket and its bind, put into words for the panel. */
export function socketInWords(
	document: AnalysedDocument,
	socket: SocketFacts,
	{ offset, model = modelOf(socket), role, lines }: SocketQuestion,
): SocketAtCursor {
	const target = targetAt(socket, offset);
	const bind = bindAt(socket, target, offset);
	const possible = bind && possibleBinds(socket, bind, model);
	const state = bind ?? stateWithoutBind(socket, target, offset);
	const facts = {
		sharingOption: state.sharingOption,
		possible: state.possible,
		protocol: bind?.protocol ?? protocolOf(socket),
		addressKind: bind?.address.kind ?? 'unknown',
		addressText: possible?.addressText ?? '',
	} as const;
	return {
		expression: socket.expression,
		functionName: socket.functionName,
		roles: socket.roles,
		summary: socketSummary(socket, { ...facts, presumed: bind?.presumed ?? false }),
		bind: bind ? document.rangeOf(bind.span) : null,
		target,
		...facts,
		dualStack: bind?.dualStack ?? false,
		lines: linesOf(lines, possible, state),
		verdict: possible ? verdictText(possible, target, role) : text({ id: 'panel.noBind' }),
		notes: noteMessages(document, socket, { offset, model, role }).map(text),
	};
}

/** What the reader must know besides about a socket. */
export function noteMessages(
	document: AnalysedDocument,
	socket: SocketFacts,
	{ offset, model = modelOf(socket), role }: Omit<SocketQuestion, 'lines'>,
): Message[] {
	const target = targetAt(socket, offset);
	const bind = bindAt(socket, target, offset);
	return [
		...notesOn(document, socket, target, bind),
		...(bind ? notesOnBind(possibleBinds(socket, bind, model)) : []),
		...(model === 'wsk' && role === 'first' ? [noteOnDescriptor(socket)] : []),
	];
}

type OptionState = Pick<SocketBind, 'sharingOption' | 'possible'>;

/** The option as it is at the place: just before the next event, or unknown where none follows. */
function stateWithoutBind(socket: SocketFacts, target: Target, offset: number): OptionState {
	const events = socket.events.filter((event) => event.target === target);
	return (events.find((event) => event.span.end >= offset) ?? events.at(-1))?.before ?? NOTHING_KNOWN;
}

const NOTHING_KNOWN: OptionState = { sharingOption: 'unknown', possible: ['unknown'] };

/** The indices of the lines that the bind may be. */
function linesOf(lines: readonly MatrixLine[], possible: PossibleBinds | undefined, state: OptionState): number[] {
	const options = possible?.options ?? possibleOptions(state.sharingOption, state.possible);
	const addresses = possible?.addresses ?? ['wildcard', 'specific'];
	return lines.flatMap((line, index) =>
		options.includes(line.option) && (addresses as readonly string[]).includes(line.address) ? [index] : [],
	);
}

function verdictText(possible: PossibleBinds, target: Target, role: BindRole): string {
	const { headline, sentences } = role === 'first' ? verdictOfFirstBind(possible) : verdictOfSecondBind(possible);
	const condition: Message[] = target === 'posix' ? [{ id: 'panel.onWindows' }] : [];
	return [...condition, headline, ...sentences].map(text).join(' ');
}

function noteOnDescriptor({ descriptor }: SocketFacts): Message {
	return { id: 'panel.note.descriptor', args: { descriptor } };
}

function notesOnBind(possible: PossibleBinds): Message[] {
	const notes: Message[] = [];
	if (possible.bothOptions) {
		notes.push({ id: 'verdict.bothOptions', args: { model: possible.model } });
	}
	if (possible.options.length > 1 && !possible.bothOptions) {
		notes.push({ id: 'panel.note.unknownOption' });
	}
	if (possible.addresses.length > 1) {
		notes.push({ id: 'panel.note.unknownAddress' });
	}
	return notes;
}
