/** What has been done, in numbers that are the same on every machine. */
export interface Counts {
	filesRead: number;
	bytesRead: number;
	/** Files whose bytes were made a text. */
	filesDecoded: number;
	/** UTF-16 units that were cut into tokens. */
	textScanned: number;
	/** Tokens that rules, fixes and completion looked at, each as often as they have. */
	tokensRead: number;
	/** Items and macros that a grammar has read, each as often as it has, and their UTF-16 units. */
	itemsParsed: number;
	textParsed: number;
	/** Nodes of the grammars' trees. */
	nodesVisited: number;
	/** Functions that were run by themselves, with those that they call. */
	rootsRun: number;
	/** Single steps of control flow that were gone through with a state. */
	stepsRun: number;
}

/**
 * What this process has done so far. Only counted, where it is done, and looked at by tests: they hold the work for given
 * code to recorded figures, which a time could not be held to.
 */
export const counts: Counts = {
	filesRead: 0,
	bytesRead: 0,
	filesDecoded: 0,
	textScanned: 0,
	tokensRead: 0,
	itemsParsed: 0,
	textParsed: 0,
	nodesVisited: 0,
	rootsRun: 0,
	stepsRun: 0,
};
