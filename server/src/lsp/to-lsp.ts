import {
	type CodeAction,
	CodeActionKind,
	type Diagnostic,
	type DiagnosticRelatedInformation,
	DiagnosticSeverity,
	DiagnosticTag,
	type InlayHint,
	type Location,
	MarkupKind,
	type Range,
	type SnippetTextEdit,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InlayHint as ServiceInlayHint } from '../language-service/inlay-hints.js';
import type { CodeActionEdit, CodeAction as ServiceCodeAction } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { Finding, Severity, TextEdit as SpanEdit } from '../protocol/findings.js';
import type { Span } from '../protocol/positions.js';
import { unusedSuppression } from '../rules/unused-suppression.js';
import { FIX_ALL } from './capabilities.js';
import type { ClientFeatures } from './client-features.js';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** A finding as a diagnostic, with no more in it than the client can show. */
export function toDiagnostic(
	finding: Finding,
	document: TextDocument,
	client: ClientFeatures,
	textOf: (uri: string) => string | undefined,
): Diagnostic {
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
		diagnostic.relatedInformation = finding.related.flatMap((place): DiagnosticRelatedInformation[] => {
			const location = toLocation(place.span, document, textOf);
			return location ? [{ location, message: text(place.message) }] : [];
		});
	}
	if (client.unnecessaryTag && finding.rule === unusedSuppression.name && finding.message.args?.kind === 'unused') {
		diagnostic.tags = [DiagnosticTag.Unnecessary];
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
		edit: toWorkspaceEdit(action.edits, document, client),
	};
}

/** The edits of every safe fix as one code action. */
export function toFixAll(edits: readonly SpanEdit[], document: TextDocument, client: ClientFeatures): CodeAction {
	const placed = edits.map(({ span, newText }) => ({ range: toRange(span, document), newText }));
	return {
		title: text({ id: 'server.fixAll' }),
		kind: FIX_ALL,
		edit: toWorkspaceEdit(placed, document, client),
	};
}

/** A hint that stands apart from the code before it. */
export function toInlayHint({ position, label, tooltip }: ServiceInlayHint): InlayHint {
	return { position, label, paddingLeft: true, tooltip: { kind: MarkupKind.Markdown, value: tooltip } };
}

function toWorkspaceEdit(
	edits: readonly CodeActionEdit[],
	{ uri, version }: TextDocument,
	client: ClientFeatures,
): WorkspaceEdit {
	if (!client.versionedEdits) {
		return { changes: { [uri]: edits.map(toTextEdit) } };
	}
	const placed = edits.map((edit) => (client.snippetEdits ? toSnippetEdit(edit) : toTextEdit(edit)));
	return { documentChanges: [{ textDocument: { uri, version }, edits: placed }] };
}

function toTextEdit({ range, newText }: CodeActionEdit): TextEdit {
	return { range, newText };
}

function toSnippetEdit({ range, newText, placeholder }: CodeActionEdit): TextEdit | SnippetTextEdit {
	if (!placeholder) {
		return { range, newText };
	}
	const { start, end } = placeholder;
	const [before, inside, after] = [newText.slice(0, start), newText.slice(start, end), newText.slice(end)];
	const value = `${escapedForSnippet(before)}\${1:${escapedForSnippet(inside)}}${escapedForSnippet(after)}`;
	return { range, snippet: { kind: 'snippet', value } };
}

/** What has a meaning in a snippet, taken as it is. */
export function escapedForSnippet(words: string): string {
	return words.replace(/[\\$}]/g, '\\$&');
}

/** Undefined for a place in a file whose text nobody has. */
function toLocation(
	span: Span,
	document: TextDocument,
	textOf: (uri: string) => string | undefined,
): Location | undefined {
	if (span.file === undefined) {
		return { uri: document.uri, range: toRange(span, document) };
	}
	const content = textOf(span.file);
	return content === undefined
		? undefined
		: { uri: span.file, range: toRange(span, TextDocument.create(span.file, '', 0, content)) };
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
