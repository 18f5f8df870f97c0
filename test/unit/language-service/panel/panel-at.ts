import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SharingMatrixQuestion } from '../../../../server/src/language-service/service.js';
import type { SharingMatrixAnswer } from '../../../../server/src/protocol/matrix.js';
import type { PanelContent, SocketDetails } from '../../../../server/src/protocol/panel.js';
import type { Rule } from '../../../../server/src/rules/rule.js';
import { documentOf, straightLineService, withCursor } from '../straight-line-code.js';

export type PanelQuestion = Partial<SharingMatrixQuestion> & { rules?: readonly Rule[] };

/** What the panel is told with the cursor at `$0` of straight-line code. */
export function answerAt(body: string, { rules = [], ...question }: PanelQuestion = {}): SharingMatrixAnswer {
	const { text, offset } = withCursor(`void serve(void)\n{\n${body}\n}\n`);
	const position = TextDocument.create('', 'c', 1, text).positionAt(offset);
	return straightLineService(rules).sharingMatrix(documentOf(text, 4), { position, ...question });
}

export function panelAt(body: string, question: PanelQuestion = {}): PanelContent {
	const { panel } = answerAt(body, question);
	if (!panel) {
		throw new Error('the answer has no panel');
	}
	return panel;
}

export function detailsAt(body: string, question: PanelQuestion = {}): SocketDetails {
	const { details } = panelAt(body, question);
	if (!details) {
		throw new Error('no socket is meant');
	}
	return details;
}
