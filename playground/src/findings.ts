import { forEachDiagnostic, type Diagnostic as Squiggle } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { CodeAction, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/browser';
import { spanOf } from './positions.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A fix that the server offers for a finding. */
export interface Fix {
	title: string;
	/** The version of the code that the edits are made for; null where the server named none. */
	version: number | null;
	edits: readonly TextEdit[];
}

/** One finding with its fixes. */
export interface Finding {
	severity: Severity;
	rule: string;
	message: string;
	diagnostic: Diagnostic;
	fixes: readonly Fix[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What the server published and the code actions that it has for each, as findings in the order of the text. */
export function findingsOf(found: readonly { diagnostic: Diagnostic; actions: readonly CodeAction[] }[]): Finding[] {
	return found
		.map(({ diagnostic, actions }) => ({
			severity: SEVERITIES[(diagnostic.severity ?? 1) - 1] ?? 'error',
			rule: String(diagnostic.code),
			message: typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
			diagnostic,
			fixes: actions.flatMap(({ title, edit }) => fixOf(title, edit)),
		}))
		.sort(({ diagnostic: { range: one } }, { diagnostic: { range: other } }) => compare(one.start, other.start));
}

function compare(one: { line: number; character: number }, other: typeof one): number {
	return one.line - other.line || one.character - other.character;
}

/** The edits of the only document that there is; nothing where the action has none. */
function fixOf(title: string, edit: WorkspaceEdit | undefined): Fix[] {
	return (edit?.documentChanges ?? []).flatMap((change) =>
		'edits' in change
			? [
					{
						title,
						version: change.textDocument.version,
						edits: change.edits.filter((each): each is TextEdit => 'newText' in each),
					},
				]
			: [],
	);
}

/** A finding as the editor marks it. */
export class FindingSquiggle implements Squiggle {
	readonly from: number;
	readonly to: number;
	readonly severity: Severity;
	readonly message: string;
	readonly source: string;
	readonly actions: Squiggle['actions'];

	constructor(
		readonly finding: Finding,
		doc: EditorState['doc'],
		apply: (fix: Fix) => void,
	) {
		const { from, to } = spanOf(doc, finding.diagnostic.range);
		this.from = from;
		this.to = to;
		this.severity = finding.severity;
		this.message = finding.message;
		this.source = finding.rule;
		this.actions = finding.fixes.map((fix) => ({ name: fix.title, apply: () => apply(fix) }));
	}
}

/** Where each finding stands in the text as it is now; one whose text is gone stands nowhere. */
export function placesOf(state: EditorState): Map<Finding, { from: number; to: number }> {
	const places = new Map<Finding, { from: number; to: number }>();
	forEachDiagnostic(state, (squiggle, from, to) => {
		if (squiggle instanceof FindingSquiggle) {
			places.set(squiggle.finding, { from, to });
		}
	});
	return places;
}
