import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import type { CompareSocketsAnswer, PanelFix, SocketReference } from '../../server/src/protocol/panel.js';
import type { Range } from '../../server/src/protocol/positions.js';
import {
	type Choices,
	type HostMessage,
	type PanelMessage,
	readChoices,
	readPanelMessage,
} from '../webview/messages.js';
import { CursorFollower, type CursorPlace } from './cursor-follower.js';
import { type AskServer, PanelRequests } from './panel-requests.js';
import { movedBy, type PinnedSocket, type TextChange } from './pinned-socket.js';

/** What the panel's host needs of the editor around it. */
export interface EditorAround {
	readonly ask: AskServer;
	server(): { state: 'starting' | 'running' | 'stopped'; failure: string };
	/** Whether somebody can see the panel. */
	isVisible(): boolean;
	/** Undefined where no text editor is active. */
	cursor(): CursorPlace | undefined;
	/** Undefined where the document is not open. */
	versionOf(uri: string): number | undefined;
	/** Says something to the panel. */
	post(message: HostMessage): void;
	reveal(uri: string, range: Range): Promise<void>;
	/** Opens the light bulb where the fixes are. */
	showFixes(uri: string, fixes: readonly PanelFix[]): Promise<void>;
	/** Makes the edits of a fix, unless the document has another version by now. */
	applyFix(uri: string, version: number, fix: PanelFix): Promise<void>;
	copy(text: string): Promise<void>;
	restartServer(): void;
	showLog(): void;
	/** `text` left out: asks for it. */
	explainStatus(text?: string): void;
	readonly complaints: HostComplaints;
}

/** How the editor around tells of what went wrong, in the reader's language. */
export interface HostComplaints {
	readonly unknownShape: string;
	/** The panel sent a message that is not known. */
	unknownMessage(): void;
	/** What the reader asked for, by the name of the panel's message, could not be done. */
	couldNot(action: string, reason: unknown): void;
	/** What is shown besides the answer could not be had. */
	lessToShow(reason: unknown): void;
}

/** What the panel shows, and of which place. */
interface Shown {
	answer: SharingMatrixAnswer;
	place: CursorPlace | undefined;
	comparison?: CompareSocketsAnswer;
}

type SlowMessage = Extract<PanelMessage, { type: 'reveal' | 'showFixes' | 'applyFix' | 'copy' | 'lookup' | 'tables' }>;

/** The panel's other side: follows the cursor, keeps the pin, and asks the server what the panel shows. */
export class PanelHost {
	/** False until the panel's script listens. */
	private isReady = false;
	private choices: Choices = readChoices(undefined);
	/** Of several sockets at the cursor, the one that the reader chose. */
	private chosenSocket: string | undefined;
	private pinned: PinnedSocket | undefined;
	private shown: Shown | undefined;
	private readonly requests: PanelRequests;
	private readonly follower: CursorFollower;

	constructor(private readonly editor: EditorAround) {
		this.requests = new PanelRequests(editor.ask, editor.complaints.unknownShape);
		this.follower = new CursorFollower({
			isWatched: () => this.isReady && editor.isVisible() && editor.server().state === 'running',
			place: () => this.place(),
			choices: () => this.choices,
			ask: (params, signal) => this.requests.sharingMatrix(params, signal),
			show: (answer, place) => this.show(answer, place),
			askMore: (params, signal) => this.askMore(params, signal),
			busy: () => this.post({ type: 'busy' }),
			failed: (reason) => this.post({ type: 'failed', detail: reason }),
		});
	}

	/** Something that the answer rests on has changed: the cursor, a setting. */
	update(): void {
		this.follower.update();
	}

	/** A document was edited; a pinned socket moves along. */
	textChanged(uri: string, changes: readonly TextChange[]): void {
		const isPinned = uri === this.pinned?.uri;
		for (const change of changes) {
			if (isPinned && this.pinned) {
				this.pinned = { ...this.pinned, position: movedBy(change, this.pinned.position) };
			}
		}
		if (changes.length > 0 && (isPinned || uri === this.editor.cursor()?.uri)) {
			this.follower.update();
		}
	}

	/** The panel has lost its page, or nobody sees it; its script says `ready` again when it comes back. */
	panelGone(): void {
		this.isReady = false;
		this.follower.cancel();
	}

	/** The server's state is another one. */
	serverChanged(): void {
		const { state, failure } = this.editor.server();
		if (state === 'starting') {
			this.follower.cancel();
			this.post({ type: 'starting' });
		} else if (failure) {
			this.follower.cancel();
			this.post({ type: 'failed', detail: failure });
		} else {
			this.follower.update();
		}
	}

	dispose(): void {
		this.follower.cancel();
	}

	/** Takes what the panel says; anything else is complained of and ignored. */
	receive(given: unknown): void {
		const message = readPanelMessage(given);
		if (!message) {
			this.editor.complaints.unknownMessage();
			return;
		}
		switch (message.type) {
			case 'ready':
				this.isReady = true;
				this.choices = message.choices;
				this.serverChanged();
				break;
			case 'choose':
				this.choices = message.choices;
				this.follower.update();
				break;
			case 'chooseSocket':
				this.chosenSocket = message.id;
				this.follower.update();
				break;
			case 'pin':
				this.pin(message.isPinned);
				break;
			case 'restartServer':
				this.editor.restartServer();
				break;
			case 'showLog':
				this.editor.showLog();
				break;
			case 'explainStatus':
				this.editor.explainStatus(message.text);
				break;
			default:
				void this.answer(message);
		}
	}

	/** The place that is asked about: the pinned socket's, else the cursor's. */
	private place(): CursorPlace | undefined {
		if (!this.pinned) {
			const place = this.editor.cursor();
			return place && { ...place, socket: this.chosenSocket };
		}
		const { uri, position, socket } = this.pinned;
		return { uri, version: this.editor.versionOf(uri) ?? 0, ...position, socket };
	}

	/** Does what takes a while; a failure is the editor's to tell. */
	private async answer(message: SlowMessage): Promise<void> {
		const { answer, place, comparison } = this.shown ?? {};
		const uri = place?.uri ?? '';
		const details = answer?.panel?.details;
		try {
			switch (message.type) {
				case 'reveal':
					return await this.editor.reveal(message.uri ?? uri, message.range);
				case 'showFixes':
					return await this.editor.showFixes(uri, details?.fixes ?? []);
				case 'applyFix': {
					const fix = details?.whatIf[message.whatIf]?.fix;
					return fix ? await this.editor.applyFix(uri, answer?.version ?? 0, fix) : undefined;
				}
				case 'copy': {
					const compared = comparison?.state === 'compared' ? comparison.markdown : undefined;
					await this.editor.copy((message.what === 'socket' ? answer?.panel?.markdown : compared) ?? '');
					return this.post({ type: 'copied' });
				}
				case 'lookup':
					return this.post({ type: 'lookup', answer: await this.requests.resolve(message.question) });
				case 'tables':
					return this.post({ type: 'tables', answer: await this.requests.sharingTables() });
			}
		} catch (error) {
			this.editor.complaints.couldNot(message.type, error);
		}
	}

	private pin(isPinned: boolean): void {
		const { answer, place } = this.shown ?? {};
		const panel = answer?.panel;
		const at = panel?.places[panel.chosen];
		this.pinned =
			isPinned && place && answer && answer.sockets.length > 0
				? {
						uri: place.uri,
						position: at?.position ?? { line: place.line, character: place.character },
						socket: at?.id ?? place.socket,
						bound: panel?.details?.bound ?? null,
					}
				: undefined;
		this.follower.update();
	}

	private show(answer: SharingMatrixAnswer, place: CursorPlace | undefined): void {
		// Where the pinned socket's document was closed, what was known of it stays.
		const keepsOld = this.pinned !== undefined && answer.state === 'unsupported' && this.shown !== undefined;
		if (!keepsOld) {
			this.shown = { answer, place };
		}
		const { answer: shown, place: of } = this.shown ?? { answer, place };
		this.post({ type: 'answer', answer: shown, line: of?.line ?? 0, isPinned: this.pinned !== undefined });
	}

	/** The other sockets in sight, and, beside a pinned one, the socket at the cursor. */
	private async askMore(params: SharingMatrixParams, signal: AbortSignal): Promise<void> {
		const asked = await Promise.allSettled([this.askForMeeting(params, signal), this.askToCompare(signal)]);
		for (const each of asked) {
			if (each.status === 'rejected' && !signal.aborted) {
				this.editor.complaints.lessToShow(each.reason);
			}
		}
	}

	private async askForMeeting(params: SharingMatrixParams, signal: AbortSignal): Promise<void> {
		if (this.shown?.answer.state !== 'sockets' || this.editor.versionOf(params.textDocument.uri) === undefined) {
			return;
		}
		const answer = await this.requests.meetingSockets(params, signal);
		if (!signal.aborted && answer.version === this.shown?.answer.version) {
			this.post({ type: 'meeting', answer });
		}
	}

	private async askToCompare(signal: AbortSignal): Promise<void> {
		const { pinned, shown } = this;
		if (!pinned || !shown) {
			return;
		}
		const cursor = this.editor.cursor();
		const comparison = cursor && (await this.compare(pinned, cursor, signal));
		if (!signal.aborted) {
			shown.comparison = comparison;
			this.post({ type: 'comparison', answer: comparison ?? null });
		}
	}

	/** Undefined where the cursor is on no other socket. */
	private async compare(
		pinned: PinnedSocket,
		{ uri, line, character }: CursorPlace,
		signal: AbortSignal,
	): Promise<CompareSocketsAnswer | undefined> {
		const one = this.reference(pinned);
		if (!one) {
			return undefined;
		}
		const other = { textDocument: { uri }, position: { line, character } };
		const { account, model } = this.choices;
		const answer = await this.requests.compareSockets({ one, other, account, model }, signal);
		return isOfTwoSockets(answer) ? answer : undefined;
	}

	/** How the server is told of the pinned socket; undefined where neither its document nor its bind is known. */
	private reference({ uri, position, socket, bound }: PinnedSocket): SocketReference | undefined {
		if (this.editor.versionOf(uri) !== undefined) {
			return { textDocument: { uri }, position, socket };
		}
		return bound ? { pinned: bound } : undefined;
	}

	private post(message: HostMessage): void {
		if (this.isReady) {
			this.editor.post(message);
		}
	}
}

function isOfTwoSockets(answer: CompareSocketsAnswer): boolean {
	if (answer.state === 'missing') {
		return answer.which === 'one';
	}
	const { one, other } = answer;
	return one.uri !== other.uri || JSON.stringify(one.range) !== JSON.stringify(other.range);
}
