import type { BindRole, SharingMatrixAnswer } from '../protocol/matrix.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { SharingModel } from '../protocol/resolution.js';
import type { SocketFacts } from '../protocol/sockets.js';
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
export function sharingMatrix(
	document: AnalysedDocument,
	asked: SharingMatrixQuestion,
	settings: ProjectSettings = {},
): SharingMatrixAnswer {
	const offset = document.offsetAt(asked.position);
	const sockets = socketsAt(document, offset);
	const [first] = sockets;
	const question = { ...asked, account: asked.account ?? settings.account };
	if (!first) {
		const model = question.model ?? modelUnder(settings, DEFAULT_MODEL);
		return answerWithoutSocket('none', document.version, { ...question, model });
	}
	const modelFor = (socket: SocketFacts) => question.model ?? modelUnder(settings, modelOf(socket));
	const role = question.role ?? DEFAULT_ROLE;
	// The descriptor that decides is that of the first bind; of another socket's nothing is known.
	const descriptor = role === 'first' ? first.descriptor : 'unknown';
	const matrix = matrixInWords(modelFor(first), question.account ?? 'unknown', descriptor);
	const lines = role === 'first' ? matrix.rows : matrix.columns;
	return {
		version: document.version,
		state: 'sockets',
		sockets: sockets.map((socket) => socketInWords(document, socket, { offset, model: modelFor(socket), role, lines })),
		role,
		matrix,
	};
}

/** A project chooses among the tables of Winsock; a socket of the kernel keeps its own. */
function modelUnder({ model }: ProjectSettings, usual: SharingModel): SharingModel {
	return usual === DEFAULT_MODEL ? (model ?? usual) : usual;
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
