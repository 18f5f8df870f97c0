import type { SharingMatrixAnswer } from '../protocol/matrix.js';
import type { BoundSocket, BoundSockets } from '../protocol/ports.js';
import type { Position, Range } from '../protocol/positions.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { StatusExplanation } from '../protocol/status-explanation.js';
import type { ResolveError } from '../resolver/index.js';
import type { WhyQuestion } from '../resolver/why/index.js';
import type { Rule } from '../rules/rule.js';
import { type AnalysedDocument, analysedDocument, offsetIn } from './analysed-document.js';
import { type BoundSocketsQuestion, boundSocketsOf } from './bound-sockets.js';
import { boundedCache } from './bounded-cache.js';
import { type CodeAction, codeActions } from './code-actions.js';
import { type Completion, completions } from './completion/completion.js';
import { type OptionDocumentation, optionDocumentation } from './completion/completion-documentation.js';
import { diagnose } from './diagnostics.js';
import type { Analysis, SourceDocument } from './documents.js';
import type { FactsReader } from './facts-of.js';
import { FindingsElsewhere } from './findings-elsewhere.js';
import { type FixedDocument, fixAll } from './fix-all.js';
import { type Hover, hover } from './hover/hover.js';
import { type InlayHint, inlayHints } from './inlay-hints.js';
import { LinkedUnits } from './linked-units.js';
import { boundSocketAt, type SocketPlace } from './panel/bound-at.js';
import { type SharingMatrixQuestion, sharingMatrix } from './sharing-matrix.js';
import { statusExplanation } from './status-explanation/status-explanation.js';

export type { CodeAction, CodeActionEdit } from './code-actions.js';
export type { Analysis, SourceDocument } from './documents.js';
export type { Hover } from './hover/hover.js';
export type { SharingMatrixQuestion } from './sharing-matrix.js';

/**
 * The one facade that lsp/ and cli/ use. Pure: no I/O, no clock, no VS Code. `settings` is what the document's project
 * says.
 */
export interface LanguageService {
	/** Facts and findings; answered from a cache where uri, version, text and settings are the same as before. */
	analyse(document: SourceDocument, settings?: ProjectSettings): Analysis;
	/**
	 * Does a piece of the work behind what the others answer of a document, so that something else can be served in between;
	 * false where none of it is left that can be done in pieces. Throws what they would throw.
	 */
	advance(document: SourceDocument, settings?: ProjectSettings): boolean;
	hover(document: SourceDocument, position: Position, settings?: ProjectSettings): Hover | null;
	/** The fixes for the findings that touch the range, then what suppresses them. */
	codeActions(document: SourceDocument, range: Range, settings?: ProjectSettings): CodeAction[];
	/** Applies the safe fixes, those that new findings bring included, and nothing else. */
	fixAll(document: SourceDocument, settings?: ProjectSettings): FixedDocument;
	sharingMatrix(
		document: SourceDocument,
		question: SharingMatrixQuestion,
		settings?: ProjectSettings,
	): SharingMatrixAnswer;
	/** What explains a status: first binds, causes outside the table, evidence. With a place, for the socket bound there. */
	explainStatus(
		question: WhyQuestion,
		place?: { document: SourceDocument; position: Position },
		settings?: ProjectSettings,
	): StatusExplanation | ResolveError;
	/** What may be completed at a place. */
	completions(document: SourceDocument, position: Position, settings?: ProjectSettings): Completion[];
	/** What an option means that was offered last in that document. */
	optionDocumentation(uri: string, option: string): OptionDocumentation | undefined;
	/** What is bound, beside each call that binds in a range. */
	inlayHints(document: SourceDocument, range: Range, settings?: ProjectSettings): InlayHint[];
	/** The socket that is meant at a place, as it is bound; undefined where none is, or the file does not bind it. */
	boundSocketAt(document: SourceDocument, place: SocketPlace, settings?: ProjectSettings): BoundSocket | undefined;
	/** Every bind of linked units and of open documents, found file by file. */
	boundSockets(asked: BoundSocketsQuestion): Promise<BoundSockets>;
	/** Forgets a document. */
	forget(uri: string): void;
	/** The files that are linked with each other: what is taken in there is known wherever else it is called. */
	readonly units: LinkedUnits;
}

/** What the service is made of. */
export interface LanguageServiceParts {
	/** What is known of a text by itself. May throw: then the feature that asked throws, and nothing else is harmed. */
	factsOf: FactsReader['factsOf'];
	/** The tokens of a document; left out, its text is cut into them once more. */
	tokensOf?: FactsReader['tokensOf'];
	/** Makes files to be linked; left out, every file stands by itself. */
	linkedFiles?: FactsReader['linkedFiles'];
	/** What files are looked through for; left out, every file is of interest. */
	namesOfInterest?: FactsReader['namesOfInterest'];
	rules: readonly Rule[];
}

/** How many documents are kept analysed: as many as a person moves between. */
const KEPT_DOCUMENTS = 32;

/** The language service on top of an analysis and rules. */
export function createLanguageService(parts: LanguageServiceParts): LanguageService {
	const kept = boundedCache<string, AnalysedDocument & { settingsKey: string; stamp: number }>(KEPT_DOCUMENTS);
	const units = new LinkedUnits(parts);
	const findingsElsewhere = new FindingsElsewhere(units, parts.rules);
	const { tokensOf } = parts;

	let completed: { uri: string; text: string; facts: FileFacts } | undefined;

	function keyOf(settings: ProjectSettings): string {
		return JSON.stringify(settings);
	}

	/** What was found out of a document, where it holds. */
	function knownOf({ uri, version, text }: SourceDocument, settings: ProjectSettings): AnalysedDocument | undefined {
		const known = kept.get(uri);
		const isSame = known?.version === version && known.settingsKey === keyOf(settings);
		return isSame && known.text === text && known.stamp === units.stampOf(uri) ? known : undefined;
	}

	function analysed(document: SourceDocument, settings: ProjectSettings = {}): AnalysedDocument {
		const known = knownOf(document, settings);
		if (known) {
			return known;
		}
		const found = analyseAnew(document, settings);
		const result = { ...found, settingsKey: keyOf(settings), stamp: units.stampOf(document.uri) };
		kept.set(document.uri, result);
		return result;
	}

	function analyseAnew(document: SourceDocument, settings: ProjectSettings): AnalysedDocument {
		const found = units.factsOf(document, settings);
		const fromElsewhere = findingsElsewhere.about(document.uri, settings);
		const read = { text: document.text, facts: found.facts, tokens: tokensOf && (() => tokensOf(document)) };
		const { findings, problems } = diagnose(read, parts.rules, settings, fromElsewhere);
		const facts = { ...found.facts, problems: [...found.facts.problems, ...problems] };
		return analysedDocument(document, found.items, { facts, findings });
	}

	/** What is known of the code around what is being typed: by itself, so that nothing linked hears of it. */
	function factsToComplete({ uri, text, ...document }: SourceDocument, settings: ProjectSettings = {}): FileFacts {
		if (completed?.text !== text || completed.uri !== uri) {
			const { facts } = parts.factsOf({ uri, text, ...document }, settings.targets, settings.libraries);
			completed = { uri, text, facts };
		}
		return completed.facts;
	}

	return {
		analyse: (document, settings) => {
			const { facts, findings } = analysed(document, settings);
			return { facts, findings };
		},
		advance: (document, settings = {}) =>
			!knownOf(document, settings) && (units.advance(document) || findingsElsewhere.advance(document.uri, settings)),
		hover: (document, position, settings) => hover(analysed(document, settings), position),
		codeActions: (document, range, settings) => codeActions(analysed(document, settings), range),
		fixAll: (document, settings = {}) =>
			fixAll(document.text, (text) =>
				text === document.text ? analysed(document, settings) : analyseAnew({ ...document, text }, settings),
			),
		sharingMatrix: (document, question, settings) => sharingMatrix(analysed(document, settings), question, settings),
		explainStatus: (question, place, settings) =>
			statusExplanation(question, place && { document: analysed(place.document, settings), position: place.position }),
		completions: (document, position, settings) =>
			completions(document, offsetIn(document, position), (text) => factsToComplete({ ...document, text }, settings)),
		optionDocumentation: (uri, option) =>
			optionDocumentation(option, completed?.uri === uri ? completed.facts.targets : []),
		inlayHints: (document, range, settings) => inlayHints(analysed(document, settings), range),
		boundSocketAt: (document, place, settings) => boundSocketAt(analysed(document, settings), place),
		boundSockets: (asked) =>
			boundSocketsOf({ links: units, factsOf: (document, settings) => analysed(document, settings).facts }, asked),
		forget: (uri) => kept.delete(uri),
		units,
	};
}
