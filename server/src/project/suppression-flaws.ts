import type { Span } from '../protocol/positions.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import type { Rule, SuppressionFlaw } from '../rules/rule.js';
import { unusedSuppression } from '../rules/unused-suppression.js';
import { nearest } from './nearest.js';
import { type SuppressedRule, type Suppression, withoutComment, withoutRule } from './suppressions.js';

/** What must be known to blame a suppression. */
export interface Judgement {
	context: { text: string; facts: FileFacts };
	/** Every rule there is. */
	rules: readonly Rule[];
	/** Those that were asked and said all they had to say. */
	judged: readonly Rule[];
	/** The targets that were asked for; undefined where the file chose. */
	asked: readonly Target[] | undefined;
}

/** What is wrong with suppressions; `used` holds the spans of the names that suppressed something. */
export function flawsOf(
	suppressions: readonly Suppression[],
	used: ReadonlySet<Span>,
	judgement: Judgement,
): SuppressionFlaw[] {
	return suppressions.flatMap((suppression): SuppressionFlaw[] => {
		const { rules, reason, word } = suppression;
		if (rules.length === 0) {
			const removal = withoutComment(judgement.context.text, suppression.span);
			return [{ kind: 'noRule', span: word, removal }];
		}
		const ofRules = rules.flatMap((rule) => flawOfRule(suppression, rule, used, judgement) ?? []);
		const isOfUse = ofRules.length < rules.length;
		return reason === '' && isOfUse ? [...ofRules, { kind: 'noReason', span: word }] : ofRules;
	});
}

function flawOfRule(
	suppression: Suppression,
	named: SuppressedRule,
	used: ReadonlySet<Span>,
	judgement: Judgement,
): SuppressionFlaw | undefined {
	const { name, span } = named;
	// Whether this one is of use shows only once all others are judged.
	if (name === unusedSuppression.name || used.has(span)) {
		return undefined;
	}
	const removal = withoutRule(judgement.context.text, suppression, named);
	if (!judgement.rules.some((rule) => rule.name === name)) {
		const meant = nearest(
			name,
			judgement.rules.map((rule) => rule.name),
		);
		return { kind: 'unknownRule', span, rule: name, ...(meant === undefined ? {} : { meant }), removal };
	}
	return isSurelyUnused(suppression, name, judgement) ? { kind: 'unused', span, rule: name, removal } : undefined;
}

/** Where the rule was not asked for all of its targets, or code could not be read, there may be something to suppress. */
function isSurelyUnused({ covers }: Suppression, name: string, { context, judged, asked }: Judgement): boolean {
	const rule = judged.find((one) => one.name === name);
	const isAskedForAll = !asked || rule?.targets.every((target) => asked.includes(target));
	const isRead = context.facts.problems.every(
		({ kind, span }) => kind === 'syntax' && (span.end < covers.start || covers.end < span.start),
	);
	return rule !== undefined && isAskedForAll === true && isRead;
}
