import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectFileContent, ProjectFileOfUri, WorkspaceFiles } from '../host/workspace-files.js';
import { text } from '../messages/text.js';
import { mergeSettings } from '../project/merge-settings.js';
import { problemInWords } from '../project/problem-in-words.js';
import { PROJECT_FILE } from '../project/project-file-schema.js';
import type { ProjectSettings } from '../protocol/project-settings.js';

/** What is said of each document: by its project's file first, then by the editor's own settings. */
export interface DocumentSettings {
	of(uri: string): ProjectSettings;
	/** Replaces what the editor says. True where that is something new. */
	setEditorSettings(settings: ProjectSettings): boolean;
	/** Forgets what was read, and reads anew those project files that were in use and those that are named. */
	reload(uris: readonly string[]): void;
	/** Whether a project file that is in use lies in a directory. */
	usesAnyIn(directory: string): boolean;
	/** Takes the mistakes away that were told of project files in directories, until a document needs one of them again. */
	forgetIn(directories: readonly string[]): void;
}

/** Whether a uri names a project file. */
export function isProjectFile(uri: string): boolean {
	return uri.endsWith(`/${PROJECT_FILE}`);
}

/** `send` is given the mistakes of a project file when it is read, and its text. */
export function createDocumentSettings(
	files: WorkspaceFiles,
	send: (params: PublishDiagnosticsParams, text: string) => void,
): DocumentSettings {
	let editor: ProjectSettings = {};
	const inUse = new Set<string>();

	function use(project: ProjectFileOfUri): void {
		if (!inUse.has(project.uri)) {
			inUse.add(project.uri);
			send({ uri: project.uri, diagnostics: diagnosticsOf(project) }, project.text);
		}
	}

	return {
		of(uri) {
			const project = files.projectFor(uri);
			if (!project) {
				return editor;
			}
			use(project);
			return mergeSettings(project.settings, editor);
		},
		setEditorSettings(settings) {
			const before = editor;
			editor = settings;
			return JSON.stringify(before) !== JSON.stringify(settings);
		},
		reload(uris) {
			const again = new Set([...inUse, ...uris.map((uri) => files.nameOf(uri))]);
			files.forgetProjects();
			inUse.clear();
			for (const project of [...again].flatMap((uri) => files.loadProject(uri) ?? [])) {
				use(project);
			}
		},
		usesAnyIn: (directory) => [...inUse].some((uri) => uri.startsWith(`${directory}/`)),
		forgetIn(directories) {
			for (const uri of [...inUse].filter((each) => directories.some((above) => each.startsWith(`${above}/`)))) {
				inUse.delete(uri);
				send({ uri, diagnostics: [] }, '');
			}
		},
	};
}

function diagnosticsOf({ text: content, problems, unreadable }: ProjectFileContent): Diagnostic[] {
	const common = { severity: DiagnosticSeverity.Error, source: 'bindsight' };
	if (unreadable) {
		const start = { line: 0, character: 0 };
		// A file that has gone is nobody's mistake.
		return unreadable.id === 'files.notFound'
			? []
			: [{ ...common, range: { start, end: start }, message: text(unreadable) }];
	}
	const document = TextDocument.create('', 'jsonc', 0, content);
	return problems.map((problem) => ({
		...common,
		range: { start: document.positionAt(problem.span.start), end: document.positionAt(problem.span.end) },
		message: problemInWords(problem),
	}));
}
