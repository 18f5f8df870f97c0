import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import { button, element } from './dom.js';
import type { Reveal } from './explanation.js';
import { noticeBox, placeList } from './socket-header.js';
import { text } from './wording.js';

/** What the reader can do about a failure. */
export interface FailureActions {
	restartServer(): void;
	showLog(): void;
}

/** The server is on its way. */
export function startingNotice(): HTMLElement {
	return notice('starting', text('state.starting'));
}

/** There is no socket at the cursor, or no code that could hold one; the way to the binds that the file has. */
export function noSocketNotice(
	{ state, panel }: SharingMatrixAnswer,
	{ reveal, unpin }: { reveal: Reveal; unpin: (() => void) | undefined },
): HTMLElement {
	if (unpin) {
		const follow = button({ id: 'pin', class: 'secondary' }, unpin, text('pin.unpin'));
		return notice('pin-lost', text('pin.lost'), element('p', { class: 'actions' }, follow));
	}
	if (state === 'unsupported') {
		return notice(state, text('state.unsupported'), element('p', {}, text('state.unsupported.help')));
	}
	const isAbsence = (kind: string) => kind === 'no-socket' || kind === 'no-document';
	const places = panel?.notices.filter(({ kind }) => isAbsence(kind)).flatMap((each) => each.places) ?? [];
	return notice(
		'none',
		text('state.none'),
		element('p', {}, text('state.none.help')),
		...(places.length > 0 ? [element('p', { class: 'quiet' }, text('state.places')), placeList(places, reveal)] : []),
		...(panel?.notices.filter(({ kind }) => !isAbsence(kind)).map((each) => noticeBox(each, reveal)) ?? []),
	);
}

/** No answer could be had. */
export function failureNotice(detail: string, actions: FailureActions): HTMLElement {
	return notice(
		'failed',
		text('state.failed'),
		element('p', {}, detail),
		element(
			'p',
			{ class: 'actions' },
			button({ id: 'restart-server' }, () => actions.restartServer(), text('state.restart')),
			button({ id: 'show-log', class: 'secondary' }, () => actions.showLog(), text('state.log')),
		),
	);
}

function notice(kind: string, title: string, ...parts: readonly HTMLElement[]): HTMLElement {
	return element('div', { id: 'notice', 'data-notice': kind }, element('h1', {}, title), ...parts);
}
