/** How long the server may be busy before messages that wait are served, in milliseconds. */
const LONGEST_TURN = 20;

/** How often what was done may turn out to be worth nothing; then the rest is left to be done in one go. */
const MOST_RESTARTS = 3;

/** Work that can be done in pieces. */
export interface WorkInPieces {
	/** Does a piece; false where none is left. May throw: whoever needs the work then meets the same. */
	advance(): boolean;
	/** Whether anybody still waits for it. */
	isWanted(): boolean;
	/** Differs once what was done is worth nothing. */
	stamp(): number;
	/** Waited for between two turns. */
	pause(): Promise<void>;
}

/** Does work in turns, with messages served in between, for as long as it is wanted; gives the milliseconds that it took. */
export async function workInTurns(work: WorkInPieces): Promise<number> {
	let spent = 0;
	for (let restarts = 0; restarts <= MOST_RESTARTS; ) {
		const turn = takeTurn(work);
		spent += turn.spent;
		if (!turn.isAnythingLeft) {
			break;
		}
		const stamp = work.stamp();
		await work.pause();
		if (!work.isWanted()) {
			break;
		}
		restarts += work.stamp() === stamp ? 0 : 1;
	}
	return spent;
}

function takeTurn({ advance }: WorkInPieces): { spent: number; isAnythingLeft: boolean } {
	const start = performance.now();
	for (;;) {
		const isAnythingLeft = triesTo(advance);
		const spent = performance.now() - start;
		if (!isAnythingLeft || spent >= LONGEST_TURN) {
			return { spent, isAnythingLeft };
		}
	}
}

function triesTo(advance: () => boolean): boolean {
	try {
		return advance();
	} catch {
		return false;
	}
}
