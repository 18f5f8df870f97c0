import {
	type CodeAction,
	CodeActionKind,
	type Diagnostic,
	type DiagnosticRelatedInformation,
	DiagnosticSeverity,
	type Range,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction as ServiceCodeAction } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { Finding, Severity } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import type { ClientFeatures } from './client-features.js';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** A finding as a diagnostic, with no more in it than the client can show. */
export function toDiagnostic(finding: Finding, document: TextDocument, client: ClientFeatures): Diagnostic {
	const diagnostic: Diagnostic = {
		range: toRange(finding.span, document),
		severity: SEVERITY[finding.severity],
		code: finding.rule,
		source: 'bindsight',
		message: text(finding.message),
	};
	if (client.rulePages && client.codeDescription) {
		diagnostic.codeDescription = { href: `${client.rulePages}/${finding.rule}.md` };
	}
	if (client.relatedInformation && finding.related.length > 0) {
		diagnostic.relatedInformation = finding.related.map(
			(place): DiagnosticRelatedInformation => ({
				location: { uri: document.uri, range: toRange(place.span, document) },
				message: text(place.message),
			}),
		);
	}
	return diagnostic;
}

/** A fix as a code action; `shown` are the diagnostics that the client asked for fixes of. */
export function toCodeAction(
	action: ServiceCodeAction,
	document: TextDocument,
	shown: readonly Diagnostic[],
	client: ClientFeatures,
): CodeAction {
	return {
		title: action.title,
		kind: CodeActionKind.QuickFix,
		diagnostics: shown.filter((diagnostic) => diagnostic.code === action.rule && same(diagnostic.range, action.range)),
		...(action.preferred ? { isPreferred: true } : {}),
		edit: toWorkspaceEdit(action, document, client),
	};
}

function toWorkspaceEdit(action: ServiceCodeAction, document: TextDocument, client: ClientFeatures): WorkspaceEdit {
	const edits = action.edits.map(({ range, newText }) => ({ range, newText }));
	return client.versionedEdits
		? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
		: { changes: { [document.uri]: edits } };
}

function toRange(span: Span, document: TextDocument): Range {
	return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

function same(a: Range, b: Range): boolean {
	return (
		a.start.line === b.start.line &&
		a.start.character === b.start.character &&
		a.end.line === b.end.line &&
		a.end.character === b.end.character
	);
}
