import { BIND_STATUSES } from '../knowledge/bind-statuses.js';
import type { SharingModelDescription } from '../knowledge/sharing-models.js';
import type { Message } from '../protocol/messages.js';
import type { BindDescription, Outcome, ResolveQuestion, Status } from '../protocol/resolution.js';
import type { TableAnswer } from './table-answer.js';

type Role = 'wildcard' | 'specific';

/** The status that the caller of the second bind sees; null where the outcome is none of one bind. */
export function statusOf(model: SharingModelDescription, outcome: Outcome): Status | null {
	return outcome === 'CHECK' || outcome === 'NOT_APPLICABLE' ? null : BIND_STATUSES[model.api][outcome];
}

/** A sentence about two binds: what happens to the second one, and why. */
export function sentence(reason: string, question: ResolveQuestion, status: Status | null = null): Message {
	return {
		id: `resolver.why.${reason}`,
		args: {
			...describe('first', question.first),
			...describe('second', question.second),
			status: status ? `${status.name} (${status.value})` : '',
		},
	};
}

/** Why two binds that meet in these roles end as the table says. */
export function explainTable(
	model: SharingModelDescription,
	question: ResolveQuestion,
	roles: { first: Role; second: Role },
	answer: TableAnswer,
): Message {
	const status = statusOf(model, answer.outcome === 'CHECK' ? answer.refused : answer.outcome);
	const reason = model.hasDualStack
		? reasonSince2003(model, question, roles, answer)
		: reasonBefore2003(question.first, question.second);
	return sentence(reason, question, status);
}

/** The structure of the tables of Windows Server 2003 and later, and of Winsock Kernel. */
function reasonSince2003(
	model: SharingModelDescription,
	{ first, second }: ResolveQuestion,
	roles: { first: Role; second: Role },
	answer: TableAnswer,
): string {
	if (second.option === 'exclusive' && roles.second === 'wildcard') {
		return 'exclusive-wildcard-second';
	}
	if (roles.first === 'specific' && roles.second === 'wildcard') {
		return 'around-the-specific';
	}
	if (first.option === 'reuse' && second.option === 'reuse') {
		return roles.first === roles.second ? 'reuse-over-reuse' : 'reuse-inside-reuse';
	}
	if (roles.first === roles.second) {
		return roles.first === 'wildcard' ? 'same-wildcard' : 'same-specific';
	}
	if (first.option === 'exclusive') {
		return 'exclusive-wildcard-first';
	}
	return insideTheWildcard(model, first, answer);
}

/** A specific address inside another socket's wildcard: the only place where an access check decides. */
function insideTheWildcard(model: SharingModelDescription, first: BindDescription, answer: TableAnswer): string {
	const judge = model.api === 'wsk' ? 'descriptor' : 'account';
	if (answer.outcome === 'CHECK') {
		return `inside-by-${judge}`;
	}
	if (answer.outcome === 'SUCCESS') {
		return `inside-admitted-by-${judge}`;
	}
	return model.api === 'wsk' && first.descriptor === 'default'
		? 'inside-refused-by-default-descriptor'
		: `inside-refused-by-${judge}`;
}

/** Before Windows Server 2003 only the options count, not the addresses. */
function reasonBefore2003(first: BindDescription, second: BindDescription): string {
	if (second.option !== 'reuse') {
		return 'held-before-2003';
	}
	return first.option === 'exclusive' ? 'exclusive-before-2003' : 'taken-before-2003';
}

function describe(side: 'first' | 'second', bind: BindDescription): Record<string, string> {
	return {
		[`${side}Option`]: bind.option,
		[`${side}Address`]: bind.address,
		[`${side}DualStack`]: bind.dualStack ? 'yes' : 'no',
	};
}
