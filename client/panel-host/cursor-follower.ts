import type { SharingMatrixAnswer, SharingMatrixParams } from '../../server/src/protocol/matrix.js';
import type { Choices } from '../webview/messages.js';

/** Where the cursor is: one version of one document, zero-based. */
export interface CursorPlace {
	uri: string;
	version: number;
	line: number;
	character: number;
	/** The id of the socket that is meant, where several are there and the reader chose one. */
	socket?: string;
}

/** What the follower needs of the world. */
export interface FollowerPorts {
	/** Whether anybody looks at the answers. */
	isWatched(): boolean;
	/** Undefined where no text editor is active. */
	place(): CursorPlace | undefined;
	choices(): Choices;
	/** Rejects where there is no answer; does not matter how once `signal` is aborted. */
	ask(params: SharingMatrixParams, signal: AbortSignal): Promise<SharingMatrixAnswer>;
	show(answer: SharingMatrixAnswer, place: CursorPlace | undefined): void;
	/** What takes longer and is shown when it comes. Its failures are its own. */
	askMore(params: SharingMatrixParams, signal: AbortSignal): Promise<void>;
	/** The answer takes long enough to say so. */
	busy(): void;
	failed(reason: string): void;
}

/** Long enough for a held arrow key to send one question, short enough not to be felt. */
export const DEBOUNCE_MILLISECONDS = 50;
/** An answer that comes sooner replaces the old one without a sign of progress. */
export const BUSY_AFTER_MILLISECONDS = 400;

/**
 * Asks for the sharing matrix at the cursor whenever it moves: one question at a time, the newest, and only while
 * somebody looks. An answer for an older version or an older place is never shown.
 */
export class CursorFollower {
	private timer: ReturnType<typeof setTimeout> | undefined;
	private asking: AbortController | undefined;

	constructor(private readonly ports: FollowerPorts) {}

	/** Something changed: the cursor, the text, a choice, the visibility. */
	update(): void {
		this.cancel();
		if (this.ports.isWatched()) {
			this.timer = setTimeout(() => void this.ask(), DEBOUNCE_MILLISECONDS);
		}
	}

	/** Drops the question that is on its way. */
	cancel(): void {
		clearTimeout(this.timer);
		this.asking?.abort();
		this.asking = undefined;
	}

	private async ask(): Promise<void> {
		const asking = new AbortController();
		this.asking = asking;
		const place = this.ports.place();
		const params = question(place, this.ports.choices());
		const busy = setTimeout(() => this.ports.busy(), BUSY_AFTER_MILLISECONDS);
		asking.signal.addEventListener('abort', () => clearTimeout(busy));
		try {
			const answer = await this.ports.ask(params, asking.signal);
			clearTimeout(busy);
			if (!asking.signal.aborted && isAnswerFor(answer, place) && isSamePlace(place, this.ports.place())) {
				this.ports.show(answer, place);
				await this.ports.askMore(params, asking.signal);
			}
		} catch (error) {
			if (!asking.signal.aborted) {
				this.ports.failed(error instanceof Error ? error.message : String(error));
			}
		} finally {
			clearTimeout(busy);
		}
	}
}

/** Without a document the server still has a table to answer with. */
function question(place: CursorPlace | undefined, choices: Choices): SharingMatrixParams {
	return {
		textDocument: { uri: place?.uri ?? '' },
		position: { line: place?.line ?? 0, character: place?.character ?? 0 },
		...choices,
		...(place?.socket !== undefined && { socket: place.socket }),
	};
}

function isAnswerFor(answer: SharingMatrixAnswer, place: CursorPlace | undefined): boolean {
	return answer.state === 'unsupported' || answer.version === place?.version;
}

function isSamePlace(one: CursorPlace | undefined, other: CursorPlace | undefined): boolean {
	return (
		one?.uri === other?.uri &&
		one?.version === other?.version &&
		one?.line === other?.line &&
		one?.character === other?.character &&
		one?.socket === other?.socket
	);
}
