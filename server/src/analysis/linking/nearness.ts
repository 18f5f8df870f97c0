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

function sharedFolders(a: string, b: string): number {
	const [first, second] = [a, b].map((uri) => uri.split('/').slice(0, -1));
	const different = first!.findIndex((folder, index) => folder !== second![index]);
	return different < 0 ? first!.length : different;
}
