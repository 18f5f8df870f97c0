import path from 'node:path';
import { uriOfPath } from '../host/node/file-uri.js';
import type { FileTrouble, ListedFile } from '../host/node/files.js';
import type { Analysis, LanguageService, SourceDocument } from '../language-service/service.js';
import type { Message } from '../protocol/messages.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { LocatedProblem, OtherFile } from './findings/located.js';
import { inWords } from './findings/nested-message.js';
import type { GivenPaths } from './given-paths.js';
import { languageService } from './language-service.js';
import { type Places, placesOf } from './places.js';
import { type AskedFor, openProjects, type Projects } from './projects.js';
import { type TreeDigest, TreeDigestBuilder } from './shards/tree-digest.js';
import type { Terminal } from './terminal.js';
import { linkFiles, otherFiles } from './unit-link.js';
import { UnitTexts } from './unit-texts.js';
import type { FileUnit } from './units.js';
import { type Work, workOf } from './work.js';

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
	problems: LocatedProblem[];
	/** True where a path that was given by name could not be read, a project file has mistakes, or the analysis failed. */
	failed: boolean;
	/** What was there to be read; left out where all of it was looked at. */
	tree?: TreeDigest;
}

/** What analysing some paths works with. */
interface Run {
	result: PathsAnalysis;
	service: LanguageService;
	projects: Projects;
	terminal: Terminal;
	digest: TreeDigestBuilder | undefined;
	visit: (file: AnalysedFile) => void;
	/** How many files are to be looked at. */
	all: number;
	/** How many were so far, those that cannot be read among them. */
	looked: number;
}

/**
 * Analyses every C and C++ file that the paths stand for and hands each to `visit`, in the order of their names. What
 * goes wrong with one file is told to the user and does not stop the others.
 */
export async function analysePaths(
	given: GivenPaths,
	asked: AskedFor,
	terminal: Terminal,
	visit: (file: AnalysedFile) => void,
): Promise<PathsAnalysis> {
	return analyseWork(await workOf(given, asked), asked, terminal, visit);
}

/**
 * The same for what the paths were found to stand for. Files in `without`, by the names they are printed by, are those that
 * a thread has died of: they are told of, and not looked at.
 */
export async function analyseWork(
	{ units, troubles, empty, tree }: Work,
	asked: AskedFor,
	terminal: Terminal,
	visit: (file: AnalysedFile) => void,
	without: readonly string[] = [],
): Promise<PathsAnalysis> {
	const result: PathsAnalysis = { files: 0, problems: [], failed: false };
	const projects = openProjects(asked, terminal);
	const all = units.reduce((sum, { wanted }) => sum + wanted.length, 0);
	const digest = tree && new TreeDigestBuilder();
	const run: Run = { result, service: await languageService(), projects, terminal, digest, visit, all, looked: 0 };

	for (const trouble of troubles) {
		note(run, 'path', trouble);
	}
	for (const directory of empty) {
		terminal.tell({ id: 'cli.noSources', args: { directory } });
	}
	const isLeftOut = ({ file }: ListedFile) => without.includes(file);
	for (const { name, files, wanted } of units) {
		const asked = wanted.map((position) => files[position]!);
		for (const { file } of asked.filter(isLeftOut)) {
			note(run, 'file', { file, message: { id: 'files.analysisEnded' }, named: true });
		}
		await analyseUnit({ name, files: files.filter((each) => !isLeftOut(each)) }, new Set(asked), run);
	}
	terminal.progress(null);
	result.problems.push(...projects.problems);
	result.failed ||= projects.problems.length > 0;
	result.problems.sort(byFile);
	return { ...result, tree: tree && { ...tree, projects: digest!.projects() } };
}

function note({ result, terminal }: Run, of: LocatedProblem['of'], { file, message, named }: FileTrouble): void {
	result.problems.push({ file, message, of });
	result.failed ||= named;
	terminal.tell({ id: 'cli.skipped', args: { file, reason: inWords(message) } });
}

/** Links all files of a project and looks at those that are wanted. */
async function analyseUnit(unit: FileUnit, wanted: ReadonlySet<ListedFile>, run: Run): Promise<void> {
	const { service, projects, terminal, digest } = run;
	const project = unit.name === '' ? '' : `${path.basename(unit.name)}: `;
	const texts = new UnitTexts(
		(listed, message) => {
			if (wanted.has(listed)) {
				note(run, 'file', { file: listed.file, message, named: listed.named });
			}
		},
		({ file }) => terminal.begin?.(file),
	);
	const other = otherFiles(service, unit);
	let read = 0;
	await linkFiles(service, unit, texts, projects, {
		needsAll: digest !== undefined,
		read(listed, document) {
			const counts = { done: ++read, all: unit.files.length };
			terminal.progress({ id: 'cli.progress.reading', args: { ...counts, project, file: listed.file } });
			digest?.add(unit, listed, document, projects.settingsOf(listed.absolute));
		},
	});
	for (const listed of unit.files.filter((each) => wanted.has(each))) {
		const counts = { done: ++run.looked, all: run.all };
		terminal.progress({ id: 'cli.progress', args: { ...counts, project, file: listed.file } });
		if (texts.isDull(listed) && !service.units.sourceOf(uriOfPath(listed.absolute))) {
			visitDullFile(listed, other, run);
			continue;
		}
		const document = texts.read(listed);
		if (document) {
			visitFile(document, listed, other, run);
		}
	}
	service.units.close(unit.name);
}

const NOTHING: Analysis = { facts: { targets: [], sockets: [], problems: [] }, findings: [] };
const NO_PLACES = placesOf('');

/** A file that names nothing of interest was never read as text. */
function visitDullFile({ file, absolute }: ListedFile, other: OtherFile, { result, visit }: Run): void {
	result.files++;
	visit({ file, absolute, text: '', places: NO_PLACES, analysis: NOTHING, other });
}

function visitFile(document: SourceDocument, listed: ListedFile, other: OtherFile, run: Run): void {
	const analysed = analyse(run.service, document, listed, run.projects.settingsOf(listed.absolute), other);
	if ('reason' in analysed) {
		note(run, 'file', { file: listed.file, message: analysed.reason, named: true });
		return;
	}
	for (const message of limitsOf(analysed)) {
		note(run, 'file', { file: listed.file, message, named: false });
	}
	run.result.files++;
	run.visit(analysed);
}

/** As a comparison for sorting. */
export function byFile(a: { file: string }, b: { file: string }): number {
	return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
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
