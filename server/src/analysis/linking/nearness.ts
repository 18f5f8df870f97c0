/** Of several candidates the one whose file shares most folders with a place; undefined where there is none, or a tie. */
export function nearest<T>(candidates: readonly T[], uriOf: (candidate: T) => string, place: string): T | undefined {
	if (candidates.length <= 1) {
		return candidates[0];
	}
	const shared = candidates.map((candidate) => sharedFolders(uriOf(candidate), place));
	const most = Math.max(...shared);
	const best = candidates.filter((_, index) => shared[index] === most);
	return best.length === 1 ? best[0] : undefined;
}

/** Files by how many folders they share with a place, most first; where they share as many, by name. */
export function byNearness(uris: readonly string[], place: string): string[] {
	return uris.toSorted((a, b) => sharedFolders(b, place) - sharedFolders(a, place) || (a < b ? -1 : a > b ? 1 : 0));
}

function sharedFolders(a: string, b: string): number {
	const [first, second] = [a, b].map((uri) => uri.split('/').slice(0, -1));
	const different = first!.findIndex((folder, index) => folder !== second![index]);
	return different < 0 ? first!.length : different;
}
