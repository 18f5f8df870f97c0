/** How often a watch beats, in milliseconds. */
export const BEAT = 5000;
/** A piece of work takes fractions of a second. Beats are counted, not time: a computer that slept has missed them. */
const MOST_BEATS = 12;

/** Notices a server that does not come back from one piece of work. */
export class HangWatch {
	private current: string | null = null;
	private beats = 0;

	/** What the server begins with; null for nothing. */
	working(uri: string | null): void {
		this.current = uri;
		this.beats = 0;
	}

	/** To be called at each beat. The work that lasts for too long, once. */
	beat(): string | undefined {
		const work = this.current;
		if (work === null || ++this.beats !== MOST_BEATS) {
			return undefined;
		}
		return work;
	}
}
