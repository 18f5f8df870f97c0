/** Answer of the request `bindsight/health`, which has no parameters: what a bug report needs, and nothing of anybody's code. */
export interface HealthAnswer {
	version: string;
	/** "Node v20.20.2". */
	runtime: string;
	/** Whole megabytes of the heap; null where nobody knows. */
	heapMegabytes: number | null;
	positionEncoding: string;
	diagnostics: 'pushed' | 'pulled';
	openDocuments: number;
	folders: number;
	/** Of the last analyses of open documents, in milliseconds. */
	timings: { count: number; median: number; most: number };
	/** How often something failed. */
	failures: number;
	/** What kept the analysis of open documents from seeing everything, counted by kind. */
	problems: Readonly<Record<string, number>>;
	/** How many files are left out, because the server fell over them. */
	skipped: number;
}

export const HEALTH_REQUEST = 'bindsight/health';
