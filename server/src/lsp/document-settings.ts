import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createProjectFiles, type LoadedProjectFile } from '../host/node/project-files.js';
import { text } from '../messages/text.js';
import { mergeSettings } from '../project/merge-settings.js';
import { problemInWords } from '../project/problem-in-words.js';
import type { ProjectSettings } from '../protocol/project-settings.js';

/** What is said of each document: by its project's file first, then by the editor's own settings. */
export interface DocumentSettings {
	of(uri: string): ProjectSettings;
	/** Replaces what the editor says. True where that is something new. */
	setEditorSettings(settings: ProjectSettings): boolean;
	/** Forgets what was read, and reads anew those project files that were in use and those that are named. */
	reload(uris: readonly string[]): void;
}

/** `send` is given the mistakes of a project file when it is read. */
export function createDocumentSettings(send: (params: PublishDiagnosticsParams) => void): DocumentSettings {
	const files = createProjectFiles();
	let editor: ProjectSettings = {};
	const inUse = new Set<string>();

	function use(loaded: LoadedProjectFile): void {
		if (!inUse.has(loaded.file)) {
			inUse.add(loaded.file);
			send({ uri: pathToFileURL(loaded.file).href, diagnostics: diagnosticsOf(loaded) });
		}
	}

	return {
		of(uri) {
			const file = pathOf(uri);
			const loaded = file === undefined ? undefined : files.for(file);
			if (!loaded) {
				return editor;
			}
			use(loaded);
			return mergeSettings(loaded.settings, editor);
		},
		setEditorSettings(settings) {
			const before = editor;
			editor = settings;
			return JSON.stringify(before) !== JSON.stringify(settings);
		},
		reload(uris) {
			const again = new Set([...inUse, ...uris.flatMap((uri) => pathOf(uri) ?? [])]);
			files.forget();
			inUse.clear();
			for (const file of again) {
				use(files.load(file));
			}
		},
	};
}

/** Undefined for what is not on this machine's disk. */
function pathOf(uri: string): string | undefined {
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}

function diagnosticsOf({ text: content, problems, unreadable }: LoadedProjectFile): Diagnostic[] {
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
