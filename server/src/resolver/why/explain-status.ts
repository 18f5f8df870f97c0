import { BIND_STATUSES } from '../../knowledge/bind-statuses.js';
import { type StatusCode, writtenValue } from '../../knowledge/statuses/index.js';
import type { Message } from '../../protocol/messages.js';
import type { Account, BindDescription, Resolution, SharingModel, Status } from '../../protocol/resolution.js';
import type { Evidence } from '../evidence/evidence.js';
import { parseEvidence } from '../evidence/parse-evidence.js';
import { type ResolveError, resolve } from '../resolve.js';
import { type BindInText, bindInText } from './bind-in-text.js';
import { type FailedBind, firstBinds, modelNamed, secondBinds } from './failed-bind.js';
import { endsWith } from './holders.js';
import { otherCauses, type PossibleCause } from './other-causes.js';
import { statusInText } from './status-in-text.js';
import { type WeighedEvidence, weighEvidence } from './weigh-evidence.js';

export interface WhyQuestion {
	/** A status by name or number, or a line of a log that holds one. */
	text: string;
	/** Left out: `wsk` for an NTSTATUS, `winsock` for all others. */
	model?: SharingModel;
	account?: Account;
	/** What is known besides the text. It counts more than what the text says. */
	bind?: FailedBind;
	/** What the code shows of the bind. It counts less than what the text says, and nothing where the ports differ. */
	bindInCode?: FailedBind;
	/** Pasted output of commands. */
	evidence?: string;
}

/** What explains a status, not in words yet; see StatusExplanation in protocol/. */
export interface WhyAnswer {
	status: Status;
	code: StatusCode;
	model: SharingModel;
	isBindStatus: boolean;
	bind: FailedBind;
	second: readonly BindDescription[];
	explanations: readonly Resolution[];
	otherCauses: readonly PossibleCause[];
	evidence: readonly WeighedEvidence[];
	notes: readonly Message[];
}

/**
 * Every first bind that explains a status, every cause outside the table, and what pasted evidence shows of both.
 * Answers an error where the text names no status that is known, or where what is known of the bind makes no sense.
 */
export function explainStatus(question: WhyQuestion): WhyAnswer | ResolveError {
	const said = bindInText(question.text);
	const code = statusInText(question.text, said.portNumbers);
	if (!code) {
		return { error: { id: 'why.error.noStatus', args: { text: shortened(question.text) } } };
	}
	const name = question.model ?? (code.kind === 'ntstatus' ? 'wsk' : 'winsock');
	const model = modelNamed(name);
	const evidence = question.evidence === undefined ? null : parseEvidence(question.evidence);
	const asked = { ...known(said), ...defined(question.bind ?? {}) };
	const isOther = isAnotherPort(question.bindInCode, asked);
	const bind = withPortOf(evidence, { ...(isOther ? {} : question.bindInCode), ...asked });
	const wanted = bindStatus(code, model.api);
	const second = secondBinds(model, bind);
	const explanations: Resolution[] = [];
	if (wanted) {
		for (const each of second) {
			for (const first of firstBinds(model, each)) {
				const answer = resolve({ model: name, account: question.account, first, second: each });
				if ('error' in answer) {
					return answer;
				}
				if (endsWith(answer, wanted)) {
					explanations.push(answer);
				}
			}
		}
	}
	const weighed =
		evidence && weighEvidence(evidence, bind, wanted ? { model: name, status: wanted, seconds: second } : null);
	const entries = weighed?.entries ?? [];
	return {
		status: { name: code.name, value: writtenValue(code) },
		code,
		model: name,
		isBindStatus: wanted !== undefined,
		bind,
		second,
		explanations,
		otherCauses: otherCauses(code.name, model, bind, evidence && { evidence, entries }),
		evidence: entries,
		notes: [
			...(isOther ? [{ id: 'why.note.otherPortInCode' }] : []),
			...notesOn(code, wanted, model.api, bind),
			...notesOnEvidence(evidence, bind, entries, weighed?.cut ?? 0),
		],
	};
}

/** What the caller of the second bind sees in this API for what the status says; undefined where no bind ends so. */
function bindStatus(code: StatusCode, api: 'winsock' | 'wsk'): Status | undefined {
	for (const outcome of ['SUCCESS', 'INUSE', 'DENIED'] as const) {
		if (BIND_STATUSES.winsock[outcome].name === code.name || BIND_STATUSES.wsk[outcome].name === code.name) {
			return BIND_STATUSES[api][outcome];
		}
	}
	return undefined;
}

function known({ address, port, protocol, call }: BindInText): FailedBind {
	if (call === 'connect') {
		// What such a line names is where it leads to, not the local side.
		return defined({ protocol, call });
	}
	return defined({ addresses: address === undefined ? undefined : [address], port, protocol, call });
}

function defined(bind: { [Name in keyof FailedBind]: FailedBind[Name] | undefined }): FailedBind {
	return Object.fromEntries(Object.entries(bind).filter(([, value]) => value !== undefined));
}

function isAnotherPort(inCode: FailedBind | undefined, asked: FailedBind): boolean {
	return inCode?.port !== undefined && asked.port !== undefined && inCode.port !== asked.port;
}

/** A paste that was filtered by one port is about that port. */
function withPortOf(evidence: Evidence | null, bind: FailedBind): FailedBind {
	if (bind.port !== undefined || !evidence) {
		return bind;
	}
	const ports = new Set(evidence.sockets.filter(({ state }) => state !== 'connection').map(({ port }) => port));
	const [only, another] = ports;
	return only !== undefined && only !== 0 && another === undefined ? { ...bind, port: only } : bind;
}

function notesOn(code: StatusCode, wanted: Status | undefined, api: 'winsock' | 'wsk', bind: FailedBind): Message[] {
	const notes: Message[] = [];
	if (!wanted) {
		notes.push({ id: 'why.note.noBindStatus', args: { status: code.name } });
	} else if (wanted.name !== code.name) {
		const args = { status: code.name, api, other: wanted.name, value: String(wanted.value) };
		notes.push({ id: 'why.note.otherApi', args });
	}
	if (bind.call === 'connect') {
		notes.push({ id: 'why.note.connect' });
	}
	return notes;
}

function notesOnEvidence(
	evidence: Evidence | null,
	bind: FailedBind,
	entries: readonly WeighedEvidence[],
	cut: number,
): Message[] {
	if (!evidence) {
		return [];
	}
	const { sockets, excludedRanges, portProxies } = evidence;
	if (sockets.length + excludedRanges.length + portProxies.length === 0) {
		return [{ id: 'why.note.noEvidence' }];
	}
	if (bind.port === undefined) {
		return [{ id: 'why.note.noPort', args: { cut } }];
	}
	return entries.length > 0 ? [] : [{ id: 'why.note.nothingOnPort', args: { port: String(bind.port) } }];
}

function shortened(text: string): string {
	const line = text.trim().replace(/\s+/g, ' ');
	return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
