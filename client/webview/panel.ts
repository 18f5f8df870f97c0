import type { SharingMatrixAnswer } from '../../server/src/protocol/matrix.js';
import type { CellPlace, CompareSocketsAnswer } from '../../server/src/protocol/panel.js';
import { answerActions } from './actions.js';
import { AllTables } from './all-tables.js';
import { comparison } from './comparison.js';
import { controls } from './controls.js';
import { element } from './dom.js';
import type { Reveal } from './explanation.js';
import { likelyBinds } from './likely.js';
import { Lookup } from './lookup.js';
import { type HostMessage, type PanelMessage, readHostMessage } from './messages.js';
import { failureNotice, noSocketNotice, startingNotice } from './notices.js';
import { type PanelState, readPanelState } from './panel-state.js';
import { socketHeader } from './socket-header.js';
import { TablesView } from './tables-view.js';
import { whatIfs } from './what-if.js';
import { text } from './wording.js';

declare function acquireVsCodeApi(): {
	postMessage(message: PanelMessage): void;
	getState(): unknown;
	setState(state: PanelState): void;
};

const vscode = acquireVsCodeApi();
const state = readPanelState(vscode.getState());
const say = (message: PanelMessage) => vscode.postMessage(message);
const reveal: Reveal = (range, uri) => say({ type: 'reveal', range, ...(uri !== undefined && { uri }) });

const head = element('div', { id: 'head' });
const compared = element('div', { id: 'compared' });
const about = element('div', { id: 'about' });
const announcer = element('div', { id: 'announcer', class: 'spoken', 'aria-live': 'polite' });
const tables = new TablesView({ chosen: (chosen) => keep({ chosen }), reveal, announce });
const allTables = new AllTables({
	toggled: (isFullTableOpen) => keep({ isFullTableOpen }),
	wanted: () => say({ type: 'tables' }),
	reveal,
	announce,
});
const lookup = new Lookup(state.lookup, state.isLookupOpen, {
	ask: (question) => say({ type: 'lookup', question }),
	explain: (status) => say({ type: 'explainStatus', text: status }),
	changed: (fields) => keep({ lookup: fields }),
	toggled: (isLookupOpen) => keep({ isLookupOpen }),
});
const choiceControls = controls(state.choices, (choices) => {
	keep({ choices });
	say({ type: 'choose', choices });
});
const references = element('div', { id: 'references' }, lookup.root, allTables.root);
const main = element(
	'main',
	{ id: 'panel' },
	element('div', { id: 'progress', 'aria-hidden': 'true' }),
	head,
	compared,
	choiceControls.form,
	tables.root,
	about,
	references,
	announcer,
);

let answer: SharingMatrixAnswer | undefined;
let isPinned = false;
let updates = 0;

function receive(message: HostMessage): void {
	setBusy(message.type === 'busy');
	switch (message.type) {
		case 'answer':
			showAnswer(message.answer, message.isPinned);
			document.body.dataset.version = String(message.answer.version);
			document.body.dataset.line = String(message.line);
			break;
		case 'meeting':
			tables.receive(message.answer);
			break;
		case 'comparison':
			showComparison(message.answer);
			break;
		case 'lookup':
			lookup.receive(message.answer);
			break;
		case 'tables':
			allTables.receive(message.answer);
			break;
		case 'copied':
			announce(text('action.copied'));
			break;
		case 'starting':
			showNotice('starting', startingNotice());
			break;
		case 'failed':
			showNotice('failed', failureNotice(message.detail, failureActions));
			break;
	}
	updates += 1;
	document.body.dataset.updates = String(updates);
}

const failureActions = {
	restartServer: () => say({ type: 'restartServer' }),
	showLog: () => say({ type: 'showLog' }),
};

function showNotice(name: string, notice: HTMLElement): void {
	answer = undefined;
	head.replaceChildren(notice);
	compared.replaceChildren();
	about.replaceChildren();
	tables.clear();
	choiceControls.form.hidden = true;
	references.hidden = true;
	document.body.dataset.state = name;
	announce(notice.textContent ?? '');
}

function showAnswer(next: SharingMatrixAnswer, pinned: boolean): void {
	if (pinned === isPinned && JSON.stringify(next) === JSON.stringify(answer)) {
		return;
	}
	const before = headline();
	const isOtherSocket = answer !== undefined && nameOf(answer) !== nameOf(next);
	answer = next;
	isPinned = pinned;
	keepingFocus(() => showSocket(next));
	if (!isPinned) {
		compared.replaceChildren();
	} else if (compared.childElementCount === 0) {
		showComparison(null);
	}
	mark(next);
	if (isOtherSocket && !document.hasFocus()) {
		window.scrollTo(0, 0);
	}
	const now = headline();
	// While the reader is in the editor the panel is silent: it would talk over every move of the cursor.
	if (now !== before && document.hasFocus() && main.contains(document.activeElement)) {
		announce(now);
	}
}

function showSocket(shown: SharingMatrixAnswer): void {
	const chosen = chosenSocket(shown);
	const socket = shown.sockets[chosen];
	const { matrix, role, panel } = shown;
	const details = panel?.details ?? null;
	head.replaceChildren(
		...(socket
			? socketHeader(shown, chosen, isPinned, { reveal, pin, chooseSocket, light }).filter((part) => part !== null)
			: [noSocketNotice(shown, { reveal, unpin: isPinned ? () => pin(false) : undefined })]),
	);
	choiceControls.form.hidden = false;
	choiceControls.offer({ role: socket !== undefined, account: accountDecides(shown) });
	if (socket) {
		tables.show({ matrix, role, lines: socket.lines }, state.chosen);
	} else {
		tables.clear();
	}
	about.replaceChildren(
		...[
			likelyBinds(details?.likely ?? [], matrix.model, light),
			whatIfs(details?.whatIf ?? [], light, (whatIf) => say({ type: 'applyFix', whatIf })),
			answerActions(details, {
				showFixes: () => say({ type: 'showFixes' }),
				explainStatus: () => say({ type: 'explainStatus' }),
				copy: () => say({ type: 'copy', what: 'socket' }),
			}),
			details ? element('p', { class: 'source' }, text('source', { source: details.source })) : undefined,
		].filter((part) => part !== undefined),
	);
	references.hidden = false;
	allTables.show({ matrix, lit: { role, lines: socket?.lines ?? [] } }, state.isFullTableOpen || !socket);
}

function showComparison(next: CompareSocketsAnswer | null): void {
	keepingFocus(() =>
		compared.replaceChildren(comparison(next, { reveal, copy: () => say({ type: 'copy', what: 'comparison' }) })),
	);
}

/** Tells one socket from another, from answer to answer. */
function nameOf(shown: SharingMatrixAnswer): string {
	const socket = shown.sockets[chosenSocket(shown)];
	return JSON.stringify(socket ? [socket.expression, socket.functionName, socket.target] : shown.state);
}

/** Only the tables of Windows Server 2003 and later ask for the account, and not for every socket. */
function accountDecides({ matrix, panel }: SharingMatrixAnswer): boolean {
	const parties = panel?.details?.parties ?? [];
	return matrix.model === 'winsock' && (parties.length === 0 || parties.some(({ party }) => party === 'other-account'));
}

function chosenSocket({ panel, sockets }: SharingMatrixAnswer): number {
	return panel ? panel.chosen : sockets.length > 0 ? 0 : -1;
}

function pin(wanted: boolean): void {
	say({ type: 'pin', isPinned: wanted });
}

function chooseSocket(index: number): void {
	const id = answer?.panel?.places[index]?.id;
	if (id !== undefined) {
		say({ type: 'chooseSocket', id });
	}
}

function light(cells: readonly CellPlace[]): void {
	tables.light(cells);
	allTables.light(cells);
}

/** What the panel says first: a listener hears it when it changes. */
function headline(): string {
	return document.querySelector('#verdict strong, #notice h1')?.textContent ?? '';
}

function announce(sentence: string): void {
	announcer.textContent = sentence;
}

/** Makes things anew; the keyboard stays on the control that it was on, where there is one of that name again. */
function keepingFocus(make: () => void): void {
	const focused = document.hasFocus() ? document.activeElement?.id : undefined;
	make();
	if (focused && document.activeElement?.id !== focused) {
		document.getElementById(focused)?.focus({ preventScroll: true });
	}
}

/** What the page is about, as attributes of its body. */
function mark(shown: SharingMatrixAnswer): void {
	const { matrix, role } = shown;
	Object.assign(document.body.dataset, {
		state: shown.state,
		role,
		account: matrix.account,
		model: matrix.model,
		socket: shown.sockets[chosenSocket(shown)]?.expression ?? '',
		pinned: String(isPinned),
	});
}

function keep(part: Partial<PanelState>): void {
	Object.assign(state, part);
	vscode.setState(state);
}

function setBusy(isBusy: boolean): void {
	document.body.toggleAttribute('data-busy', isBusy);
	main.setAttribute('aria-busy', String(isBusy));
}

window.addEventListener('message', ({ data }) => {
	const message = readHostMessage(data);
	if (message) {
		receive(message);
	}
});
choiceControls.form.hidden = true;
references.hidden = true;
document.body.append(main);
document.body.dataset.ready = 'true';
say({ type: 'ready', choices: state.choices });
