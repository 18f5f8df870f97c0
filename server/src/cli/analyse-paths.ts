import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FileTrouble, type ListedFile, listFiles } from '../host/node/files.js';
import { readBytes } from '../host/node/files-read.js';
import type { Analysis, LanguageService, SourceDocument } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';
import type { Target } from '../protocol/targets.js';
import { decode } from '../source/decode.js';
import type { Problem } from './format/check-report.js';
import { inputLines } from './input-lines.js';
import { languageService } from './language-service.js';
import { type Places, placesOf } from './places.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** A file that was analysed, under the name it is printed by. */
export interface AnalysedFile {
	file: string;
	places: Places;
	analysis: Analysis;
}

export interface PathsAnalysis {
	/** How many files were analysed. */
	files: number;
	/** What could not be read or not be followed to its end, sorted by file. Each was told to the user already. */
	problems: Problem[];
	/** True where a path that was given by name could not be read, or where the analysis itself failed. */
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
	targets: readonly Target[] | undefined,
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

	const listing = await listFiles(paths);
	listing.troubles.forEach(report);
	for (const directory of listing.empty) {
		terminal.tell({ id: 'cli.noSources', args: { directory } });
	}

	const service = await languageService();
	for (const [index, listed] of listing.files.entries()) {
		terminal.progress({ id: 'cli.progress', args: { done: index, all: listing.files.length, file: listed.file } });
		const document = await readDocument(listed);
		if ('reason' in document) {
			report({ file: listed.file, message: document.reason, named: listed.named });
			continue;
		}
		const analysed = analyse(service, document, listed, targets);
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
	terminal.progress(null);
	result.problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
	return result;
}

/** Reads a file as the language service takes it, or says why it cannot be. */
export async function readDocument(listed: ListedFile): Promise<SourceDocument | { reason: Message }> {
	const read = await readBytes(listed.absolute);
	if ('reason' in read) {
		return read;
	}
	const decoded = decode(read.bytes);
	if (decoded.binary) {
		return { reason: { id: 'files.binary' } };
	}
	return {
		uri: pathToFileURL(listed.absolute).href,
		languageId: path.extname(listed.file) === '.c' ? 'c' : 'cpp',
		version: 0,
		text: decoded.text,
	};
}

function analyse(
	service: LanguageService,
	document: SourceDocument,
	{ file }: ListedFile,
	targets: readonly Target[] | undefined,
): AnalysedFile | { reason: Message } {
	try {
		return { file, places: placesOf(document.text), analysis: service.analyse(document, targets) };
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
