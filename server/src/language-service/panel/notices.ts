import { text } from '../../messages/text.js';
import type { MatrixCell, SharingMatrix, SocketAtCursor } from '../../protocol/matrix.js';
import type { Message } from '../../protocol/messages.js';
import type { Notice, NoticeKind } from '../../protocol/panel.js';
import type { FileFacts, SocketFacts } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindsOfFile } from '../binds-of-file.js';

/** As many places as a reader looks through. */
const MOST_PLACES = 20;

/** What kind of state each note on a socket is. */
const KINDS: Readonly<Record<string, NoticeKind>> = {
	'panel.note.otherTarget': 'inactive-branch',
	'panel.note.brokenCode': 'broken-code',
	'panel.note.unknownCondition': 'unknown-condition',
	'panel.note.presumedOption': 'presumed-option',
	'panel.note.dualStack': 'dual-stack',
	'panel.note.unknownOption': 'unknown-option',
	'panel.note.unknownAddress': 'unknown-address',
	'panel.note.descriptor': 'descriptor',
	'verdict.bothOptions': 'both-options',
};

/** The state of a socket: what its notes say, and what no note of a socket alone can. */
export function noticesOn(
	document: AnalysedDocument,
	sockets: readonly SocketFacts[],
	chosen: { socket: SocketAtCursor; notes: readonly Message[]; isEphemeral: boolean },
	matrix: SharingMatrix,
	role: 'first' | 'second',
): Notice[] {
	const { socket, notes, isEphemeral } = chosen;
	const opened = openCells(socket.lines, matrix, role);
	return [
		...(sockets.length > 1
			? [notice('several-sockets', { id: 'panel.notice.several', args: { count: sockets.length } })]
			: []),
		...(socket.bind ? [] : [notice('no-bind', { id: 'panel.noBind' })]),
		...(isEphemeral ? [notice('ephemeral-port', { id: 'verdict.ephemeral' })] : []),
		...(socket.target === 'posix' ? [notice('no-table', { id: 'panel.notice.noTable' })] : []),
		...notes.map((note) => notice(KINDS[note.id] ?? 'open-question', note)),
		...(opened ? [notice('open-question', { id: 'caveat.open-cell' })] : []),
		...noticesOnFile(document.facts),
	];
}

/** Where no socket is: the binds of the file, so that the reader gets to one. */
export function noticesWithoutSocket(document: AnalysedDocument): Notice[] {
	const binds = bindsOfFile(document);
	const places = binds.slice(0, MOST_PLACES).map(({ summary, range }) => ({
		label: text({ id: 'panel.notice.place', args: { line: range.start.line + 1, summary } }),
		range,
	}));
	const known = { id: 'panel.notice.noSocket', args: { count: binds.length } };
	return [{ ...notice('no-socket', known), places }, ...noticesOnFile(document.facts)];
}

/** Where nothing is open that could hold a socket. */
export function noticesWithoutDocument(): Notice[] {
	return [notice('no-document', { id: 'panel.notice.noDocument' })];
}

function noticesOnFile({ problems }: FileFacts): Notice[] {
	const [first] = problems;
	return first ? [notice('file-with-errors', { id: 'panel.notice.fileErrors', args: { kind: first.kind } })] : [];
}

/** Whether a cell of the socket's own lines rests on sources that disagree. */
function openCells(lines: readonly number[], { cells }: SharingMatrix, role: 'first' | 'second'): boolean {
	const own = (cell: number, row: readonly MatrixCell[]) => row[cell];
	const cellsOf = (line: number) => (role === 'first' ? (cells[line] ?? []) : cells.map((row) => own(line, row)));
	const caveat = text({ id: 'caveat.open-cell' });
	return lines.some((line) =>
		cellsOf(line).some((cell) => cell?.notes.includes(caveat) || cell?.confidence === 'open'),
	);
}

function notice(kind: NoticeKind, message: Message): Notice {
	return { kind, text: text(message), places: [] };
}
