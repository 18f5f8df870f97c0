import type { Finding, Fix, RelatedPlace, Severity, TextEdit } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
import type { Span } from '../protocol/positions.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { FileFacts } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import type { Tokens } from '../source/tokens.js';

/** What a rule is given: plain facts about a file, and the file's text for its fixes. */
export interface RuleContext {
	text: string;
	/** The tokens of the text, where whoever asks has them; fixes look at them. */
	tokens?: () => Tokens;
	/** What happens in the file itself. */
	facts: FileFacts;
	/** The same sockets with what happens to them in other files, too; left out where there are none. */
	everywhere?: FileFacts;
	/** What the project says of binds that meet. */
	conflicts?: Pick<ProjectSettings, 'account' | 'model'>;
	/** What is wrong with the suppressions of the file; undefined while the rules that they name are asked. */
	suppressionFlaws?: readonly SuppressionFlaw[];
}

/** Something that is wrong with a suppression comment. */
export interface SuppressionFlaw {
	kind: 'unused' | 'unknownRule' | 'noRule' | 'noReason';
	span: Span;
	/** As it is written. */
	rule?: string;
	/** The rule that was probably meant. */
	meant?: string;
	/** What takes the useless part of the comment away. */
	removal?: TextEdit;
}

/** A finding for one target; findings of the same rule, place and message are merged over targets afterwards. */
export interface TargetFinding {
	severity: Severity;
	span: Span;
	message: Message;
	target: Target;
	related?: readonly RelatedPlace[];
	fixes?: readonly Fix[];
}

/** One rule: its metadata and its check. One file a rule, named as the rule; its page is docs/rules/NAME.md. */
export interface Rule {
	/** Its name on every border: kebab-case, what is wrong, in the field's words. */
	name: string;
	/** The default severity, before a weaker proof lowers it. */
	severity: Severity;
	targets: readonly Target[];
	/** One sentence: what it says. */
	summary: Message;
	/** One sentence: what its fix does; undefined where it has none. */
	fix?: Message;
	/** The documents behind it, as they are cited. */
	sources: readonly string[];
	/** The weakness it is an instance of, where there is one: "CWE-605". */
	cwe?: string;
	check(context: RuleContext): Iterable<TargetFinding>;
}

export type { Finding };
