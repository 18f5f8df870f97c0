import type { BindRole, SharingMatrixAnswer, SharingMatrixParams } from '../protocol/matrix.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { SharingModel } from '../protocol/resolution.js';
import type { SocketFacts } from '../protocol/sockets.js';
import type { AnalysedDocument } from './analysed-document.js';
import { matrixInWords } from './matrix-in-words.js';
import { chosenAmong, modelFor, modelUnder } from './panel/bound-at.js';
import { noticesWithoutDocument, noticesWithoutSocket } from './panel/notices.js';
import { panelContent, panelWithoutSocket } from './panel/panel-content.js';
import { socketsAt } from './socket-at.js';
import { socketInWords } from './socket-in-words.js';

export type SharingMatrixQuestion = Omit<SharingMatrixParams, 'textDocument'>;

/** The table that no socket decides. */
const DEFAULT_MODEL: SharingModel = 'winsock';
const DEFAULT_ROLE: BindRole = 'first';

/** The sockets at a place, each put into words, and the table that judges the one that is meant. */
export function sharingMatrix(
	document: AnalysedDocument,
	asked: SharingMatrixQuestion,
	settings: ProjectSettings = {},
): SharingMatrixAnswer {
	const offset = document.offsetAt(asked.position);
	const sockets = socketsAt(document, offset);
	const question = { ...asked, account: asked.account ?? settings.account };
	const chosen = chosenAmong(sockets, question.socket);
	const meant = sockets[chosen];
	if (!meant) {
		const model = question.model ?? modelUnder(settings, DEFAULT_MODEL);
		const answer = answerWithoutSocket('none', document.version, { ...question, model });
		return { ...answer, panel: panelWithoutSocket(answer.matrix, noticesWithoutSocket(document)) };
	}
	const modelOf = (socket: SocketFacts) => question.model ?? modelFor(socket, settings);
	const role = question.role ?? DEFAULT_ROLE;
	const account = question.account ?? 'unknown';
	// The descriptor that decides is that of the first bind; of another socket's nothing is known.
	const descriptor = role === 'first' ? meant.descriptor : 'unknown';
	const matrix = matrixInWords(modelOf(meant), account, descriptor);
	const lines = role === 'first' ? matrix.rows : matrix.columns;
	const inWords = sockets.map((socket) =>
		socketInWords(document, socket, { offset, model: modelOf(socket), role, lines }),
	);
	const panel = panelContent(document, { sockets, inWords, chosen, offset, role, account, matrix });
	return { version: document.version, state: 'sockets', sockets: inWords, role, matrix, panel };
}

/** The answer where there is no socket or no document: the table alone. */
export function answerWithoutSocket(
	state: 'none' | 'unsupported',
	version: number,
	question: SharingMatrixQuestion,
): SharingMatrixAnswer {
	const matrix = matrixInWords(question.model ?? DEFAULT_MODEL, question.account ?? 'unknown');
	const panel = panelWithoutSocket(matrix, noticesWithoutDocument());
	return { version, state, sockets: [], role: question.role ?? DEFAULT_ROLE, matrix, panel };
}
