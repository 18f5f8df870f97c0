import { CAUSES_OUTSIDE_THE_TABLE, type CauseOutsideTheTable, SYSTEM_PROCESS } from '../../knowledge/other-causes.js';
import type { SharingModelDescription } from '../../knowledge/sharing-models.js';
import { WINSOCK_STATUS_OF } from '../../knowledge/status-words.js';
import type { Message } from '../../protocol/messages.js';
import type { CauseState } from '../../protocol/status-explanation.js';
import { isWildcard, parseAddress } from '../address.js';
import type { Evidence } from '../evidence/evidence.js';
import type { FailedBind } from './failed-bind.js';
import { covers, type WeighedEvidence } from './weigh-evidence.js';

/** A cause outside the table, as OtherCause in protocol/ has it, not in words yet. */
export interface PossibleCause {
	name: string;
	cause: Message;
	command: string;
	tell: Message;
	state: CauseState;
	source: string;
}

/** The causes of a status that no table holds, the likeliest first: those that the evidence shows, then by what is known. */
export function otherCauses(
	statusName: string,
	model: SharingModelDescription,
	bind: FailedBind,
	pasted: { evidence: Evidence; entries: readonly WeighedEvidence[] } | null,
): PossibleCause[] {
	const fits = (cause: CauseOutsideTheTable) =>
		strikes(cause, statusName, model) &&
		!(cause.protocol && bind.protocol && bind.protocol !== cause.protocol) &&
		!(cause.name === 'dual-stack-holder' && (!model.hasDualStack || hasLiteral(bind))) &&
		!(cause.specificAddress && isWildcardOnly(bind)) &&
		!(cause.name === 'ports-exhausted' && bind.call === 'bind' && bind.port !== undefined);
	const state = (cause: CauseOutsideTheTable) => (pasted ? stateOf(cause, bind, pasted) : 'open');
	const process = pasted?.entries.find((entry) => entry.process !== null)?.process ?? null;
	return CAUSES_OUTSIDE_THE_TABLE.filter(fits)
		.map((cause, index) => ({ cause, index, state: state(cause), rank: rankOf(cause, bind) }))
		.sort((a, b) => order(a.state) - order(b.state) || a.rank - b.rank || a.index - b.index)
		.map(({ cause, state }) => inMessages(cause, bind, process, state));
}

function strikes(cause: CauseOutsideTheTable, status: string, model: SharingModelDescription): boolean {
	return model.api === 'wsk'
		? cause.kernelStatuses.includes(status) || (cause.statuses.includes(status) && cause.kernelStatuses.length > 0)
		: cause.statuses.includes(WINSOCK_STATUS_OF[status] ?? status);
}

function order(state: CauseState): number {
	return { found: 0, open: 1, 'ruled-out': 2 }[state];
}

/** What fits the port and the call comes first, what contradicts them last. */
function rankOf({ likelihood, call }: CauseOutsideTheTable, bind: FailedBind): number {
	if (call !== undefined && bind.call !== undefined && call !== bind.call) {
		return 3;
	}
	if (bind.call === 'connect') {
		return call === 'connect' ? 0 : 1;
	}
	const known = bind.port === undefined ? undefined : likelihood?.(bind.port);
	return { likely: 0, possible: 1, unlikely: 2 }[known ?? 'possible'];
}

/** Beside a literal the dual-stack wildcard is among the first binds that the table is read for. */
function hasLiteral({ addresses = [] }: FailedBind): boolean {
	return addresses.some((address) => parseAddress(address) !== undefined);
}

function isWildcardOnly({ addresses }: FailedBind): boolean {
	return addresses?.every((address) => address === 'wildcard' || isWildcardLiteral(address)) ?? false;
}

function isWildcardLiteral(address: string): boolean {
	const literal = parseAddress(address);
	return literal !== undefined && isWildcard(literal);
}

function stateOf(
	cause: CauseOutsideTheTable,
	bind: FailedBind,
	{ evidence, entries }: { evidence: Evidence; entries: readonly WeighedEvidence[] },
): CauseState {
	const shows = (fits: (entry: WeighedEvidence) => boolean): CauseState => (entries.some(fits) ? 'found' : 'open');
	const holds = ({ kind }: WeighedEvidence) => kind === 'listening' || kind === 'bound';
	const isAlone = !entries.some(holds);
	if (bind.port === undefined) {
		return 'open';
	}
	switch (cause.name) {
		case 'excluded-range':
			return rangeState(evidence, bind);
		case 'http-sys':
			return entries.some(holds)
				? shownOrNot(entries, (entry) => holds(entry) && entry.process === SYSTEM_PROCESS)
				: 'open';
		case 'bound-not-listening':
			return shows(({ kind, cells }) => kind === 'bound' && cells.length > 0);
		case 'port-proxy':
			return shows(({ kind }) => kind === 'port-proxy');
		case 'connections-live-on':
			return isAlone ? shows(({ kind }) => kind === 'connection') : 'open';
		default:
			return 'open';
	}
}

function rangeState(evidence: Evidence, bind: FailedBind): CauseState {
	const covering = evidence.excludedRanges.filter((range) => covers(range, bind));
	if (covering.length > 0) {
		return covering.some(({ administered }) => !administered) ? 'found' : 'open';
	}
	const asked = bind.protocol ?? 'tcp';
	return evidence.excludedRanges.some(({ protocol }) => protocol === asked) ? 'ruled-out' : 'open';
}

function shownOrNot(entries: readonly WeighedEvidence[], fits: (entry: WeighedEvidence) => boolean): CauseState {
	if (entries.some(fits)) {
		return 'found';
	}
	return entries.every(({ process, kind }) => process !== null || kind === 'excluded-range') ? 'ruled-out' : 'open';
}

function inMessages(
	cause: CauseOutsideTheTable,
	{ port, protocol = 'tcp' }: FailedBind,
	process: number | null,
	state: CauseState,
): PossibleCause {
	const args = {
		port: port === undefined ? 'none' : String(port),
		process: process === null ? 'PID' : String(process),
	};
	const command = port === undefined || !cause.filter ? cause.command : `${cause.command} ${cause.filter}`;
	return {
		name: cause.name,
		cause: { id: `cause.${cause.name}.cause` },
		command: command.replace('{protocol}', protocol).replace('{port}', args.port).replace('{process}', args.process),
		tell: { id: `cause.${cause.name}.tell`, args },
		state,
		source: cause.source,
	};
}
