import type { SharingModelDescription } from '../knowledge/sharing-models.js';
import type { Message } from '../protocol/messages.js';
import type { Resolution, ResolveQuestion } from '../protocol/resolution.js';
import type { AddressPair } from './pair.js';

type Answered = Pick<Resolution, 'outcome' | 'receiver' | 'confidence'> & { branches?: Resolution['branches'] };

interface NoteContext {
	model: SharingModelDescription;
	question: ResolveQuestion;
	pair: AddressPair;
	answer: Answered;
}

/** Where a note is due, in the order in which notes are given. */
const NOTES: readonly (readonly [id: string, isDue: (context: NoteContext) => boolean])[] = [
	['caveat.article-has-xp-cells', ({ model }) => model.name === 'winsock-2008-article'],
	['caveat.open-cell', isOpenCell],
	['caveat.exclusive-after-wildcard', isExclusiveInsideDefaultWildcard],
	['caveat.same-account-exception', isReuseOverDefaultWildcard],
	['resolver.note.receiver-undefined', ({ answer }) => answer.receiver === 'undefined'],
	['resolver.note.dual-stack-rule', ({ pair }) => pair.dualStack],
	['resolver.note.dual-stack-untested', ({ pair, answer }) => pair.dualStack && answer.confidence !== 'verified'],
	['resolver.note.no-dual-stack', ({ model, question }) => !model.hasDualStack && usesDualStack(question)],
	['caveat.dual-stack-text', ({ model, pair }) => model.name === 'winsock' && contradictsTheText(pair)],
	['resolver.note.mapped', ({ pair }) => pair.mappedWithoutDualStack],
	['resolver.note.group-address', ({ pair }) => pair.group !== null],
	['resolver.note.account-in-kernel', accountDoesNotDecide],
	['resolver.note.no-descriptor', ({ model, question }) => model.api === 'winsock' && hasDescriptor(question)],
];

/** What a reader must know besides the answer itself. */
export function notesOn(context: NoteContext): Message[] {
	const args = context.pair.group === null ? undefined : { address: context.pair.group };
	return NOTES.filter(([, isDue]) => isDue(context)).map(([id]) =>
		id === 'resolver.note.group-address' ? { id, args } : { id },
	);
}

function meetsAs(pair: AddressPair, first: string, second: string): boolean {
	return pair.relation.kind === 'meet' && pair.relation.first === first && pair.relation.second === second;
}

/** The one cell in which Winsock Kernel and Winsock differ beyond the access check. */
function isOpenCell({ model, question, pair }: NoteContext): boolean {
	const options = question.first.option === 'reuse' && question.second.option === 'none';
	return model.hasDualStack && options && meetsAs(pair, 'specific', 'specific');
}

function isExclusiveInsideDefaultWildcard({ model, question, pair, answer }: NoteContext): boolean {
	const options = question.first.option === 'none' && question.second.option === 'exclusive';
	return model.name === 'winsock' && options && meetsAs(pair, 'wildcard', 'specific') && answer.outcome !== 'DENIED';
}

function isReuseOverDefaultWildcard({ model, question, pair }: NoteContext): boolean {
	const options = question.first.option === 'none' && question.second.option === 'reuse';
	return model.name === 'winsock' && options && meetsAs(pair, 'wildcard', 'wildcard');
}

function usesDualStack({ first, second }: ResolveQuestion): boolean {
	return first.dualStack === true || second.dualStack === true;
}

function contradictsTheText(pair: AddressPair): boolean {
	const withIpv4 = pair.first.startsWith('ipv4') || pair.second.startsWith('ipv4');
	return pair.dualStack && withIpv4;
}

function accountDoesNotDecide({ model, question, answer }: NoteContext): boolean {
	const given = question.account === 'same' || question.account === 'different';
	return model.api === 'wsk' && given && answer.outcome === 'CHECK';
}

function hasDescriptor({ first }: ResolveQuestion): boolean {
	return first.descriptor === 'default' || first.descriptor === 'custom';
}
