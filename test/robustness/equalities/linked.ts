import type { Analysis, LanguageService } from '../../../server/src/language-service/service.js';
import type { SourceText } from '../../../server/src/project/linked-files.js';

const UNIT = 'project';

/** Links files in the order in which they are given, as a run of the command line or an editor's folder does. */
export async function link(service: LanguageService, files: readonly SourceText[], remembers = false): Promise<void> {
	const texts = new Map(files.map(({ uri, text }) => [uri, text]));
	service.units.open(UNIT, {
		headers: { uris: texts.keys(), read: (uri) => texts.get(uri) },
		settingsOf: () => ({}),
		remembers,
	});
	for (const file of files) {
		service.units.take(UNIT, file);
	}
	await service.units.findCallers(UNIT, async function* () {
		yield* files;
	});
}

/** Takes a file's newer text in. */
export function edit(service: LanguageService, file: SourceText): void {
	service.units.take(UNIT, file);
}

/** Does at most so many pieces of the work on a file. */
export function advance(service: LanguageService, file: SourceText, pieces: number): void {
	for (let piece = 0; piece < pieces && service.advance({ ...file, version: -1 }); piece++) {}
}

/** The functions of other files that files were read for: an edit leaves it at those, until the folder is read again. */
export function helpersOf(service: LanguageService): string {
	const helpers = service.units['units'].get(UNIT)!['helpers'];
	return JSON.stringify([...helpers['namesByScope']].map(([scope, names]) => [scope, [...names].sort()]).sort());
}

/** What is known and found in each file, by uri, sorted. */
export function analysesOf(service: LanguageService, files: readonly SourceText[], version = 1): [string, Analysis][] {
	return files
		.map((file): [string, Analysis] => [file.uri, service.analyse({ ...file, version })])
		.sort(([a], [b]) => (a < b ? -1 : 1));
}
