import { pathToFileURL } from 'node:url';
import { type FileTrouble, type ListedFile, listFiles } from '../host/node/files.js';
import { readTextAtOnce } from '../host/node/read-text.js';
import type { Analysis, LanguageService, SourceDocument } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { OtherFile, Problem } from './format/check-report.js';
import { inputLines } from './input-lines.js';
import { languageService } from './language-service.js';
import { type Places, placesOf } from './places.js';
import { type AskedFor, openProjects, type Projects } from './projects.js';
import type { Terminal } from './terminal.js';
import { UnitTexts } from './unit-texts.js';
import { type FileUnit, unitsOf } from './units.js';
import { UsageError } from './usage-error.js';

/** A file that was analysed, under the name it is printed by. */
export interface AnalysedFile {
	file: string;
	absolute: string;
	text: string;
	places: Places;
	analysis: Analysis;
	/** The other files that it is linked with. */
	other: OtherFile;
}

export interface PathsAnalysis {
	/** How many files were analysed. */
	files: number;
	/** What could not be read or not be followed to its end, sorted by file. Each was told to the user already. */
	problems: Problem[];
	/** True where a path that was given by name could not be read, a project file has mistakes, or the analysis failed. */
	failed: boolean;
}

/** The paths that a verb was given: its arguments, and the lines of `--files-from`. Throws a UsageError for none. */
export async function givenPaths(named: readonly string[], filesFrom: string | undefined): Promise<string[]> {
	const paths = [...named];
	if (filesFrom !== undefined) {
		for await (const line of inputLines(filesFrom)) {
			if (line === null) {
				throw new UsageError({ id: 'cli.lineTooLong', args: { file: filesFrom } });
			}
			if (line.trim() !== '') {
				paths.push(line);
			}
		}
	} else if (paths.length === 0) {
		throw new UsageError({ id: 'cli.noPaths' });
	}
	return paths;
}

/**
 * Analyses every C and C++ file that the paths stand for and hands each to `visit`, in the order of their names. What
 * goes wrong with one file is told to the user and does not stop the others.
 */
export async function analysePaths(
	paths: readonly string[],
	asked: AskedFor,
	terminal: Terminal,
	visit: (file: AnalysedFile) => void,
): Promise<PathsAnalysis> {
	const result: PathsAnalysis = { files: 0, problems: [], failed: false };
	const report = ({ file, message, named }: FileTrouble) => {
		const reason = text(message);
		result.problems.push({ file, message: reason });
		result.failed ||= named;
		terminal.tell({ id: 'cli.skipped', args: { file, reason } });
	};

	const projects = openProjects(asked, terminal);
	const listing = await listFiles(paths);
	listing.troubles.forEach(report);
	for (const directory of listing.empty) {
		terminal.tell({ id: 'cli.noSources', args: { directory } });
	}

	const service = await languageService();
	const progress = counted(terminal, 2 * listing.files.length);
	for (const unit of unitsOf(listing.files)) {
		const texts = new UnitTexts(report);
		const other = otherFiles(service, unit);
		await linkFiles(service, unit, texts, projects, progress);
		for (const listed of unit.files) {
			progress(listed);
			const document = await texts.read(listed);
			if (!document) {
				continue;
			}
			const analysed = analyse(service, document, listed, projects.settingsOf(listed.absolute), other);
			if ('reason' in analysed) {
				report({ file: listed.file, message: analysed.reason, named: true });
				continue;
			}
			for (const message of limitsOf(analysed)) {
				report({ file: listed.file, message, named: false });
			}
			result.files++;
			visit(analysed);
		}
		service.units.close(unit.name);
	}
	terminal.progress(null);
	result.problems.push(...projects.problems);
	result.failed ||= projects.problems.length > 0;
	result.problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
	return result;
}

/** Tells of each step as one of so many. */
function counted(terminal: Terminal, all: number): (listed: ListedFile) => void {
	let done = 0;
	return ({ file }) => terminal.progress({ id: 'cli.progress', args: { done: done++, all, file } });
}

/** Takes all files of a unit in, so that each is known where the others are looked at. */
async function linkFiles(
	service: LanguageService,
	{ name, files }: FileUnit,
	texts: UnitTexts,
	{ settingsOf }: Projects,
	progress: (listed: ListedFile) => void,
): Promise<void> {
	const uris = new Map(files.map((listed) => [pathToFileURL(listed.absolute).href, listed]));
	service.units.open(name, {
		headers: { uris: uris.keys(), read: readTextAtOnce },
		settingsOf: (uri) => settingsOf(uris.get(uri)!.absolute),
	});
	for (const listed of files) {
		progress(listed);
		const document = await texts.read(listed);
		try {
			if (document) {
				service.units.take(name, document);
			}
		} catch {
			// It is told where the file itself is analysed.
			service.units.drop(document!.uri);
		}
	}
	await service.units.findCallers(name, () => texts.all(files));
}

/** The linked files of a unit by their uris. */
function otherFiles({ units }: LanguageService, { files }: FileUnit): OtherFile {
	const listedByUri = new Map(files.map((listed) => [pathToFileURL(listed.absolute).href, listed]));
	const known = new Map<string, ReturnType<OtherFile>>();
	return (uri) => {
		if (!known.has(uri)) {
			const listed = listedByUri.get(uri);
			const source = units.sourceOf(uri);
			known.set(uri, listed && source && { file: listed.file, places: placesOf(source.text) });
		}
		return known.get(uri);
	};
}

function analyse(
	service: LanguageService,
	document: SourceDocument,
	{ file, absolute }: ListedFile,
	settings: ProjectSettings,
	other: OtherFile,
): AnalysedFile | { reason: Message } {
	try {
		const analysis = service.analyse(document, settings);
		return { file, absolute, text: document.text, places: placesOf(document.text), analysis, other };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { reason: { id: 'files.analysisFailed', args: { reason } } };
	} finally {
		service.forget(document.uri);
	}
}

/** Code that does not parse is daily bread; a limit and a failure are worth a word. */
function limitsOf({ analysis, places }: AnalysedFile): Message[] {
	return analysis.facts.problems
		.filter((problem) => problem.kind !== 'syntax')
		.map(({ span, detail }) => ({
			id: 'files.incomplete',
			args: { line: places.printed(span).start.line, detail },
		}));
}
