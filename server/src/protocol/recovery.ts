/*
 * How a client that starts a fallen server again learns which file it fell over. It says `tellsWork: true` in
 * `initializationOptions`, and under `skip` the names of the files that are to be left out.
 */

/** What the server sends before it looks into a file, and once it waits for messages again. */
export interface WorkParams {
	/** The file, by the name that `skip` has for it; null for none. */
	uri: string | null;
}

export const WORK_NOTIFICATION = 'bindsight/work';

/** What the server sends when a file that was left out has been changed: it is looked into from then on. */
export interface NoLongerSkippedParams {
	uri: string;
}

export const NO_LONGER_SKIPPED_NOTIFICATION = 'bindsight/noLongerSkipped';
