import type { Connection } from 'vscode-languageserver';
import { text } from '../messages/text.js';
import type { FileProblem } from '../protocol/sockets.js';
import { type ServerStatus, STATUS_NOTIFICATION } from '../protocol/status.js';

/** Tells the client what is not looked at, when that changes. */
export interface StatusNotifier {
	/** A folder has too many files to be linked. */
	folderTooLarge(folder: string, files: number): void;
	/** What the analysis of an open document met. */
	document(uri: string, problems: readonly FileProblem[]): void;
	/** An open document is not looked into, because the server fell over it. */
	skipped(uri: string): void;
	/** A document was closed. */
	closed(uri: string): void;
}

/** `isShown` says whether the client has a place for it. */
export function createStatusNotifier(connection: Connection, isShown: () => boolean): StatusNotifier {
	const folders = new Map<string, string>();
	const documents = new Map<string, string>();
	const logged = new Map<string, string>();
	let sent = JSON.stringify(statusOf(folders, documents));

	function send(): void {
		const status = statusOf(folders, documents);
		const content = JSON.stringify(status);
		if (isShown() && content !== sent) {
			sent = content;
			void connection.sendNotification(STATUS_NOTIFICATION, status);
		}
	}

	/** What crashed over a document, once for as long as it is the same. */
	function logCrashes(uri: string, problems: readonly FileProblem[]): void {
		const crashes = problems
			.filter(({ kind }) => kind === 'crash')
			.map(({ span, detail }) => `${detail} (${span.start})`);
		const reason = crashes.join(', ');
		if (reason !== '' && reason !== logged.get(uri)) {
			connection.console.error(text({ id: 'server.failed', args: { what: 'analysis', uri, reason } }));
		}
		logged.set(uri, reason);
	}

	return {
		folderTooLarge(folder, files) {
			folders.set(folder, text({ id: 'server.tooManyFiles', args: { folder: nameOf(folder), files } }));
			send();
		},
		document(uri, problems) {
			logCrashes(uri, problems);
			const kind = (['crash', 'limit'] as const).find((each) => problems.some((problem) => problem.kind === each));
			if (kind) {
				documents.set(uri, text({ id: 'server.notSeen', args: { file: nameOf(uri), kind } }));
			} else {
				documents.delete(uri);
			}
			send();
		},
		skipped(uri) {
			documents.set(uri, text({ id: 'server.skipped', args: { file: nameOf(uri) } }));
			send();
		},
		closed(uri) {
			documents.delete(uri);
			logged.delete(uri);
			send();
		},
	};
}

function statusOf(folders: ReadonlyMap<string, string>, documents: ReadonlyMap<string, string>): ServerStatus {
	return { workspace: [...folders.values()], documents: Object.fromEntries(documents) };
}

/** The last part of a uri, as a reader knows it. */
function nameOf(uri: string): string {
	const last =
		uri
			.replace(/(?<!\/)\/+$/, '')
			.split('/')
			.at(-1) ?? uri;
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
