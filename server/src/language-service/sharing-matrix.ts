import type { BindRole, SharingMatrixAnswer } from '../protocol/matrix.js';
import type { SharingModel } from '../protocol/resolution.js';
import type { AnalysedDocument } from './analysed-document.js';
import { modelOf } from './bind-at-hand.js';
import { matrixInWords } from './matrix-in-words.js';
import type { SharingMatrixQuestion } from './service.js';
import { socketsAt } from './socket-at.js';
import { socketInWords } from './socket-in-words.js';

/** The table that no socket decides. */
const DEFAULT_MODEL: SharingModel = 'winsock';
const DEFAULT_ROLE: BindRole = 'first';

/** The sockets at a place, each put into words, and the table that judges the first of them. */
export function sharingMatrix(document: AnalysedDocument, question: SharingMatrixQuestion): SharingMatrixAnswer {
	const offset = document.offsetAt(question.position);
	const sockets = socketsAt(document, offset);
	const [first] = sockets;
	if (!first) {
		return answerWithoutSocket('none', document.version, question);
	}
	const role = question.role ?? DEFAULT_ROLE;
	// The descriptor that decides is that of the first bind; of another socket's nothing is known.
	const descriptor = role === 'first' ? first.descriptor : 'unknown';
	const matrix = matrixInWords(question.model ?? modelOf(first), question.account ?? 'unknown', descriptor);
	const lines = role === 'first' ? matrix.rows : matrix.columns;
	return {
		version: document.version,
		state: 'sockets',
		sockets: sockets.map((socket) => socketInWords(document, socket, { offset, model: question.model, role, lines })),
		role,
		matrix,
	};
}

/** The answer where there is no socket or no document: the table alone. */
export function answerWithoutSocket(
	state: 'none' | 'unsupported',
	version: number,
	question: SharingMatrixQuestion,
): SharingMatrixAnswer {
	const matrix = matrixInWords(question.model ?? DEFAULT_MODEL, question.account ?? 'unknown');
	return { version, state, sockets: [], role: question.role ?? DEFAULT_ROLE, matrix };
}
