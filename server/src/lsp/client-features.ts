import {
	CompletionItemKind,
	DiagnosticTag,
	type InitializeParams,
	InsertTextMode,
	MarkupKind,
} from 'vscode-languageserver';
import { negotiatedEncoding, type PositionEncoding } from './position-encoding.js';
import { bindsightSection } from './settings.js';

/** What the client can do, and what it told the server at the start. */
export interface ClientFeatures {
	/** What both sides count within a line from then on. */
	positionEncoding: PositionEncoding;
	pullsConfiguration: boolean;
	registersConfigurationChanges: boolean;
	/** Tells when folders come into its workspace, or go. */
	tellsFolders: boolean;
	/** Tells of changed files that the server asks it to watch. */
	watchesFiles: boolean;
	/** Asks for the diagnostics of a document whenever it wants them: none are sent to it then. */
	pullsDiagnostics: boolean;
	/** Asks for them again when it is told to. */
	refreshesDiagnostics: boolean;
	relatedInformation: boolean;
	codeDescription: boolean;
	/** Diagnostics can name the version of the document they are made for. */
	versionedDiagnostics: boolean;
	/** Fades what is not needed. */
	unnecessaryTag: boolean;
	/** Takes code actions with their edits; a client that takes nothing but commands is older than these. */
	codeActions: boolean;
	/** Edits can name the version of the document they are made for. */
	versionedEdits: boolean;
	/** Versioned edits can hold a place for the reader to fill in. */
	snippetEdits: boolean;
	/** Shows Markdown in hovers; else they are plain text. */
	markdownHovers: boolean;
	/** Shows Markdown beside completions; else plain text. */
	markdownCompletions: boolean;
	/** Asks for the documentation of a completion once it shows it. */
	resolvesDocumentation: boolean;
	/** The kinds of completions that it has an icon for. */
	completionKinds: readonly CompletionItemKind[];
	/** The commands that a link in a hover may run. */
	hoverCommands: readonly string[];
	/** Completions can hold places for the reader to fill in. */
	snippetCompletions: boolean;
	/** Completions can say that their lines are indented already. */
	insertTextModes: boolean;
	/** Asks for inlay hints again when it is told to. */
	refreshesInlayHints: boolean;
	/** Wants to know what the server works on. */
	followsWork: boolean;
	/** Has a place for what Bindsight does not see. */
	showsStatus: boolean;
	/** What its settings say under `bindsight`, where it told them at the start; they count until it says others. */
	settings: unknown;
	/** Where the pages of the rules are, without a slash at the end. */
	rulePages: string | undefined;
}

/** The kinds of the protocol's first version, from Text to Reference: what a client has that names none. */
const FIRST_COMPLETION_KINDS = Object.values(CompletionItemKind).filter((kind) => kind <= CompletionItemKind.Reference);

/** Reads `initialize`. Tolerates clients that leave anything out. */
export function readClientFeatures(params: InitializeParams): ClientFeatures {
	const workspace = params.capabilities?.workspace;
	const textDocument = params.capabilities?.textDocument;
	const completionItem = textDocument?.completion?.completionItem;
	// Since 3.18 pulled diagnostics have capabilities of their own.
	const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
	const refreshesDiagnostics = workspace?.diagnostics?.refreshSupport === true;
	const options: Record<string, unknown> = params.initializationOptions ?? {};
	const { rulePages, hoverCommands, settings, pushDiagnostics } = options;
	return {
		positionEncoding: negotiatedEncoding(params.capabilities?.general?.positionEncodings),
		pullsConfiguration: workspace?.configuration === true,
		registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		tellsFolders: workspace?.workspaceFolders === true,
		watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		// What is pulled and cannot be asked for again grows old: such a client is sent them, if it takes them at all.
		pullsDiagnostics:
			textDocument?.diagnostic !== undefined &&
			pushDiagnostics !== true &&
			(refreshesDiagnostics || !textDocument.publishDiagnostics),
		refreshesDiagnostics,
		relatedInformation: diagnostics?.relatedInformation === true,
		codeDescription: diagnostics?.codeDescriptionSupport === true,
		versionedDiagnostics: diagnostics?.versionSupport === true,
		unnecessaryTag: diagnostics?.tagSupport?.valueSet?.includes(DiagnosticTag.Unnecessary) === true,
		codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
		// A client that names no format is older than plain text in hovers.
		markdownHovers: prefersMarkdown(textDocument?.hover?.contentFormat ?? [MarkupKind.Markdown]),
		markdownCompletions: prefersMarkdown(completionItem?.documentationFormat ?? [MarkupKind.PlainText]),
		// A client that does not say what it asks for later asks for that.
		resolvesDocumentation: completionItem?.resolveSupport?.properties?.includes('documentation') !== false,
		completionKinds: textDocument?.completion?.completionItemKind?.valueSet ?? FIRST_COMPLETION_KINDS,
		hoverCommands: Array.isArray(hoverCommands) ? hoverCommands.filter((each) => typeof each === 'string') : [],
		snippetCompletions: completionItem?.snippetSupport === true,
		insertTextModes: completionItem?.insertTextModeSupport?.valueSet?.includes(InsertTextMode.asIs) === true,
		refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
		followsWork: options.tellsWork === true,
		showsStatus: options.showsStatus === true,
		settings: bindsightSection(settings) ?? settings,
		rulePages: typeof rulePages === 'string' && rulePages !== '' ? rulePages.replace(/(?<!\/)\/+$/, '') : undefined,
	};
}

/** The folders that the client works in, as far as it names them; a file that is opened alone has none. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
	if (workspaceFolders && workspaceFolders.length > 0) {
		return workspaceFolders.map((folder) => folder?.uri).filter((uri) => typeof uri === 'string');
	}
	const root = rootUri ?? (typeof rootPath === 'string' && rootPath !== '' ? uriOfPath(rootPath) : undefined);
	return typeof root === 'string' && root !== '' ? [root] : [];
}

/** Clients that are older than uris for their folder name its path, as their system writes it. */
function uriOfPath(path: string): string {
	const slashed = path.replaceAll('\\', '/');
	return new URL(
		`file://${slashed.startsWith('/') ? '' : '/'}${encodeURI(slashed).replace(/[?#]/g, encodeURIComponent)}`,
	).href;
}

/** Clients name the formats that they show in the order in which they like them. */
function prefersMarkdown(formats: readonly string[]): boolean {
	return (
		formats.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText) === MarkupKind.Markdown
	);
}
