import type { SharingMatrixAnswer, SocketAtCursor } from '../../server/src/protocol/matrix.js';
import { controls } from './controls.js';
import { element } from './dom.js';
import { type HostMessage, type PanelMessage, readHostMessage } from './messages.js';
import { failureNotice, noSocketNotice, startingNotice } from './notices.js';
import { type ChosenCell, type PanelState, readPanelState } from './panel-state.js';
import { socketChooser, socketHeader } from './socket-header.js';
import { TablesView } from './tables-view.js';

declare function acquireVsCodeApi(): {
	postMessage(message: PanelMessage): void;
	getState(): unknown;
	setState(state: PanelState): void;
};

const vscode = acquireVsCodeApi();
const state = readPanelState(vscode.getState());

const head = element('div', { id: 'head' });
const announcer = element('div', { id: 'announcer', class: 'spoken', 'aria-live': 'polite' });
const tables = new TablesView({ chosen: chooseCell, fullTableToggled });
const choiceControls = controls(state.choices, (choices) => {
	keep({ choices });
	vscode.postMessage({ type: 'choose', choices });
});
const main = element(
	'main',
	{ id: 'panel' },
	element('div', { id: 'progress', 'aria-hidden': 'true' }),
	head,
	choiceControls.form,
	tables.root,
	announcer,
);

let answer: SharingMatrixAnswer | undefined;
let socketIndex = 0;
let updates = 0;

function receive(message: HostMessage): void {
	setBusy(message.type === 'busy');
	if (message.type === 'answer') {
		showAnswer(message.answer);
		document.body.dataset.version = String(message.answer.version);
		document.body.dataset.line = String(message.line);
	} else if (message.type === 'starting') {
		showNotice('starting', startingNotice());
	} else if (message.type === 'failed') {
		showNotice('failed', failureNotice(message.detail, failureActions));
	}
	updates += 1;
	document.body.dataset.updates = String(updates);
}

const failureActions = {
	restartServer: () => vscode.postMessage({ type: 'restartServer' }),
	showLog: () => vscode.postMessage({ type: 'showLog' }),
};

function showNotice(name: string, notice: HTMLElement): void {
	answer = undefined;
	head.replaceChildren(notice);
	tables.clear();
	choiceControls.form.hidden = true;
	document.body.dataset.state = name;
}

function showAnswer(next: SharingMatrixAnswer): void {
	if (JSON.stringify(next) === JSON.stringify(answer)) {
		return;
	}
	if (!haveSameSockets(next, answer)) {
		socketIndex = 0;
	}
	answer = next;
	document.body.dataset.state = next.state;
	showSocket(next);
}

function showSocket(shown: SharingMatrixAnswer): void {
	const focusedId = document.hasFocus() ? document.activeElement?.id : undefined;
	const socket = shown.sockets[socketIndex];
	head.replaceChildren(...(socket ? aboutSocket(shown, socket) : [noSocketNotice(noSocketState(shown))]));
	choiceControls.form.hidden = false;
	choiceControls.offerRole(socket !== undefined);
	const { matrix, role } = shown;
	tables.show({ matrix, role, lines: socket?.lines }, state.chosen, state.isFullTableOpen);
	document.body.dataset.role = role;
	document.body.dataset.account = matrix.account;
	document.body.dataset.model = matrix.model;
	document.body.dataset.socket = socket?.expression ?? '';
	if (focusedId) {
		document.getElementById(focusedId)?.focus({ preventScroll: true });
	}
}

function aboutSocket({ sockets }: SharingMatrixAnswer, socket: SocketAtCursor): (HTMLElement | string)[] {
	const chooser = socketChooser(sockets, socketIndex, (index) => {
		socketIndex = index;
		if (answer) {
			showSocket(answer);
		}
	});
	return [
		...(sockets.length > 1 ? [chooser] : []),
		socketHeader(socket, (range) => vscode.postMessage({ type: 'reveal', range })),
		element('p', { id: 'verdict' }, ...verdictLedByItsHeadline(socket.verdict)),
		...socket.notes.map((note) => element('p', { class: 'note' }, note)),
	];
}

/** The first sentence stands out; a reader in a hurry needs no more. */
function verdictLedByItsHeadline(verdict: string): (HTMLElement | string)[] {
	const end = verdict.search(/(?<=[.!?])\s/);
	return end < 0
		? [element('strong', {}, verdict)]
		: [element('strong', {}, verdict.slice(0, end)), verdict.slice(end)];
}

function chooseCell(chosen: ChosenCell): void {
	keep({ chosen });
	tables.mark(chosen);
	tables.scrollToExplanation();
	announcer.textContent = document.querySelector('#explanation .sentence')?.textContent ?? '';
}

function fullTableToggled(isFullTableOpen: boolean): void {
	keep({ isFullTableOpen });
}

function keep(part: Partial<PanelState>): void {
	Object.assign(state, part);
	vscode.setState(state);
}

function setBusy(isBusy: boolean): void {
	document.body.toggleAttribute('data-busy', isBusy);
	main.setAttribute('aria-busy', String(isBusy));
}

function noSocketState({ state }: SharingMatrixAnswer): 'none' | 'unsupported' {
	return state === 'unsupported' ? 'unsupported' : 'none';
}

/** Whether a choice among the sockets of one answer still means the same in the other. */
function haveSameSockets(one: SharingMatrixAnswer, other: SharingMatrixAnswer | undefined): boolean {
	const names = ({ sockets }: SharingMatrixAnswer) =>
		sockets.map(({ expression, functionName, target }) => [expression, functionName, target]);
	return other !== undefined && JSON.stringify(names(one)) === JSON.stringify(names(other));
}

window.addEventListener('message', ({ data }) => {
	const message = readHostMessage(data);
	if (message) {
		receive(message);
	}
});
choiceControls.form.hidden = true;
document.body.append(main);
document.body.dataset.ready = 'true';
vscode.postMessage({ type: 'ready', choices: state.choices });
