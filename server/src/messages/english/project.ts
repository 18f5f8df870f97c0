/** Sentences about a project's settings and its suppressions, by id. */
export const project = {
	'rules.unusedSuppression.summary': 'A suppression comment suppresses nothing, or does not say what or why.',
	'rules.unusedSuppression.fix': 'Takes the name away, with the comment where it holds no other; or mends the name.',
	'rules.unusedSuppression.finding':
		'{kind, select, unused {Nothing is suppressed here: {rule} finds nothing in this place. Remove the suppression.} unknownRule {There is no rule {rule}, so nothing is suppressed.{hasMeant, select, true { Did you mean {meant}?} other {}}} noRule {This comment names no rule, so nothing is suppressed. Write bindsight-ignore RULE: reason.} other {This suppression does not say why. Add the reason behind a colon: the next reader cannot guess it.}}',
	'rules.unusedSuppression.remove': 'Remove the suppression {hasRule, select, true {of {rule}} other {comment}}',
	'rules.unusedSuppression.rename': 'Change the name to {meant}',

	'cli.option.fix':
		'apply the safe fixes first: those that do not change what a running program does besides mending the finding',
	'cli.fix.fixed':
		'{fixed, plural, one {# fix} other {# fixes}} applied in {files, plural, one {# file} other {# files}}',
	'cli.fix.notRegular': 'not fixed, as it is no regular file',
	'cli.fix.otherNames': 'not fixed, as it has further names (hard links), which would keep the old text',
	'cli.fix.changedMeanwhile': 'not fixed, as it was changed since it was read',
	'cli.fix.otherBytes': 'not fixed, as other bytes of it would not stay as they are',
	'cli.fix.notWritten': 'not fixed: {reason}',
	'cli.option.config':
		'the project file; left out: the nearest .bindsight.json in the directory of each file or above, up to the one that holds .git',

	'server.fixAll': 'Apply all safe fixes of Bindsight',
	'project.suppress': 'Suppress {rule} here, with a reason',
	'project.reason': 'reason',

	'project.schema.title': 'Bindsight: how the code of a project is judged',
	'project.schema.schema': 'Where the schema of this file is; read by editors only.',
	'project.schema.version': 'The version of this form.',
	'project.schema.rules':
		'How loud each rule is; off leaves it out. Where the proof is weaker than usual, a finding stays quieter than its rule.',
	'project.schema.targets': 'What the preprocessor is set up for; left out, each file shows it.',
	'project.schema.account':
		'Whether two binds that meet come from one account. Left out: the same for two sockets of one program, else unknown.',
	'project.schema.model': 'The sharing table for sockets of user mode.',
	'project.schema.libraries': 'What wrappers of the project do to sockets, call by call.',
	'project.schema.library.arguments': 'What each argument must be; any fits all.',
	'project.schema.library.optional': 'How many of the last arguments may be left out.',
	'project.schema.library.effects': 'What the call does to sockets, in order.',
	'project.schema.library.failure': 'How a failure shows.',
	'project.schema.library.name': 'What the facts call it.',
	'project.schema.library.mentions': 'Further names that make a file worth reading.',
	'project.schema.library.signs': 'Names that tell that a file uses it; the name itself where left out.',
	'project.schema.library.constants': 'Own names for numbers, and for names of the system.',

	'project.file.problem': '{path}: {reason}',
	'project.file.problemAt': 'line {line}: {problem}',
	'project.file.notJson':
		'This is not JSON: {reason, select, InvalidNumberFormat {a number is written wrongly} PropertyNameExpected {a name in double quotes is expected} ValueExpected {a value is expected} ColonExpected {a colon is expected} CommaExpected {a comma is expected} CloseBraceExpected {a closing brace is missing} CloseBracketExpected {a closing bracket is missing} EndOfFileExpected {something follows the end} UnexpectedEndOfComment {a comment has no end} UnexpectedEndOfString {a text has no end} other {this cannot stand here}}.',
	'project.file.notObject': 'The file must hold one object, in braces.',
	'project.file.unknownRule': 'There is no rule {name}.{hasMeant, select, true { Did you mean {meant}?} other {}}',
	'project.file.unknownKey':
		'{name} is not known here.{hasMeant, select, true { Did you mean {meant}?} other {}} Allowed: {allowed}.',
	'project.file.unknownKeyAnywhere': '{name} is not known here.',
	'project.file.notOneOf':
		'{value} is not allowed.{hasMeant, select, true { Did you mean {meant}?} other {}} Allowed: {allowed}.',
	'project.file.wrongType':
		'{value} stands here, where {expected, select, string {a text} array {a list} object {an object} record {an object} boolean {true or false} number {a number} int {a whole number} other {{expected}}} is expected.',
	'project.file.notAllowed': '{value} cannot stand here.',
	'project.file.missing': 'It is missing.',
	'project.file.duplicate': '{name} stands here twice; the last one counts.',
	'project.file.other': '{value} cannot stand here: {reason}.',
	'project.file.notText': 'It is not a text file.',
	'project.file.tooDeep': 'It is nested more than {most} levels deep: nothing of it counts.',
	'project.file.tooLarge': 'It is larger than {limit} KiB.',
} as const satisfies Record<string, string>;
