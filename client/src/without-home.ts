/** A text in which the folder of the user's home, as a path and as a uri, is `~`: a log is sent to others. */
export function withoutHome(text: string, home: string): string {
	if (home === '' || home === '/') {
		return text;
	}
	const slashed = home.replaceAll('\\', '/');
	const encoded = encodeURI(slashed).replace(/^([A-Za-z]):/, '$1%3A');
	const lowerDrive = (path: string) => path.replace(/^[A-Z](?=:|%3A)/, (drive) => drive.toLowerCase());
	const written = [home, slashed, encoded, encodeURI(slashed)].flatMap((each) => [each, lowerDrive(each)]);
	// Whole names alone: /home/anne is not in /home/anneliese.
	return [...new Set(written)].reduce(
		(left, each) => left.replaceAll(new RegExp(`${literally(each)}(?![\\w.-])`, 'g'), '~'),
		text,
	);
}

function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
