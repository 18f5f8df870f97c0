/** What keeps Bindsight from seeing everything, put into words; all empty where nothing does. */
export interface ServerStatus {
	/** Folders that are not linked. */
	workspace: readonly string[];
	/** What was not looked at in open documents, by their uris. */
	documents: Readonly<Record<string, string>>;
}

/** What the server sends to a client that shows it, when it has changed. */
export const STATUS_NOTIFICATION = 'bindsight/status';
