import type { SocketDetails } from '../../server/src/protocol/panel.js';
import { button, element } from './dom.js';
import { text } from './wording.js';

/** What the reader can do with the answer. */
export interface AnswerActions {
	showFixes(): void;
	explainStatus(): void;
	copy(): void;
}

/** The buttons below the answer; fixes only where there are any. */
export function answerActions(details: SocketDetails | null, actions: AnswerActions): HTMLElement {
	const fixes = details?.fixes ?? [];
	const titles = fixes.map(({ title }) => title).join('; ');
	return element(
		'div',
		{ id: 'actions', class: 'actions' },
		fixes.length > 0
			? button(
					{ id: 'show-fixes', title: text('action.fixes.hint', { titles }) },
					actions.showFixes,
					text('action.fixes'),
				)
			: null,
		button(
			{ id: 'explain-status', class: 'secondary', title: text('action.status.hint') },
			actions.explainStatus,
			text('action.status'),
		),
		button({ id: 'copy', class: 'secondary' }, actions.copy, text('action.copy')),
	);
}
