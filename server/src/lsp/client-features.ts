import { type InitializeParams, InsertTextMode } from 'vscode-languageserver';
import { bindsightSection } from './settings.js';

/** What the client can do, and what it told the server at the start. */
export interface ClientFeatures {
	pullsConfiguration: boolean;
	registersConfigurationChanges: boolean;
	/** Tells when folders come into its workspace, or go. */
	tellsFolders: boolean;
	/** Tells of changed files that the server asks it to watch. */
	watchesFiles: boolean;
	relatedInformation: boolean;
	codeDescription: boolean;
	/** Edits can name the version of the document they are made for. */
	versionedEdits: boolean;
	/** Versioned edits can hold a place for the reader to fill in. */
	snippetEdits: boolean;
	/** Shows Markdown in hovers; else they are plain text. */
	markdownHovers: boolean;
	/** The commands that a link in a hover may run. */
	hoverCommands: readonly string[];
	/** Completions can hold places for the reader to fill in. */
	snippetCompletions: boolean;
	/** Completions can say that their lines are indented already. */
	insertTextModes: boolean;
	/** Asks for inlay hints again when it is told to. */
	refreshesInlayHints: boolean;
	/** Has a place for what Bindsight does not see. */
	showsStatus: boolean;
	/** What its settings say under `bindsight`, where it told them at the start; they count until it says others. */
	settings: unknown;
	/** Where the pages of the rules are, without a slash at the end. */
	rulePages: string | undefined;
}

/** Reads `initialize`. Tolerates clients that leave anything out. */
export function readClientFeatures(params: InitializeParams): ClientFeatures {
	const workspace = params.capabilities?.workspace;
	const completionItem = params.capabilities?.textDocument?.completion?.completionItem;
	const diagnostics = params.capabilities?.textDocument?.publishDiagnostics;
	const { rulePages, hoverCommands, settings }: Record<string, unknown> = params.initializationOptions ?? {};
	const hoverFormats = params.capabilities?.textDocument?.hover?.contentFormat;
	return {
		pullsConfiguration: workspace?.configuration === true,
		registersConfigurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
		tellsFolders: workspace?.workspaceFolders === true,
		watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
		relatedInformation: diagnostics?.relatedInformation === true,
		codeDescription: diagnostics?.codeDescriptionSupport === true,
		versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
		snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
		// A client that names no format is older than plain text in hovers.
		markdownHovers: hoverFormats === undefined || hoverFormats.includes('markdown'),
		hoverCommands: Array.isArray(hoverCommands) ? hoverCommands.filter((each) => typeof each === 'string') : [],
		snippetCompletions: completionItem?.snippetSupport === true,
		insertTextModes: completionItem?.insertTextModeSupport?.valueSet?.includes(InsertTextMode.asIs) === true,
		refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
		showsStatus: params.initializationOptions?.showsStatus === true,
		settings: bindsightSection(settings) ?? settings,
		rulePages: typeof rulePages === 'string' && rulePages !== '' ? rulePages.replace(/\/+$/, '') : undefined,
	};
}
