import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { LanguageService, SourceDocument } from '../language-service/service.js';
import { explanationMarkdown } from '../language-service/status-explanation/markdown.js';
import { text } from '../messages/text.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import {
	EXPLAIN_STATUS_REQUEST,
	type ExplainStatusAnswer,
	type ExplainStatusParams,
	type StatusExplanation,
} from '../protocol/status-explanation.js';
import type { ResolveError } from '../resolver/index.js';
import { MODEL_NAMES, OPTION_NAMES } from '../resolver/question.js';
import type { FailedBind, WhyQuestion } from '../resolver/why/index.js';
import { readyService } from './bound-sockets-in-sight.js';
import type { CatchingUp } from './catching-up.js';

/**
 * The parameters of `bindsight/explainStatus`, checked.
 * @throws ResponseError (InvalidParams) that names what is wrong.
 */
function checkExplainStatusParams(params: unknown): ExplainStatusParams {
	const given = (params ?? {}) as { [Name in keyof ExplainStatusParams]: unknown };
	const checks: Record<string, boolean> = {
		text: typeof given.text === 'string',
		model: isLeftOut(given.model) || MODEL_NAMES.some((name) => name === given.model),
		evidence: isLeftOut(given.evidence) || typeof given.evidence === 'string',
		secondOption: isLeftOut(given.secondOption) || OPTION_NAMES.some((name) => name === given.secondOption),
		secondAddress: isLeftOut(given.secondAddress) || typeof given.secondAddress === 'string',
		secondPort: isLeftOut(given.secondPort) || isWhole(given.secondPort, 1, 65535),
		textDocument: isLeftOut(given.textDocument) || typeof property(given.textDocument, 'uri') === 'string',
		position: isLeftOut(given.position) || isPosition(given.position),
	};
	const wrong = Object.keys(checks).find((name) => !checks[name]);
	if (wrong !== undefined) {
		const args = { request: EXPLAIN_STATUS_REQUEST, parameter: wrong };
		throw new ResponseError(ErrorCodes.InvalidParams, text({ id: 'server.wrongParameterOf', args }));
	}
	return given as ExplainStatusParams;
}

/** What the request needs of the server. */
export interface ExplainStatusParts {
	service(): LanguageService | undefined;
	caughtUp: CatchingUp['forRequest'];
	/** The open C or C++ document of that name. */
	sourceOf(uri: string | undefined): SourceDocument | undefined;
	settingsOf(uri: string): ProjectSettings;
}

/** Wires the request to a connection. */
export function handleExplainStatusRequest(connection: Connection, parts: ExplainStatusParts): void {
	async function answer(params: unknown, token: CancellationToken): Promise<ExplainStatusAnswer> {
		const { position, ...asked } = checkExplainStatusParams(params);
		await parts.caughtUp(position && asked.textDocument?.uri, token);
		const service = readyService(parts.service);
		const document = position && parts.sourceOf(asked.textDocument?.uri);
		const place = document && position && { document, position };
		const ofProject = document && parts.settingsOf(document.uri);
		return toAnswer(service.explainStatus(questionOf(asked), place, ofProject));
	}

	connection.onRequest<ExplainStatusAnswer, void>(EXPLAIN_STATUS_REQUEST, answer);
}

/** The question of a request, without the place. */
function questionOf(params: ExplainStatusParams): WhyQuestion {
	const { secondOption, secondAddress, secondPort } = params;
	const bind: FailedBind = {
		...(isLeftOut(secondOption) ? {} : { options: [secondOption!] }),
		...(isLeftOut(secondAddress) ? {} : { addresses: [secondAddress!] }),
		...(isLeftOut(secondPort) ? {} : { port: secondPort! }),
	};
	return { text: params.text, model: params.model ?? undefined, evidence: params.evidence ?? undefined, bind };
}

/** The answer of the service as the client takes it. */
function toAnswer(explanation: StatusExplanation | ResolveError): ExplainStatusAnswer {
	return 'error' in explanation
		? { state: 'not-understood', message: text(explanation.error) }
		: { state: 'explained', explanation, markdown: explanationMarkdown(explanation) };
}

function isLeftOut(value: unknown): boolean {
	return value === undefined || value === null;
}

function isPosition(value: unknown): boolean {
	return (['line', 'character'] as const).every((name) => isWhole(property(value, name), 0, Number.MAX_SAFE_INTEGER));
}

function isWhole(value: unknown, least: number, most: number): boolean {
	return typeof value === 'number' && Number.isInteger(value) && least <= value && value <= most;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
