import type { Finding, Severity, TextEdit } from '../../protocol/findings.js';
import type { Message } from '../../protocol/messages.js';
import type { Target } from '../../protocol/targets.js';
import type { Places, PrintedRange } from '../places.js';
import { type Excerpt, excerptOf } from './excerpt.js';
import type { NestedMessage } from './nested-message.js';

/**
 * A finding with its places as they are printed, and its sentences not yet in words: plain data that another process can
 * print as this one would.
 */
export interface LocatedFinding {
	rule: string;
	severity: Severity;
	file: string;
	range: PrintedRange;
	message: Message;
	targets: readonly Target[];
	related: readonly { file: string; range: PrintedRange; message: Message }[];
	fixes: readonly {
		title: Message;
		safe: boolean;
		edits: readonly { file: string; range: PrintedRange; newText: string }[];
	}[];
	/** The lines around it. */
	excerpt: Excerpt;
	/** The same as long as its rule and its line stay, wherever the line moves in its file. */
	fingerprint: string;
}

/** Something that could not be read, or not be followed to its end. */
export interface LocatedProblem {
	file: string;
	message: NestedMessage;
	/** Whether a path that was given has it, a file that was looked at, or a project file. */
	of: 'path' | 'file' | 'project';
}

/** The name and the places of another file, by its uri. */
export type OtherFile = (uri: string) => { file: string; places: Places } | undefined;

/** `other` answers for the related places that stand in other files; one that it does not know is left out. */
export function locateFinding(
	finding: Finding,
	{ file, places, other }: { file: string; places: Places; other: OtherFile },
	fingerprint: string,
): LocatedFinding {
	const { rule, severity, message, targets } = finding;
	const range = places.printed(finding.span);
	return {
		...{ rule, severity, file, range, message, targets },
		related: finding.related.flatMap((place) => {
			const where = place.span.file === undefined ? { file, places } : other(place.span.file);
			return where ? [{ file: where.file, range: where.places.printed(place.span), message: place.message }] : [];
		}),
		fixes: finding.fixes.map((fix) => ({
			title: fix.title,
			safe: fix.safe,
			edits: fix.edits.map((edit) => locateEdit(edit, file, places)),
		})),
		excerpt: excerptOf(places, range),
		fingerprint,
	};
}

function locateEdit(edit: TextEdit, file: string, places: Places) {
	return { file, range: places.printed(edit.span), newText: edit.newText };
}
