import { text } from '../messages/text.js';
import type { MatrixLine } from '../protocol/matrix.js';
import type {
	Access,
	Confidence,
	Descriptor,
	Resolution,
	ResolveQuestion,
	SharingModel,
} from '../protocol/resolution.js';
import { resolve } from '../resolver/index.js';

/** A sharing option that the tables have a line for. */
export type TableOption = MatrixLine['option'];
export const TABLE_OPTIONS: readonly TableOption[] = ['none', 'reuse', 'exclusive'];
export type TableAddress = 'wildcard' | 'specific';
export const TABLE_ADDRESSES: readonly TableAddress[] = ['wildcard', 'specific'];

/** One bind, as much of it as a table asks for. */
export interface TableBind {
	option: TableOption;
	address: TableAddress;
	/** A wildcard over both families. */
	dualStack: boolean;
	descriptor: Descriptor;
}

/** anybody: always succeeds; permitted: where the account or the descriptor admits it; nobody: never. */
export type Admission = 'anybody' | 'permitted' | 'nobody';

/** A bind that meets another one, and what comes of it. */
export interface Meeting {
	option: TableOption;
	address: TableAddress;
	admission: Admission;
	resolution: Resolution;
}

/** There are few binds that a table tells apart, and everything that is said of a socket rests on the same answers. */
const kept = new Map<string, readonly Meeting[]>();

/** What every kind of later bind of the same port meets once `first` is bound; `access` where the check is decided. */
export function laterBinds(model: SharingModel, first: TableBind, access?: Access): readonly Meeting[] {
	return once('later', model, first, access, () =>
		everyLine((second) =>
			answerTo({ model, access, first, second: { ...second, dualStack: overBoth(second, first) } }),
		),
	);
}

/** What `second` meets over every kind of bind that may hold the port; `access` where the check is decided. */
export function earlierBinds(model: SharingModel, second: TableBind, access?: Access): readonly Meeting[] {
	return once('earlier', model, second, access, () =>
		everyLine((first) => answerTo({ model, access, first: { ...first, dualStack: overBoth(first, second) }, second })),
	);
}

function once(
	order: 'later' | 'earlier',
	model: SharingModel,
	{ option, address, dualStack, descriptor }: TableBind,
	access: Access | undefined,
	ask: () => Meeting[],
): readonly Meeting[] {
	const key = [order, model, option, address, dualStack, descriptor, access].join(' ');
	const known = kept.get(key) ?? ask();
	kept.set(key, known);
	return known;
}

/** The questions asked here always have an answer: no line has both options, and addresses are kinds. */
function answerTo(question: ResolveQuestion): Resolution {
	const answer = resolve(question);
	if ('error' in answer) {
		throw new Error(text(answer.error));
	}
	return answer;
}

/** Beside a dual-stack wildcard only a dual-stack wildcard is the same address; all others are one of its addresses. */
function overBoth(line: { address: TableAddress }, other: TableBind): boolean {
	return other.dualStack && line.address === 'wildcard' && other.address === 'wildcard';
}

function everyLine(ask: (line: { option: TableOption; address: TableAddress }) => Resolution): Meeting[] {
	return TABLE_ADDRESSES.flatMap((address) =>
		TABLE_OPTIONS.map((option) => {
			const resolution = ask({ option, address });
			return { option, address, admission: admissionOf(resolution), resolution };
		}),
	);
}

function admissionOf(resolution: Resolution): Admission {
	if (resolution.outcome === 'SUCCESS') {
		return 'anybody';
	}
	return resolution.branches?.granted.outcome === 'SUCCESS' ? 'permitted' : 'nobody';
}

/** From the surest to the least sure. */
const CONFIDENCES: readonly Confidence[] = ['verified', 'documented', 'inferred', 'open'];

/** How sure the least sure answer among the meetings is; at most documented, for not every cell of a table was run. */
export function weakest(meetings: readonly Meeting[]): Confidence {
	const sure = leastSure(meetings.map(({ resolution }) => resolution));
	return sure === 'verified' ? 'documented' : sure;
}

/** How sure the least sure of some answers is. */
export function leastSure(answers: readonly Pick<Resolution, 'confidence'>[]): Confidence {
	return CONFIDENCES[Math.max(0, ...answers.map(({ confidence }) => CONFIDENCES.indexOf(confidence)))] ?? 'open';
}
