/** So often a server may end over one file before the file is skipped: once may be chance. */
const MOST_FALLS = 2;

/** The files that the server has fallen over, and those of them that are skipped until they change. */
export class FallenFiles {
	private current: string | null = null;
	private readonly falls = new Map<string, number>();
	private readonly left = new Set<string>();

	get skipped(): readonly string[] {
		return [...this.left];
	}

	/** What the server looks into from now on; null for nothing. */
	working(uri: string | null): void {
		this.current = uri;
	}

	/** The server has ended. Answers the file that is to be skipped from now on, if there is one. */
	ended(): string | undefined {
		const uri = this.current;
		this.current = null;
		if (uri === null) {
			return undefined;
		}
		const falls = (this.falls.get(uri) ?? 0) + 1;
		this.falls.set(uri, falls);
		if (falls < MOST_FALLS) {
			return undefined;
		}
		this.left.add(uri);
		return uri;
	}

	/** A skipped file has changed. One more fall shows that this did not help. */
	readAgain(uri: string): void {
		this.left.delete(uri);
		this.falls.set(uri, MOST_FALLS - 1);
	}
}
