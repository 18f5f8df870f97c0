import {
	type CompletionItem,
	CompletionItemKind,
	InsertTextFormat,
	InsertTextMode,
	MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../language-service/completion/completion.js';
import type { OptionDocumentation } from '../language-service/completion/completion-documentation.js';
import type { ClientFeatures } from './client-features.js';
import { escapedForSnippet } from './to-lsp.js';

/** What a completion is resolved by. */
interface CompletionData {
	uri: string;
	option: string;
}

/** A completion as the client takes it: with places to fill in where it has snippets, else as plain text. */
export function toCompletionItem(
	completion: Completion,
	document: TextDocument,
	client: ClientFeatures,
): CompletionItem {
	const { label, detail, kind, filterText, rank, among, span, placeholders, option } = completion;
	const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
	const isSnippet = client.snippetCompletions && placeholders.length > 0;
	const data: CompletionData | undefined = option === undefined ? undefined : { uri: document.uri, option };
	return {
		label,
		kind: kindFor(kind, client),
		...(detail === '' ? {} : { detail }),
		...(filterText === undefined ? {} : { filterText }),
		// Language servers for C sort by numbers and hexadecimal digits.
		sortText: `${among === 'first' ? '!' : '~'}${String(rank).padStart(3, '0')}`,
		textEdit: { range, newText: isSnippet ? snippetOf(completion) : completion.newText },
		...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
		// The lines are indented already.
		...(client.insertTextModes ? { insertTextMode: InsertTextMode.asIs } : {}),
		...(data ? { data } : {}),
	};
}

/** The data of an item that the client hands back; undefined where it is none of ours. */
export function completionData({ data }: CompletionItem): CompletionData | undefined {
	const { uri, option } = (data ?? {}) as { uri?: unknown; option?: unknown };
	return typeof uri === 'string' && typeof option === 'string' ? { uri, option } : undefined;
}

/** Older clients have no constants. */
function kindFor(kind: Completion['kind'], { completionKinds }: ClientFeatures): CompletionItemKind {
	const wanted = kind === 'constant' ? CompletionItemKind.Constant : CompletionItemKind.Snippet;
	return completionKinds.includes(wanted) ? wanted : CompletionItemKind.Value;
}

/** The item with what its option means. */
export function withDocumentation(
	item: CompletionItem,
	documentation: OptionDocumentation | undefined,
	{ markdownCompletions }: ClientFeatures,
): CompletionItem {
	if (!documentation) {
		return item;
	}
	const { markdown, plain } = documentation;
	return {
		...item,
		documentation: markdownCompletions
			? { kind: MarkupKind.Markdown, value: markdown }
			: { kind: MarkupKind.PlainText, value: plain },
	};
}

function snippetOf({ newText, placeholders }: Completion): string {
	const parts: string[] = [];
	let end = 0;
	placeholders.forEach((span, index) => {
		parts.push(escapedForSnippet(newText.slice(end, span.start)));
		parts.push(`\${${index + 1}:${escapedForSnippet(newText.slice(span.start, span.end))}}`);
		end = span.end;
	});
	return [...parts, escapedForSnippet(newText.slice(end))].join('');
}
