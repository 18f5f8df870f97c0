import { CodeActionKind, type CompletionItem, type Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { FIX_ALL } from './capabilities.js';
import type { CatchingUp } from './catching-up.js';
import { checked, position, range, textDocument } from './checked-params.js';
import type { ClientFeatures } from './client-features.js';
import { completionData, toCompletionItem, withDocumentation } from './completion-request.js';
import type { PositionConverter } from './position-encoding.js';
import type { Settings } from './settings.js';
import { toHover } from './to-hover.js';
import { toCodeAction, toFixAll, toInlayHint } from './to-lsp.js';

/** What the requests need of the server. */
export interface DocumentRequestParts {
	client(): ClientFeatures;
	settings(): Settings;
	positions(): PositionConverter;
	settingsOf(uri: string): ProjectSettings;
	caughtUp: CatchingUp['withVersion'];
	/** The answer of the service for an open document; `otherwise` where it is not open or the service throws. */
	answer<T>(
		what: string,
		uri: string | undefined,
		otherwise: T,
		ask: (service: LanguageService, source: SourceDocument, document: TextDocument) => T,
	): T;
}

/** Parameters of a request about one document. */
interface DocumentParams {
	textDocument: { uri: string };
}

const place = z.object({ textDocument, position });
const stretch = z.object({ textDocument, range });
const resolvable = z.object({ label: z.string() });
const fixable = stretch.extend({
	context: z
		.object({
			only: z.array(z.string()).nullish(),
			diagnostics: z.array(z.object({ range })).optional(),
		})
		.optional(),
});

/** Wires the protocol's requests about an open document to a connection: hover, completion, hints, fixes. */
export function handleDocumentRequests(connection: Connection, parts: DocumentRequestParts): void {
	/** Asks with the client's positions in UTF-16 units, and answers with those that the client counts. */
	function answer<P extends DocumentParams, T>(
		what: string,
		params: P,
		otherwise: T,
		ask: (service: LanguageService, source: SourceDocument, params: P, document: TextDocument) => T,
	): T {
		return parts.answer(what, params.textDocument.uri, otherwise, (service, source, document) => {
			const positions = parts.positions();
			return positions.toClient(ask(service, source, positions.fromClient(params, document), document), document);
		});
	}

	connection.onHover(async (asked, token) => {
		checked(place, 'textDocument/hover', asked);
		if (!parts.settings().hoverEnabled) {
			return null;
		}
		await parts.caughtUp(asked.textDocument.uri, token);
		return answer('hover', asked, null, (service, source, { position, textDocument }) => {
			const hover = service.hover(source, position, parts.settingsOf(source.uri));
			return hover && toHover(hover, textDocument.uri, position, parts.client());
		});
	});

	function documented(item: CompletionItem, service: LanguageService, source: SourceDocument): CompletionItem {
		const data = completionData(item);
		return withDocumentation(item, data && service.optionDocumentation(source.uri, data.option), parts.client());
	}

	connection.onCompletion((asked) => {
		checked(place, 'textDocument/completion', asked);
		return answer('completion', asked, [], (service, source, { position }, document) => {
			const client = parts.client();
			const items = service
				.completions(source, position, parts.settingsOf(source.uri))
				.map((completion) => toCompletionItem(completion, document, client));
			return client.resolvesDocumentation ? items : items.map((item) => documented(item, service, source));
		});
	});

	connection.onCompletionResolve((item) => {
		checked(resolvable, 'completionItem/resolve', item);
		const uri = completionData(item)?.uri;
		return parts.answer('completion', uri, item, (service, source) => documented(item, service, source));
	});

	connection.languages.inlayHint.on(async (asked, token) => {
		checked(stretch, 'textDocument/inlayHint', asked);
		if (!parts.settings().inlayHintsEnabled) {
			return [];
		}
		await parts.caughtUp(asked.textDocument.uri, token);
		return answer('inlay hints', asked, [], (service, source, { range }) =>
			service.inlayHints(source, range, parts.settingsOf(source.uri)).map(toInlayHint),
		);
	});

	connection.onCodeAction(async (asked, token) => {
		checked(fixable, 'textDocument/codeAction', asked);
		const client = parts.client();
		if (!client.codeActions) {
			return [];
		}
		await parts.caughtUp(asked.textDocument.uri, token);
		return answer('code actions', asked, [], (service, source, { range, context }, document) => {
			const { only, diagnostics = [] } = context ?? {};
			const wants = (kind: string) => only?.some((each) => each === '' || `${kind}.`.startsWith(`${each}.`));
			const settings = parts.settingsOf(source.uri);
			const edits = wants(FIX_ALL) ? service.fixAll(source, settings).edits : [];
			const actions = !only || wants(CodeActionKind.QuickFix) ? service.codeActions(source, range, settings) : [];
			return [
				...actions.map((action) => toCodeAction(action, document, diagnostics, client)),
				...(edits.length > 0 ? [toFixAll(edits, document, client)] : []),
			];
		});
	});
}
