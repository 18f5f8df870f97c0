import type { Finding } from '../protocol/findings.js';
import type { SharingMatrixAnswer, SharingMatrixParams } from '../protocol/matrix.js';
import type { Position, Range } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { StatusExplanation } from '../protocol/status-explanation.js';
import type { Target } from '../protocol/targets.js';
import type { ResolveError } from '../resolver/index.js';
import type { WhyQuestion } from '../resolver/why/index.js';
import type { Rule } from '../rules/rule.js';
import { type AnalysedDocument, analysedDocument, type TextFacts } from './analysed-document.js';
import { boundedCache } from './bounded-cache.js';
import { codeActions } from './code-actions.js';
import { diagnose } from './diagnostics.js';
import { hover } from './hover/hover.js';
import { sharingMatrix } from './sharing-matrix.js';
import { statusExplanation } from './status-explanation/status-explanation.js';

/** A text with a name. `languageId` is VS Code's: `c` or `cpp`; `version` grows with every change. */
export interface SourceDocument {
	uri: string;
	languageId: 'c' | 'cpp';
	version: number;
	text: string;
}

/** Everything that was found out about one version of one document. */
export interface Analysis {
	facts: FileFacts;
	/** Sorted by start, then by rule. */
	findings: readonly Finding[];
}

export interface Hover {
	range: Range;
	/** Markdown; nothing in it comes from the analysed code unescaped. */
	markdown: string;
}

export interface CodeAction {
	title: string;
	/** The finding it mends: rule and range. */
	rule: string;
	range: Range;
	/** Offered first among the actions of its finding. */
	preferred: boolean;
	safe: boolean;
	edits: readonly { range: Range; newText: string }[];
}

export type SharingMatrixQuestion = Omit<SharingMatrixParams, 'textDocument'>;

/**
 * The one facade that lsp/ and cli/ use. Pure: no I/O, no clock, no VS Code. `targets` is what to look at; left out, the
 * file itself shows it.
 */
export interface LanguageService {
	/** Facts and findings; answered from a cache where uri, version, text and targets are the same as before. */
	analyse(document: SourceDocument, targets?: readonly Target[]): Analysis;
	hover(document: SourceDocument, position: Position, targets?: readonly Target[]): Hover | null;
	/** The fixes for the findings that touch the range. */
	codeActions(document: SourceDocument, range: Range, targets?: readonly Target[]): CodeAction[];
	sharingMatrix(
		document: SourceDocument,
		question: SharingMatrixQuestion,
		targets?: readonly Target[],
	): SharingMatrixAnswer;
	/** What explains a status: first binds, causes outside the table, evidence. With a place, for the socket bound there. */
	explainStatus(
		question: WhyQuestion,
		place?: { document: SourceDocument; position: Position },
		targets?: readonly Target[],
	): StatusExplanation | ResolveError;
	/** Forgets a document. */
	forget(uri: string): void;
}

/** What the service is made of. */
export interface LanguageServiceParts {
	/** What is known of a text. May throw: then the feature that asked throws, and nothing else is harmed. */
	factsOf(document: SourceDocument, targets?: readonly Target[]): TextFacts;
	rules: readonly Rule[];
}

/** How many documents are kept analysed: as many as a person moves between. */
const KEPT_DOCUMENTS = 32;

/** The language service on top of an analysis and rules. */
export function createLanguageService(parts: LanguageServiceParts): LanguageService {
	const kept = boundedCache<string, AnalysedDocument & { targets: string }>(KEPT_DOCUMENTS);

	function analysed(document: SourceDocument, targets?: readonly Target[]): AnalysedDocument {
		const asked = targets?.join() ?? '';
		const known = kept.get(document.uri);
		if (known?.version === document.version && known.targets === asked && known.text === document.text) {
			return known;
		}
		const found = parts.factsOf(document, targets);
		const { findings, problems } = diagnose(document.text, found.facts, parts.rules);
		const facts = { ...found.facts, problems: [...found.facts.problems, ...problems] };
		const result = { ...analysedDocument(document, found.items, { facts, findings }), targets: asked };
		kept.set(document.uri, result);
		return result;
	}

	return {
		analyse: (document, targets) => {
			const { facts, findings } = analysed(document, targets);
			return { facts, findings };
		},
		hover: (document, position, targets) => hover(analysed(document, targets), position),
		codeActions: (document, range, targets) => codeActions(analysed(document, targets), range),
		sharingMatrix: (document, question, targets) => sharingMatrix(analysed(document, targets), question),
		explainStatus: (question, place, targets) =>
			statusExplanation(question, place && { document: analysed(place.document, targets), position: place.position }),
		forget: (uri) => kept.delete(uri),
	};
}
