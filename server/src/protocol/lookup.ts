import type { SharingMatrix } from './matrix.js';
import type { CellPlace } from './panel.js';
import type { ResolveQuestion } from './resolution.js';
import type { ResolutionInWords } from './status-explanation.js';

/**
 * Parameters of `bindsight/resolve`: a question as `bindsight resolve --batch` takes it, for two binds that no code is
 * needed for. What is wrong with it is answered, not thrown.
 */
export type LookupParams = ResolveQuestion;

/** Answer of `bindsight/resolve`. */
export type LookupAnswer =
	| {
			state: 'resolved';
			resolution: ResolutionInWords;
			/** Where the answer stands in the model's table; null where the two do not meet as a cell of it does. */
			cell: CellPlace | null;
			markdown: string;
	  }
	/** `field` names what is wrong where one field is: `first.address`. */
	| { state: 'not-understood'; message: string; field: string | null };

export const LOOKUP_REQUEST = 'bindsight/resolve';

/** One printed table, under the name of its document. */
export interface DocumentedTable {
	/** "Winsock, Windows Server 2003 and later, one account" */
	title: string;
	/** What it applies to. For the article of 2008: that its cells are those of Windows XP and earlier. */
	appliesTo: string;
	document: { title: string; url: string };
	/** What a reader of the table must know. */
	caveats: readonly string[];
	matrix: SharingMatrix;
}

/** Answer of `bindsight/sharingTables`, which has no parameters: every table, newest documents first. */
export interface SharingTablesAnswer {
	tables: readonly DocumentedTable[];
}

export const SHARING_TABLES_REQUEST = 'bindsight/sharingTables';
