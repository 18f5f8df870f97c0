import type { SharingMatrixAnswer, SocketAtCursor } from '../../server/src/protocol/matrix.js';
import type { Notice } from '../../server/src/protocol/panel.js';
import { button, element, selection } from './dom.js';
import type { Reveal } from './explanation.js';
import { pinIcon } from './icons.js';
import { type Light, partyVerdicts } from './parties.js';
import { text } from './wording.js';

/** What the reader can do with the socket at the top. */
export interface HeaderActions {
	reveal: Reveal;
	pin(isPinned: boolean): void;
	chooseSocket(index: number): void;
	light: Light;
}

/** Which socket the panel speaks of, the way to its bind, and who else could bind its port. */
export function socketHeader(
	answer: SharingMatrixAnswer,
	chosen: number,
	isPinned: boolean,
	actions: HeaderActions,
): (HTMLElement | null)[] {
	const socket = answer.sockets[chosen];
	if (!socket) {
		return [];
	}
	return [
		answer.sockets.length > 1 ? socketChooser(answer.sockets, chosen, actions.chooseSocket) : null,
		element(
			'header',
			{ id: 'socket' },
			title(answer, socket),
			pinButton(isPinned, actions.pin),
			element(
				'p',
				{ class: 'place' },
				bindPlace(socket, actions.reveal),
				element('span', { class: 'target', 'data-target': socket.target }, text(`target.${socket.target}`)),
			),
		),
		verdict(answer, socket, actions.light),
		...noticesOn(answer, socket, actions.reveal),
	];
}

function title({ panel }: SharingMatrixAnswer, socket: SocketAtCursor): HTMLElement {
	const [expression, ...parts] = panel?.details?.line ?? [socket.expression, socket.summary];
	return element(
		'h1',
		{},
		element('code', {}, expression),
		' ',
		element('span', { class: 'parts' }, ...parts.flatMap((part) => [' ', element('span', { class: 'part' }, part)])),
	);
}

function pinButton(isPinned: boolean, pin: (isPinned: boolean) => void): HTMLElement {
	return button(
		{
			id: 'pin',
			class: 'toggle',
			'aria-pressed': isPinned,
			title: text(isPinned ? 'pin.unpin' : 'pin.hint'),
		},
		() => pin(!isPinned),
		pinIcon(),
		element('span', {}, text('pin')),
	);
}

/** The verdict's headline, and below it what each kind of other socket can do. */
function verdict({ panel, role }: SharingMatrixAnswer, { verdict: said }: SocketAtCursor, light: Light): HTMLElement {
	const parties = panel?.details?.parties ?? [];
	const end = said.search(/(?<=[.!?])\s/);
	const [headline, rest] = end < 0 ? [said, ''] : [said.slice(0, end), said.slice(end)];
	return element(
		'div',
		{ id: 'verdict' },
		element('p', {}, element('strong', {}, headline), parties.length === 0 ? rest : null),
		parties.length > 0 ? partyVerdicts(parties, role, light) : null,
	);
}

/** What the reader must know besides, each with the places that it speaks of. */
function noticesOn({ panel }: SharingMatrixAnswer, socket: SocketAtCursor, reveal: Reveal): HTMLElement[] {
	return panel
		? panel.notices.filter(({ kind }) => kind !== 'several-sockets').map((notice) => noticeBox(notice, reveal))
		: socket.notes.map((note) => element('p', { class: 'note' }, note));
}

/** A notice with links to its places. */
export function noticeBox({ kind, text: said, places }: Notice, reveal: Reveal): HTMLElement {
	return element(
		'div',
		{ class: 'note', 'data-notice': kind },
		element('p', {}, said),
		places.length > 0 ? placeList(places, reveal) : null,
	);
}

/** Links to places of the document at hand. */
export function placeList(places: Notice['places'], reveal: Reveal): HTMLElement {
	return element(
		'ul',
		{ class: 'places' },
		...places.map(({ label, range }) =>
			element(
				'li',
				{},
				button({ class: 'link' }, () => reveal(range), label),
			),
		),
	);
}

/** Lets the reader choose among several sockets at the cursor. */
function socketChooser(
	sockets: readonly SocketAtCursor[],
	chosen: number,
	choose: (index: number) => void,
): HTMLElement {
	const options = sockets.map(
		(socket, index) =>
			[String(index), [socket.expression, socket.summary, text(`target.${socket.target}`)].join(' · ')] as const,
	);
	return selection('socket-chooser', text('control.socket'), options, String(chosen), (value) => choose(Number(value)));
}

function bindPlace({ bind, functionName }: SocketAtCursor, reveal: Reveal): HTMLElement {
	if (!bind) {
		return element('span', {}, text('bind.missing', { functionName }));
	}
	return button(
		{ id: 'reveal-bind', class: 'link', title: text('bind.hint') },
		() => reveal(bind),
		text('bind.place', { functionName, line: bind.start.line + 1 }),
	);
}
