import { BIND_STATUSES } from '../../knowledge/bind-statuses.js';
import { type StatusCode, statusCausesId } from '../../knowledge/statuses/index.js';
import { text } from '../../messages/text.js';
import type { Position } from '../../protocol/positions.js';
import type { Status } from '../../protocol/resolution.js';
import type { StatusExplanation } from '../../protocol/status-explanation.js';
import type { ResolveError } from '../../resolver/index.js';
import { explainStatus, type FailedBind, type WhyAnswer, type WhyQuestion } from '../../resolver/why/index.js';
import type { AnalysedDocument } from '../analysed-document.js';
import type { TableOption } from '../sharing.js';
import { optionsKey } from '../sharing-words.js';
import { bindAtPlace } from './bind-at-place.js';
import { evidenceInWords } from './evidence-in-words.js';
import { holdersInWords } from './holders-in-words.js';
import { resolutionInWords } from './resolution-in-words.js';

/** A place in the code whose bind failed. */
export interface FailedPlace {
	document: AnalysedDocument;
	position: Position;
}

/** What explains a status, in words; with a place, for the socket that is bound there. */
export function statusExplanation(question: WhyQuestion, place?: FailedPlace): StatusExplanation | ResolveError {
	const atPlace = place && bindAtPlace(place.document, place.position, question.model);
	const answer = explainStatus({
		...question,
		...(atPlace && { model: atPlace.model, bindInCode: atPlace.bind }),
	});
	if ('error' in answer) {
		return answer;
	}
	const words = inWords(answer);
	return place && !atPlace ? { ...words, notes: [...words.notes, text({ id: 'why.note.noBindAtPlace' })] } : words;
}

function inWords(answer: WhyAnswer): StatusExplanation {
	const { bind, code } = answer;
	const wanted = answer.isBindStatus ? bindStatusOf(answer) : null;
	return {
		status: answer.status,
		model: answer.model,
		isBindStatus: answer.isBindStatus,
		meaning: text({ id: statusCausesId(code.value === 0 ? ({ name: 'STATUS_SUCCESS' } as StatusCode) : code) }),
		knownBind: knownBind(bind),
		second: answer.second,
		port: bind.port ?? null,
		explanations: answer.explanations.map(resolutionInWords),
		holders: wanted ? holdersInWords(answer.explanations, wanted) : [],
		holderCommand: bind.port === undefined ? 'netstat -anoq' : `netstat -anoq | findstr :${bind.port}`,
		otherCauses: answer.otherCauses.map(({ cause, tell, ...rest }) => ({
			...rest,
			cause: text(cause),
			tell: text(tell),
		})),
		evidence: answer.evidence.map((entry) => evidenceInWords(entry, wanted)),
		notes: answer.notes.map(text),
	};
}

/** The status that the answers for this model carry. */
function bindStatusOf({ code, model }: WhyAnswer): Status {
	const { winsock, wsk } = BIND_STATUSES;
	const outcome = (['SUCCESS', 'INUSE', 'DENIED'] as const).find(
		(each) => winsock[each].name === code.name || wsk[each].name === code.name,
	)!;
	return BIND_STATUSES[model === 'wsk' ? 'wsk' : 'winsock'][outcome];
}

function knownBind({ options, addresses, dualStack, protocol, port }: FailedBind): string {
	const [address] = addresses?.length === 1 ? addresses : ['none'];
	const option = options?.includes('both') ? 'both' : optionsKey((options ?? []) as TableOption[]) || 'unknown';
	return text({
		id: 'why.known',
		args: {
			protocol: protocol?.toUpperCase() ?? 'none',
			address: text({ id: 'why.known.address', args: { address: address!, dualStack: dualStack ? 'yes' : 'no' } }),
			port: port === undefined ? 'none' : String(port),
			option: text({ id: 'why.known.option', args: { options: option } }),
		},
	});
}
