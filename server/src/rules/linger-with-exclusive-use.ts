import type { SocketEvent } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { type CodeText, codeTextOf, functionStart, tokensIn } from './fixes/code-text.js';
import { proofOf } from './proof.js';
import { callPathPlaces, hasPort, optionPlace } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const VALUE = 3;

export const lingerWithExclusiveUse: Rule = {
	name: 'linger-with-exclusive-use',
	severity: 'info',
	targets: ['windows'],
	summary: { id: 'rules.lingerWithExclusiveUse.summary' },
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE; SO_EXCLUSIVEADDRUSE socket option',
		'Microsoft Learn, Win32: closesocket function; SO_LINGER socket option',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			const isOne = event.option === 'SO_LINGER' && event.before.sharingOption === 'exclusive' && hasPort(socket);
			const seconds = isOne && proofOf(event, 'must') === 'must' ? secondsOf(context, event) : undefined;
			if (seconds !== undefined) {
				yield findingFor(context, event, seconds);
			}
		}
	},
};

/** How long closesocket lingers, as the structure in the same function says; undefined where it does not, or nobody knows. */
function secondsOf(context: RuleContext, { argumentFacts, span, callPath }: SocketEvent): number | undefined {
	const name = argumentFacts[VALUE]?.pointsTo?.expression;
	if (name === undefined || callPath.length > 0) {
		return undefined;
	}
	const code = codeTextOf(context);
	const around = { start: functionStart(code.text, span.start), end: span.start };
	const fields = fieldsOf(code, around, name);
	return fields.on === undefined || fields.on === 0 ? undefined : fields.seconds;
}

/** What was put into `l_onoff` and `l_linger` last: `name = { 1, 0 }`, `name.l_onoff = 1`. */
function fieldsOf(code: CodeText, around: { start: number; end: number }, name: string) {
	const fields: { on?: number; seconds?: number } = {};
	const tokens = tokensIn(code, around);
	tokens.forEach(({ text }, i) => {
		const [next, field, sign, value] = tokens.slice(i + 1, i + 5).map((token) => token.text);
		if (text !== name) {
			return;
		}
		if (next === '=' && field === '{') {
			fields.on = numberOf(sign);
			fields.seconds = value === ',' ? numberOf(tokens[i + 5]?.text) : 0;
		} else if (next === '.' && sign === '=') {
			const isPlain = tokens[i + 5]?.text === ';';
			if (field === 'l_onoff') {
				fields.on = isPlain ? numberOf(value) : undefined;
			} else if (field === 'l_linger') {
				fields.seconds = isPlain ? numberOf(value) : undefined;
			}
		}
	});
	return fields;
}

function numberOf(text: string | undefined): number | undefined {
	const known: Readonly<Record<string, number>> = { TRUE: 1, true: 1, FALSE: 0, false: 0 };
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : known[text ?? ''];
}

function findingFor(context: RuleContext, event: SocketEvent, seconds: number): TargetFinding {
	return {
		severity: 'info',
		span: optionPlace(context, event),
		message: { id: 'rules.lingerWithExclusiveUse.finding', args: { seconds } },
		target: event.target,
		related: [
			...event.before.optionSetBy.map((span) => ({
				span,
				message: { id: 'rules.related.optionSetHere', args: { option: 'SO_EXCLUSIVEADDRUSE' } },
			})),
			...callPathPlaces(event),
		],
	};
}
