import type { Fix } from '../protocol/findings.js';
import { wouldHelp } from './fixes/option-in-effect.js';
import { withOwnVariable } from './fixes/own-variable.js';
import { bytesOfType, type OptionCall, optionCalls, type PassedInstead, passedInstead } from './option-arguments.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** An option that is on or off, or a number. */
const BYTES_OF_NUMBER = 4;

export const optionValueNotAddress: Rule = {
	name: 'option-value-not-address',
	severity: 'error',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.optionValueNotAddress.summary' },
	fix: { id: 'rules.optionValueNotAddress.fix' },
	sources: [
		'Microsoft Learn, Win32: setsockopt function (WSAEFAULT)',
		'Wine, dlls/ws2_32/tests/sock.c, test_set_getsockopt (run on Windows)',
		'Linux 6.18, measured: setsockopt fails with EFAULT',
	],
	*check(context) {
		for (const call of optionCalls(context)) {
			const passed = passedInstead(call.event);
			if (passed) {
				yield findingFor(context, call, passed);
			}
		}
	},
};

function findingFor(context: RuleContext, call: OptionCall, passed: PassedInstead): TargetFinding {
	const { event, option, value } = call;
	return {
		severity: severityFor('error', proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: value.span,
		message: { id: 'rules.optionValueNotAddress.finding', args: { passed, option, target: event.target } },
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode || !wouldHelp(context, event, option) ? [] : fixesFor(context, call, passed),
	};
}

function fixesFor(context: RuleContext, call: OptionCall, passed: PassedInstead): Fix[] {
	const { event, option, value } = call;
	const written = context.text.slice(value.span.start, value.span.end);
	if (passed === 'name') {
		if (!isAsLongAsRead(call)) {
			return [];
		}
		const name = /(?<![\w\u0080-\uffff])[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*$/.exec(written);
		const start = value.span.start + (name?.index ?? 0);
		const title = { id: 'rules.optionValueNotAddress.address', args: { name: name?.[0] ?? '', option } };
		return name ? [{ title, safe: false, edits: [{ span: { start, end: start }, newText: '&' }] }] : [];
	}
	const title = { id: 'rules.optionValueNotAddress.variable', args: { option, value: value.value ?? 0 } };
	const initial = /(?<!\w)\w+$/.exec(written)?.[0];
	return passed === 'number' && initial ? withOwnVariable(context, event, initial, title) : [];
}

/** Where the variable is shorter than what setsockopt reads, its address lets the call read what stands behind it. */
function isAsLongAsRead({ event, shape, value }: OptionCall): boolean {
	const bytes = value.declaredType === undefined ? undefined : bytesOfType(value.declaredType, event.target);
	return shape !== 'timeval' && bytes?.[0] === BYTES_OF_NUMBER;
}
