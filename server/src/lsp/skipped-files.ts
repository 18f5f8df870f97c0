import type { Connection } from 'vscode-languageserver';
import { NO_LONGER_SKIPPED_NOTIFICATION, type NoLongerSkippedParams } from '../protocol/recovery.js';

/** The files that the server is not to look into, because it fell over them; each until it changes. */
export class SkippedFiles {
	private readonly uris = new Set<string>();

	/** The client is told of each file that is no longer skipped. */
	constructor(private readonly connection: Connection) {}

	/** What the client says in `initializationOptions`. */
	read(initializationOptions: unknown): void {
		const { skip } = (initializationOptions ?? {}) as { skip?: unknown };
		for (const uri of Array.isArray(skip) ? skip : []) {
			this.uris.add(String(uri));
		}
	}

	get size(): number {
		return this.uris.size;
	}

	has(uri: string): boolean {
		return this.uris.has(uri);
	}

	/** A file was saved, or changed outside of the editor. True where it was skipped until then. */
	changed(uri: string): boolean {
		const wasSkipped = this.uris.delete(uri);
		if (wasSkipped) {
			const params: NoLongerSkippedParams = { uri };
			void this.connection.sendNotification(NO_LONGER_SKIPPED_NOTIFICATION, params);
		}
		return wasSkipped;
	}
}
