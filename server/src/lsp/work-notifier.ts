import type { Connection } from 'vscode-languageserver';
import { WORK_NOTIFICATION, type WorkParams } from '../protocol/recovery.js';

/** Tells the client what the server works on, so that the client knows it where the server never comes back. */
export interface WorkNotifier {
	/** Begins with a file; it ends once messages are read again. */
	begin(uri: string): void;
}

/** `isWanted` says whether the client wants to know. */
export function createWorkNotifier(connection: Connection, isWanted: () => boolean): WorkNotifier {
	let told: string | null = null;

	function tell(uri: string | null): void {
		if (told !== uri) {
			told = uri;
			const params: WorkParams = { uri };
			void connection.sendNotification(WORK_NOTIFICATION, params);
		}
	}

	return {
		begin(uri) {
			if (!isWanted()) {
				return;
			}
			if (told === null) {
				setTimeout(() => tell(null));
			}
			tell(uri);
		},
	};
}
