import { element } from './dom.js';
import { TEXTS } from './texts.js';

/** What the reader can do about a failure. */
export interface FailureActions {
	restartServer(): void;
	showLog(): void;
}

/** The server is on its way. */
export function startingNotice(): HTMLElement {
	return notice('starting', TEXTS.starting);
}

/** There is no socket at the cursor, or no code that could hold one. */
export function noSocketNotice(state: 'none' | 'unsupported'): HTMLElement {
	return state === 'none'
		? notice(state, TEXTS.noSocket, element('p', {}, TEXTS.noSocketHelp))
		: notice(state, TEXTS.unsupported, element('p', {}, TEXTS.unsupportedHelp));
}

/** No answer could be had. */
export function failureNotice(detail: string, actions: FailureActions): HTMLElement {
	return notice(
		'failed',
		TEXTS.failed,
		element('p', {}, detail),
		element(
			'p',
			{ class: 'actions' },
			element(
				'button',
				{ id: 'restart-server', type: 'button', on: { click: () => actions.restartServer() } },
				TEXTS.restartServer,
			),
			element(
				'button',
				{ id: 'show-log', type: 'button', class: 'secondary', on: { click: () => actions.showLog() } },
				TEXTS.showLog,
			),
		),
	);
}

function notice(kind: string, title: string, ...parts: readonly HTMLElement[]): HTMLElement {
	return element('div', { id: 'notice', role: 'status', 'data-notice': kind }, element('h1', {}, title), ...parts);
}
