import { SHARING_MODELS, type SharingModelDescription } from '../knowledge/sharing-models.js';
import { BIND_REFERENCE, EXCLUSIVEADDRUSE_ARTICLE } from '../knowledge/sources.js';
import type { Message } from '../protocol/messages.js';
import type { Confidence, Outcome, Resolution, ResolveQuestion } from '../protocol/resolution.js';
import { explainTable, sentence, statusOf } from './explanation.js';
import { notesOn } from './notes.js';
import { type AddressPair, pairAddresses } from './pair.js';
import { parseQuestion } from './question.js';
import { cellAt, lineOf, observation, readTables } from './table-answer.js';

/** Why a question has no answer. */
export interface ResolveError {
	error: Message;
}

/**
 * What happens to the second bind once the first holds its address.
 * Answers an error where the question is impossible (both options in Winsock, a bad address or port, an account that
 * contradicts the access). Never throws.
 */
export function resolve(question: ResolveQuestion): Resolution | ResolveError {
	return resolveInput(question);
}

/** The same for a question from outside, of which nothing is known yet: a line of JSON, a command line's flags. */
export function resolveInput(input: unknown): Resolution | ResolveError {
	const parsed = parseQuestion(input);
	if ('error' in parsed) {
		return parsed;
	}
	const { question } = parsed;
	const model = SHARING_MODELS.find(({ name }) => name === question.model)!;
	const error = contradiction(question) ?? bothInWinsock(model, question);
	if (error) {
		return { error };
	}
	const pair = pairAddresses(question.first, question.second);
	return 'error' in pair ? pair : answer(model, question, pair);
}

/** An answer before its notes and its status are added. */
interface Verdict extends Pick<Resolution, 'outcome' | 'receiver' | 'confidence' | 'sources' | 'explanation'> {
	branches?: { granted: Outcome; refused: Outcome };
}

function answer(model: SharingModelDescription, question: ResolveQuestion, pair: AddressPair): Resolution {
	const verdict =
		bothInKernel(model, question) ??
		specific2AfterWildcard(model, question, pair) ??
		differentEndpoints(model, question) ??
		differentAddresses(model, question, pair) ??
		meeting(model, question, pair);
	const { branches, ...rest } = verdict;
	const withStatus = (outcome: Outcome) => ({ outcome, status: statusOf(model, outcome) });
	return {
		model: question.model,
		first: question.first,
		second: question.second,
		...rest,
		status: statusOf(model, verdict.outcome),
		...(branches && { branches: { granted: withStatus(branches.granted), refused: withStatus(branches.refused) } }),
		notes: notesOn({ model, question, pair, answer: rest }),
	};
}

function meeting(model: SharingModelDescription, question: ResolveQuestion, pair: AddressPair): Verdict {
	if (pair.relation.kind !== 'meet') {
		throw new Error(`no table is read for ${pair.relation.kind}`);
	}
	const roles = pair.relation;
	const table = readTables(model, question, lineOf(question.first, roles.first), lineOf(question.second, roles.second));
	const seen = observation(model, question, pair, table.outcome);
	return {
		outcome: table.outcome,
		...(table.outcome === 'CHECK' && { branches: { granted: table.granted, refused: table.refused } }),
		receiver: table.receiverUndefined ? 'undefined' : 'defined',
		confidence: seen ? 'verified' : pair.dualStack ? 'inferred' : 'documented',
		sources: seen ? [...table.citations, seen] : table.citations,
		explanation: explainTable(model, question, roles, table),
	};
}

/** Another port or another protocol is another endpoint. Left out, they are the other bind's. */
function differentEndpoints(model: SharingModelDescription, question: ResolveQuestion): Verdict | undefined {
	const { first, second } = question;
	const source = model.source.title;
	if (first.port === 0 || second.port === 0) {
		return model.api === 'winsock'
			? success(model, question, 'ephemeral-port', 'documented', BIND_REFERENCE.title)
			: success(model, question, 'ephemeral-port', 'inferred', source);
	}
	if ((first.port ?? second.port) !== (second.port ?? first.port)) {
		return success(model, question, 'different-ports', 'documented', source);
	}
	if ((first.protocol ?? second.protocol) !== (second.protocol ?? first.protocol)) {
		return success(model, question, 'different-protocols', 'inferred', source);
	}
	return undefined;
}

function differentAddresses(
	model: SharingModelDescription,
	question: ResolveQuestion,
	pair: AddressPair,
): Verdict | undefined {
	if (pair.relation.kind === 'different-addresses') {
		return success(model, question, 'different-addresses', 'documented', specific2Source(model, question, 'specific'));
	}
	if (pair.relation.kind === 'different-families') {
		const seen = observation(model, question, pair, 'SUCCESS');
		const verdict = success(model, question, 'different-families', seen ? 'verified' : 'inferred', model.source.title);
		return seen ? { ...verdict, sources: [seen] } : verdict;
	}
	return undefined;
}

function specific2AfterWildcard(
	model: SharingModelDescription,
	question: ResolveQuestion,
	pair: AddressPair,
): Verdict | undefined {
	if (pair.relation.kind !== 'specific2-after-wildcard') {
		return undefined;
	}
	return {
		outcome: 'NOT_APPLICABLE',
		receiver: 'defined',
		confidence: 'documented',
		sources: [specific2Source(model, question, 'wildcard')],
		explanation: sentence('specific2-after-wildcard', question),
	};
}

/** Only the article of 2008 has cells for another specific address; the Winsock Kernel page says it in its text. */
function specific2Source(
	model: SharingModelDescription,
	question: ResolveQuestion,
	firstRole: 'wildcard' | 'specific',
): string {
	if (model.hasSpecific2) {
		const [first, second] = [lineOf(question.first, firstRole), lineOf(question.second, 'specific2')];
		return cellAt(model.tables.granted, first, second).citation;
	}
	return model.api === 'wsk' && firstRole === 'specific'
		? `${model.source.title}, last paragraph`
		: `${EXCLUSIVEADDRUSE_ARTICLE.title}, note on specific2`;
}

function success(
	model: SharingModelDescription,
	question: ResolveQuestion,
	reason: string,
	confidence: Confidence,
	source: string,
): Verdict {
	return {
		outcome: 'SUCCESS',
		receiver: 'defined',
		confidence,
		sources: [source],
		explanation: sentence(reason, question, statusOf(model, 'SUCCESS')),
	};
}

/** No document says what Winsock Kernel does with a socket that has both options. */
function bothInKernel(model: SharingModelDescription, question: ResolveQuestion): Verdict | undefined {
	if (question.first.option !== 'both' && question.second.option !== 'both') {
		return undefined;
	}
	return {
		outcome: 'NOT_APPLICABLE',
		receiver: 'defined',
		confidence: 'open',
		sources: [model.source.title],
		explanation: sentence('both-in-kernel', question),
	};
}

function bothInWinsock(model: SharingModelDescription, { first, second }: ResolveQuestion): Message | undefined {
	const side = first.option === 'both' ? 'first' : second.option === 'both' ? 'second' : undefined;
	return model.api === 'winsock' && side ? { id: 'resolver.error.both', args: { field: `${side}.option` } } : undefined;
}

function contradiction(question: ResolveQuestion): Message | undefined {
	const { account = 'unknown', access = 'unknown' } = question;
	const contradicts = (account === 'same' && access === 'refused') || (account === 'different' && access === 'granted');
	if (contradicts) {
		return { id: 'resolver.error.account-and-access', args: { account, access } };
	}
	const byDefault = question.model === 'wsk' && question.first.descriptor === 'default' && access === 'granted';
	return byDefault ? { id: 'resolver.error.descriptor-and-access' } : undefined;
}
