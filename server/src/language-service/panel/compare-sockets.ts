import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { ComparedOrder, CompareSocketsAnswer } from '../../protocol/panel.js';
import type { BoundSocket } from '../../protocol/ports.js';
import type { Account, SharingModel } from '../../protocol/resolution.js';
import { matrixInWords } from '../matrix-in-words.js';
import { comparisonMarkdown } from './comparison-markdown.js';
import { meetingCases } from './meeting-cases.js';
import { placeInWords } from './place-in-words.js';

/** How two sockets are compared. */
export interface ComparisonQuestion {
	/** The table for sockets of user mode; those of the kernel keep their own. */
	model: SharingModel;
	account: Account;
}

/** Both orders of two sockets, each with its cells. */
export function compareSockets(
	one: BoundSocket,
	other: BoundSocket,
	{ model: asked, account }: ComparisonQuestion,
): Extract<CompareSocketsAnswer, { state: 'compared' }> {
	const model = one.model === 'wsk' ? one.model : asked;
	const orders = [orderOf('one', one, other, { model, account }), orderOf('other', other, one, { model, account })];
	const { modelTitle } = matrixInWords(model, account);
	const notes = notesOn(one, other).map(text);
	const answer = { state: 'compared', one, other, model, modelTitle, account, orders, notes } as const;
	return { ...answer, markdown: comparisonMarkdown(answer) };
}

function orderOf(
	which: ComparedOrder['first'],
	first: BoundSocket,
	second: BoundSocket,
	question: ComparisonQuestion,
): ComparedOrder {
	const cases = meetingCases(first, second, question);
	const says = [...new Set(cases.map((each) => each.says))];
	return {
		first: which,
		title: text({ id: 'panel.compare.order', args: namesOf(first, second) }),
		headline: says.length === 1 ? says[0]! : text({ id: 'panel.outcome.varies' }),
		meets: cases.some(({ meets }) => meets),
		cases: cases.map(({ compared }) => compared),
	};
}

/** By what the code calls them, where that tells them apart; else by where they are bound. */
function namesOf(first: BoundSocket, second: BoundSocket): { first: string; second: string } {
	return first.expression === second.expression || !first.expression || !second.expression
		? { first: placeInWords(first), second: placeInWords(second) }
		: { first: first.expression, second: second.expression };
}

function notesOn(one: BoundSocket, other: BoundSocket): Message[] {
	const isOpen = [one, other].some(
		({ port, protocol }) => port.kind === 'symbol' || port.kind === 'unknown' || protocol === 'unknown',
	);
	const isPosix = [one, other].some(({ targets }) => targets.every((target) => target === 'posix'));
	return [...(isOpen ? [{ id: 'panel.compare.taken' }] : []), ...(isPosix ? [{ id: 'panel.notice.noTable' }] : [])];
}
