import { fileURLToPath } from 'node:url';
import { uriOfPath } from '../host/node/file-uri.js';
import type { ListedFile } from '../host/node/files.js';
import { readTextAtOnce } from '../host/node/read-text.js';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import { rememberingObjects } from '../source/remembering.js';
import type { OtherFile } from './findings/located.js';
import { placesOf } from './places.js';
import type { Projects } from './projects.js';
import type { UnitTexts } from './unit-texts.js';
import type { FileUnit } from './units.js';

/** What a comment begins with that suppresses a finding: it is told of where there is none. */
const SUPPRESSION = 'bindsight';

/**
 * Takes all files of a unit in, so that each is known where the others are looked at. `read` hears of each file as it is
 * taken in; its document is undefined where it cannot be read, or names nothing of interest, which `needsAll` forbids.
 */
export async function linkFiles(
	service: LanguageService,
	{ name, files }: FileUnit,
	texts: UnitTexts,
	{ settingsOf }: Projects,
	{ needsAll, read }: { needsAll: boolean; read(listed: ListedFile, document: SourceDocument | undefined): void },
): Promise<void> {
	service.units.open(name, {
		headers: {
			get uris() {
				return files.map(({ absolute }) => uriOfPath(absolute));
			},
			read: readTextAtOnce,
		},
		settingsOf: (uri) => settingsOf(fileURLToPath(uri)),
	});
	for (const listed of files) {
		const names = service.units.namesOfInterest(settingsOf(listed.absolute));
		const document = needsAll ? texts.read(listed) : texts.readNaming(listed, withSuppression(names));
		read(listed, document);
		try {
			if (document) {
				service.units.take(name, document);
			}
		} catch {
			// It is told where the file itself is analysed.
			service.units.drop([document!.uri]);
		}
	}
	await service.units.findCallers(name, (names) => texts.naming(files, names));
}

const withSuppression = rememberingObjects(
	(names: ReadonlySet<string>): ReadonlySet<string> => new Set([...names, SUPPRESSION]),
);

/** The linked files of a unit by their uris. */
export function otherFiles({ units }: LanguageService, { files }: FileUnit): OtherFile {
	let listedByUri: Map<string, ListedFile> | undefined;
	const known = new Map<string, ReturnType<OtherFile>>();
	return (uri) => {
		listedByUri ??= new Map(files.map((listed) => [uriOfPath(listed.absolute), listed]));
		if (!known.has(uri)) {
			const listed = listedByUri.get(uri);
			const source = units.sourceOf(uri);
			known.set(uri, listed && source && { file: listed.file, places: placesOf(source.text) });
		}
		return known.get(uri);
	};
}
