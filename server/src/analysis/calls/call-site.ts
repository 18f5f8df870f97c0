import type { ResultUse } from '../../protocol/sockets.js';
import type { Call } from '../../syntax/tree.js';
import type { CallSite } from '../run/collector.js';
import type { Evaluation } from '../run/evaluation.js';
import type { Value } from '../state/values.js';
import { inFile } from '../summaries/summary.js';
import { argumentFactsOf } from './argument-facts.js';

/** Where a call stands and what becomes of its result. */
export function siteOf(
	e: Evaluation,
	call: Call,
	calleeName: string,
	use: ResultUse,
	values: readonly Value[],
): CallSite {
	const { summary } = e.frame;
	return {
		span: inFile(summary, call),
		callee: inFile(summary, call.callee),
		calleeName,
		args: call.args.map((argument) => inFile(summary, argument)),
		argumentFacts: argumentFactsOf(e, call, values),
		statement: inFile(summary, e.statement),
		isWholeStatement: e.isWholeStatement && (use === 'ignored' || use === 'discarded'),
		functionName: summary.name,
		resultUse: use,
		callPath: e.frame.callPath,
		inBrokenCode: summary.broken,
		isReplaceable: e.frame.isReplaceable,
	};
}
