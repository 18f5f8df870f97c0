import { text } from '../../messages/text.js';
import type { BindRole, SharingMatrix, SocketAtCursor } from '../../protocol/matrix.js';
import type { Notice, PanelContent, SocketDetails } from '../../protocol/panel.js';
import type { Position } from '../../protocol/positions.js';
import type { Account, Confidence } from '../../protocol/resolution.js';
import type { SocketBind, SocketFacts } from '../../protocol/sockets.js';
import type { AnalysedDocument } from '../analysed-document.js';
import { bindAt, possibleBinds, targetAt } from '../bind-at-hand.js';
import { boundSocket } from '../binds-of-file.js';
import { noteMessages } from '../socket-in-words.js';
import { likelyBinds } from './likely-binds.js';
import { noticesOn } from './notices.js';
import { panelMarkdown, tableMarkdown } from './panel-markdown.js';
import { partyVerdicts } from './parties.js';
import { fixesOfSocket } from './socket-fixes.js';
import { whatIfs } from './what-if.js';

/** What the panel is made of: the sockets at a place, the one that is meant, and how it is judged. */
export interface PanelQuestion {
	sockets: readonly SocketFacts[];
	/** The same sockets in words, in the same order. */
	inWords: readonly SocketAtCursor[];
	/** Which of them is meant. */
	chosen: number;
	offset: number;
	role: BindRole;
	account: Account;
	matrix: SharingMatrix;
}

/** What the panel shows of the socket that is meant. */
export function panelContent(document: AnalysedDocument, question: PanelQuestion): PanelContent {
	const { sockets, inWords, chosen, offset, role, matrix } = question;
	const socket = sockets[chosen]!;
	const words = inWords[chosen]!;
	const details = detailsOf(document, socket, words, question);
	const notes = noteMessages(document, socket, { offset, model: matrix.model, role });
	const isEphemeral = details.bound?.port.kind === 'ephemeral';
	const notices = noticesOn(document, sockets, { socket: words, notes, isEphemeral }, matrix, role);
	return {
		chosen,
		places: sockets.map((each) => ({ id: each.id, position: placeOf(document, each, offset) })),
		details,
		notices,
		markdown: panelMarkdown({ details, notices, matrix, role, lines: words.lines, verdict: words.verdict }),
	};
}

/** What the panel shows where no socket is meant: why, and the table. */
export function panelWithoutSocket(matrix: SharingMatrix, notices: readonly Notice[]): PanelContent {
	return { chosen: -1, places: [], details: null, notices, markdown: tableMarkdown(matrix, notices) };
}

function detailsOf(
	document: AnalysedDocument,
	socket: SocketFacts,
	words: SocketAtCursor,
	{ offset, role, account, matrix }: PanelQuestion,
): SocketDetails {
	const bind = bindAt(socket, targetAt(socket, offset), offset);
	const fixes = fixesOfSocket(document, socket);
	const common = { line: lineOf(socket, words, bind), fixes: fixes.map(({ fix }) => fix) };
	if (!bind) {
		return { ...common, parties: [], likely: [], whatIf: [], source: sourceOf(matrix, 'documented'), bound: null };
	}
	const { model } = matrix;
	const possible = possibleBinds(socket, bind, model);
	const bound = boundSocket(document.uri, document, socket, bind);
	const parties = partyVerdicts(possible, role, matrix);
	const listens = bind.protocol === 'tcp' && socket.roles.includes('listener');
	return {
		...common,
		parties,
		likely: likelyBinds(bound, { model, role, account }),
		whatIf: possible.ephemeral ? [] : whatIfs(possible, { role, matrix, listens, fixes }),
		source: sourceOf(matrix, parties.some(({ confidence }) => confidence === 'inferred') ? 'inferred' : 'documented'),
		bound,
	};
}

function lineOf(socket: SocketFacts, words: SocketAtCursor, bind: SocketBind | undefined): string[] {
	const role = socket.roles.includes('listener') ? 'listener' : (socket.roles[0] ?? 'none').replace('-', '_');
	const address = words.addressText;
	return [
		words.expression,
		text({ id: 'panel.line.kind', args: { protocol: words.protocol, role } }),
		text({ id: 'panel.line.address', args: { address, known: address === '' ? 'no' : 'yes' } }),
		text({ id: 'panel.line.option', args: { option: bind?.presumed ? 'presumed' : words.sharingOption } }),
	].filter((part) => part !== '');
}

function sourceOf({ model }: SharingMatrix, confidence: Confidence): string {
	return text({ id: 'panel.source', args: { model: model.replaceAll('-', '_'), confidence } });
}

/** Where its handle is named in the bind at hand, or wherever the code speaks of it. */
function placeOf(document: AnalysedDocument, socket: SocketFacts, offset: number): Position {
	const bind = bindAt(socket, targetAt(socket, offset), offset)?.span;
	const here = socket.mentions.filter(({ file }) => !file);
	const inBind = here.find(({ start, end }) => bind && bind.start <= start && end <= bind.end);
	const place = inBind ?? bind ?? here[0] ?? socket.events.find(({ span }) => !span.file)?.span;
	return document.positionAt(place?.start ?? offset);
}
