import {
	type Connection,
	ErrorCodes,
	type InitializeParams,
	type InitializeResult,
	ResponseError,
	TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceFiles } from '../host/workspace-files.js';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import { type Locale, localeOf } from '../messages/locale.js';
import { speak, text } from '../messages/text.js';
import type { HealthAnswer } from '../protocol/health.js';
import { readyService } from './bound-sockets-in-sight.js';
import { initializeResult } from './capabilities.js';
import { createCatchingUp } from './catching-up.js';
import { checked, ofDocument } from './checked-params.js';
import { type ClientFeatures, foldersOf, readClientFeatures } from './client-features.js';
import { checkedChanges, openedTextDocument } from './document-changes.js';
import { createDocumentDiagnostics } from './document-diagnostics.js';
import { handleDocumentRequests } from './document-requests.js';
import { createDocumentSettings, isProjectFile } from './document-settings.js';
import { toSourceDocument } from './documents.js';
import { handleExplainStatusRequest } from './explain-status-request.js';
import { Health, handleHealthRequest } from './health.js';
import { OpenSources } from './open-sources.js';
import { handlePanelRequests } from './panel-requests.js';
import { handlePortsRequest } from './ports-request.js';
import { createPositionConverter } from './position-encoding.js';
import { beginReading } from './reading-progress.js';
import { registerWithClient } from './registrations.js';
import { bindsightSection, DEFAULT_SETTINGS, readSettings, type Settings } from './settings.js';
import { handleSharingMatrixRequest } from './sharing-matrix-request.js';
import { SkippedFiles } from './skipped-files.js';
import { createStatusNotifier } from './status-notifier.js';
import { createWorkNotifier } from './work-notifier.js';
import { createWorkspaceLinks, type WorkspaceLinks } from './workspace-links.js';

export interface ServerParts {
	/**
	 * Makes the language service; called once, with what the client says in `initialize`. It calls `begins` before it reads a
	 * file. May reject.
	 */
	createService(initializationOptions: unknown, begins: (uri: string) => void): Promise<LanguageService>;
	/** The files around the documents. */
	files: WorkspaceFiles;
	/** Told to the client. */
	version: string;
	/** What is spoken with a client that names no language; English where left out. */
	locale?: Locale;
	/** What the server runs on, for a bug report. */
	runtime?(): Pick<HealthAnswer, 'runtime' | 'heapMegabytes'>;
	/** Called when the client wants nothing more. */
	shutDown?(): void;
}

/** Wires a language service to a connection and starts to listen. */
export function startServer(connection: Connection, parts: ServerParts): void {
	const { files } = parts;
	const documents = new TextDocuments<TextDocument>({
		create: openedTextDocument,
		update(document, changes, version) {
			catchingUp.edited(document.uri);
			return checkedChanges(changes, version).reduce(
				(before, change) => positions.changed(before, change, version),
				document,
			);
		},
	});
	const skipped = new SkippedFiles(connection);
	const open = new OpenSources(
		documents,
		(uri) => files.nameOf(uri),
		(name) => skipped.has(name),
	);
	let service: LanguageService | undefined;
	let client: ClientFeatures = readClientFeatures({} as InitializeParams);
	let settings: Settings = DEFAULT_SETTINGS;
	let positions = createPositionConverter(client.positionEncoding, textOf);
	const documentSettings = createDocumentSettings(files, (params, text) => {
		const document = TextDocument.create(params.uri, 'jsonc', 0, text);
		void connection.sendDiagnostics(positions.toClient(params, document));
	});

	let links: WorkspaceLinks | undefined;
	let folders: readonly string[] = [];

	const catchingUp = createCatchingUp({
		service: () => service,
		openSource: (uri) => open.get(uri),
		settingsOf: (uri) => documentSettings.of(uri),
		begin: (uri) => work.begin(uri),
		letOthersRun: () => files.letOthersRun(),
	});
	const inSight = {
		service: () => service,
		caughtUp: catchingUp.forRequest,
		links: () => links,
		openSources: () => open.all(),
		openSource: (name: string) => open.named(name),
		sourceOf: (uri: string | undefined) => open.get(uri)?.source,
		settingsOf: (uri: string) => documentSettings.of(uri),
		letOthersRun: () => files.letOthersRun(),
	};
	const ports = handlePortsRequest(connection, {
		...inSight,
		failed: (uri, error) => report('ports', uri, error),
	});
	handlePanelRequests(connection, { ...inSight, failed: (uri, error) => report('panel', uri, error) });

	const status = createStatusNotifier(connection, () => client.showsStatus);
	const work = createWorkNotifier(connection, () => client.followsWork);
	const health = new Health();

	const diagnostics = createDocumentDiagnostics(connection, {
		...inSight,
		catchingUp,
		open,
		client: () => client,
		positions: () => positions,
		textOf,
		work,
		status,
		health,
		failed: (uri, error) => report('analysis', uri, error),
	});

	/** The text of a file that is linked. */
	function textOf(uri: string): string | undefined {
		return service?.units.sourceOf(uri)?.text;
	}

	function report(what: string, uri: string, error: unknown): void {
		health.failures++;
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		connection.console.error(text({ id: 'server.failed', args: { what, uri, reason } }));
	}

	/**
	 * The answer of the service for an open document; `otherwise` where it is not open or the service throws.
	 * @throws ResponseError where the server could not start.
	 */
	function answer<T>(
		what: string,
		uri: string | undefined,
		otherwise: T,
		ask: (service: LanguageService, source: SourceDocument, document: TextDocument) => T,
	): T {
		const asked = open.get(uri);
		const ready = readyService(() => service);
		if (!asked) {
			return otherwise;
		}
		try {
			work.begin(asked.source.uri);
			return ask(ready, asked.source, asked.document);
		} catch (error) {
			report(what, asked.document.uri, error);
			return otherwise;
		}
	}

	/** What is linked, or what projects say, has changed: nothing that was said of any document holds. */
	function refreshAll(): void {
		ports.changed();
		if (settings.inlayHintsEnabled) {
			refreshInlayHints();
		}
		for (const { uri } of documents.all()) {
			diagnostics.shown().refresh(uri);
		}
	}

	function refreshInlayHints(): void {
		if (client.refreshesInlayHints) {
			// A client that says no has nothing on screen to refresh.
			connection.languages.inlayHint.refresh().catch(() => undefined);
		}
	}

	async function pullSettings(): Promise<void> {
		try {
			applySettings(await connection.workspace.getConfiguration('bindsight'));
		} catch (error) {
			report('workspace/configuration', 'bindsight', error);
		}
	}

	/** A client that has no such settings answers null or nothing; what it said at the start counts then. */
	function applySettings(section: unknown): void {
		const hadInlayHints = settings.inlayHintsEnabled;
		settings = readSettings(section ?? client.settings);
		if (hadInlayHints !== settings.inlayHintsEnabled) {
			refreshInlayHints();
		}
		if (documentSettings.setEditorSettings(settings.project)) {
			links?.restart();
			refreshAll();
		}
	}

	connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<{ retry: boolean }>> => {
		speak(typeof params.locale === 'string' ? (localeOf(params.locale) ?? 'en') : (parts.locale ?? 'en'));
		client = readClientFeatures(params);
		positions = createPositionConverter(client.positionEncoding, textOf);
		settings = readSettings(client.settings);
		skipped.read(params.initializationOptions);
		documentSettings.setEditorSettings(settings.project);
		folders = foldersOf(params).map((uri) => files.nameOf(uri));
		try {
			service = await parts.createService(params.initializationOptions, work.begin);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			const message = text({ id: 'server.cannotStart', args: { reason } });
			return new ResponseError(ErrorCodes.InternalError, message, { retry: false });
		}
		links = linksOf(service);
		return initializeResult(parts.version, client);
	});

	function linksOf(service: LanguageService): WorkspaceLinks {
		const made = createWorkspaceLinks({
			files,
			units: service.units,
			settingsOf: (uri) => documentSettings.of(uri),
			open,
			isSkipped: (uri) => skipped.has(uri),
			changed: refreshAll,
			failed: (folder, error) => report('linking', folder, error),
			reading: (steps) => beginReading(connection, steps),
			linked: (folder, files, known) =>
				connection.console.info(text({ id: 'server.linked', args: { folder, files, known } })),
			tooMany: (folder, files) => {
				connection.console.warn(text({ id: 'server.tooManyFiles', args: { folder, files } }));
				status.folderTooLarge(folder, files);
			},
		});
		made.setFolders(folders);
		return made;
	}

	/** What else is open may be linked with a document that was edited; it is looked at when the typing pauses. */
	function refreshOthers(edited: string): void {
		for (const { uri } of documents.all()) {
			if (uri !== edited && service?.units.has(files.nameOf(uri))) {
				diagnostics.shown().affected(uri);
			}
		}
	}

	connection.onInitialized(async () => {
		const how = client.pullsDiagnostics ? 'pulled' : 'pushed';
		const args = { version: parts.version, encoding: client.positionEncoding, how };
		connection.console.info(text({ id: 'server.started', args }));
		await registerWithClient(connection, client, (method, error) => report(method, 'bindsight', error));
		if (client.tellsFolders) {
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const gone = new Set(removed.map(({ uri }) => files.nameOf(uri)));
				folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => files.nameOf(uri))];
				links?.setFolders(folders);
				documentSettings.forgetIn([...gone].map((uri) => uri.replace(/(?<!\/)\/+$/, '')));
				for (const { uri } of open.all()) {
					links?.opened(uri);
				}
				refreshAll();
			});
		}
		if (client.pullsConfiguration) {
			await pullSettings();
		}
	});

	connection.onDidChangeWatchedFiles(({ changes }) => {
		const uris = changes.map(({ uri }) => files.nameOf(uri));
		uris.forEach(readSkippedAgain);
		links?.filesChanged(uris.filter((uri) => !isProjectFile(uri)));
		// Of a directory that goes, a client may tell alone.
		if (uris.some((uri) => isProjectFile(uri) || documentSettings.usesAnyIn(uri))) {
			documentSettings.reload(uris.filter(isProjectFile));
			links?.restart();
			refreshAll();
		}
	});

	connection.onDidChangeConfiguration(async (change) => {
		if (client.pullsConfiguration) {
			await pullSettings();
		} else {
			applySettings(bindsightSection(change.settings));
		}
	});

	/** Where nobody tells of changed files, the project files are read again whenever a document is opened or saved. */
	function readProjectsAgain(): void {
		if (client.watchesFiles) {
			return;
		}
		const whatTheySay = () => JSON.stringify(open.all().map(({ uri }) => documentSettings.of(uri)));
		const before = whatTheySay();
		documentSettings.reload([]);
		if (whatTheySay() !== before) {
			links?.restart();
			refreshAll();
		}
	}

	/** A file that was skipped has changed: perhaps it can be read now. */
	function readSkippedAgain(uri: string): void {
		if (skipped.changed(uri)) {
			links?.filesChanged([uri]);
			refreshAll();
		}
	}

	documents.onDidSave(({ document }) => {
		readSkippedAgain(files.nameOf(document.uri));
		readProjectsAgain();
	});
	documents.onDidOpen(({ document }) => {
		const name = files.nameOf(document.uri);
		if (skipped.has(name)) {
			status.skipped(document.uri);
		}
		readProjectsAgain();
		if (toSourceDocument(document, name)) {
			links?.opened(name);
		}
	});
	documents.onDidChangeContent(({ document }) => {
		diagnostics.shown().changed(document.uri);
		refreshOthers(document.uri);
		ports.changed();
	});
	documents.onDidClose(({ document }) => {
		service?.forget(document.uri);
		catchingUp.closed(document.uri);
		diagnostics.shown().clear(document.uri);
		status.closed(document.uri);
		health.closed(document.uri);
		links?.filesChanged([files.nameOf(document.uri)]);
	});

	handleDocumentRequests(connection, {
		client: () => client,
		settings: () => settings,
		caughtUp: catchingUp.withVersion,
		positions: () => positions,
		settingsOf: (uri) => documentSettings.of(uri),
		answer,
	});

	handleSharingMatrixRequest(connection, {
		caughtUp: catchingUp.forRequest,
		versionOf: (uri) => documents.get(uri)?.version ?? 0,
		settingsOf: (uri) => documentSettings.of(uri),
		answer,
	});

	handleExplainStatusRequest(connection, inSight);

	handleHealthRequest(connection, health, () => ({
		version: parts.version,
		...(parts.runtime?.() ?? { runtime: '', heapMegabytes: null }),
		positionEncoding: client.positionEncoding,
		diagnostics: client.pullsDiagnostics ? 'pulled' : 'pushed',
		openDocuments: documents.all().length,
		folders: folders.length,
		skipped: skipped.size,
	}));

	connection.languages.diagnostics.on((params, token) => {
		checked(ofDocument, 'textDocument/diagnostic', params);
		return diagnostics.answer(params, token);
	});

	connection.onShutdown(() => {
		diagnostics.shown().dispose();
		parts.shutDown?.();
	});
	documents.listen(connection);
	connection.listen();
}
