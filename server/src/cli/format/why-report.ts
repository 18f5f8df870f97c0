import type { ResolutionInWords, StatusExplanation } from '../../protocol/status-explanation.js';

/** An explanation as `why --format json` prints it: the data first, the sentences made from it last. */
export function whyReport(explanation: StatusExplanation): object {
	const { status, model, isBindStatus, explanations, otherCauses, evidence, meaning, knownBind, notes } = explanation;
	return {
		status,
		model,
		isBindStatus,
		explanations: explanations.map(reportCell),
		otherCauses,
		evidence: evidence.map(({ cell, cells, ...rest }) => ({
			...rest,
			cell: cell && reportCell(cell),
			cells: cells.map(reportCell),
		})),
		bind: { known: knownBind, port: explanation.port, possible: explanation.second },
		meaning,
		notes,
	};
}

/** In the order in which `resolve` prints it. */
function reportCell(cell: ResolutionInWords): object {
	const { model, first, second, outcome, status, branches, receiver, confidence, sources, explanation, notes } = cell;
	return {
		model,
		first,
		second,
		outcome,
		status,
		...(branches ? { branches } : {}),
		receiver,
		confidence,
		sources,
		explanation,
		notes,
	};
}
