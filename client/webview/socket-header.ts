import type { SocketAtCursor } from '../../server/src/protocol/matrix.js';
import type { Range } from '../../server/src/protocol/positions.js';
import { element } from './dom.js';
import { TARGET_NAMES, TEXTS } from './texts.js';

/** Which socket the panel speaks of: its expression, what is known of it, and the way to its bind. */
export function socketHeader(socket: SocketAtCursor, reveal: (range: Range) => void): HTMLElement {
	return element(
		'header',
		{ id: 'socket' },
		element('h1', {}, element('code', {}, socket.expression), ' ', element('span', {}, socket.summary)),
		element(
			'p',
			{ class: 'place' },
			bindPlace(socket, reveal),
			element('span', { class: 'target', 'data-target': socket.target }, TARGET_NAMES[socket.target]),
		),
	);
}

/** Lets the reader choose among several sockets at the cursor. */
export function socketChooser(
	sockets: readonly SocketAtCursor[],
	chosen: number,
	choose: (index: number) => void,
): HTMLElement {
	const select = element(
		'select',
		{ id: 'socket-chooser', on: { change: () => choose(select.selectedIndex) } },
		...sockets.map((socket) =>
			element('option', {}, `${socket.expression} · ${socket.summary} · ${TARGET_NAMES[socket.target]}`),
		),
	);
	select.selectedIndex = chosen;
	return element('div', { class: 'field' }, element('label', { for: 'socket-chooser' }, TEXTS.socketChooser), select);
}

function bindPlace(socket: SocketAtCursor, reveal: (range: Range) => void): HTMLElement {
	const { bind } = socket;
	if (!bind) {
		return element('span', {}, TEXTS.notBound(socket.functionName));
	}
	return element(
		'button',
		{ id: 'reveal-bind', class: 'link', type: 'button', title: TEXTS.boundAtTitle, on: { click: () => reveal(bind) } },
		TEXTS.boundAt(socket.functionName, bind.start.line + 1),
	);
}
