/** Sentences of the rules on the arguments and the result of setsockopt, by id. */
export const optionArgumentRules = {
	'rules.optionValueNotAddress.summary': 'setsockopt is given a value where it wants the address of one.',
	'rules.optionValueNotAddress.fix': 'Passes the address of the variable, or of one with the number.',
	'rules.optionValueNotAddress.finding':
		'setsockopt wants the address of the value, and this is {passed, select, null {no address} name {the value itself} other {the number itself}}: the call fails with {target, select, windows {WSAEFAULT (10014)} other {EFAULT}}, and {option} is not set. Pass the address of a variable that holds the value.',
	'rules.optionValueNotAddress.address':
		'Pass the address of {name}, so that {option} is set (this changes what the program does)',
	'rules.optionValueNotAddress.variable':
		'Pass the address of a variable with the value {value}, so that {option} is set (this changes what the program does)',

	'rules.optionValueType.summary':
		'The value of a socket option has another type than the option takes: characters, a struct timeval, a pointer, a fraction.',
	'rules.optionValueType.fix': 'Passes the number that the characters spell, or the pointer itself.',
	'rules.optionValueType.characters':
		'The characters "{text}" are not the number: {option} is given the character code {code}{effect, select, on {, which is not zero, so that a text that says off switches it on, too} boolean {, which only happens to mean on} other { in its first byte}}. Pass the address of an int that holds the number.',
	'rules.optionValueType.timeval':
		'Winsock takes {option} as a DWORD in milliseconds: of this struct timeval it reads the seconds as milliseconds, so that 5 seconds become 5 milliseconds. Pass a DWORD.',
	'rules.optionValueType.milliseconds':
		'POSIX takes {option} as a struct timeval, and this is {type}: on Linux the call fails with EINVAL, and there is no timeout. Pass a struct timeval.',
	'rules.optionValueType.pointer':
		'This is the address of the pointer {name} ({type}), so {option} is given a part of an address{shape, select, boolean {, which is never zero: the option cannot be switched off} other {}}. Pass {name} itself.',
	'rules.optionValueType.fraction':
		'{option} takes an integer, and this is {type}, whose bytes mean another number. Pass the address of an int.',
	'rules.optionValueType.number':
		'Pass the address of an int with the value {value} (this changes the value that {option} is given)',

	'rules.optionValueType.itself': 'Pass {name} itself (this changes the value that {option} is given)',

	'rules.optionLength.summary':
		'The length given to setsockopt is not that of the value: too short for the option, longer than the variable, or that of a pointer.',
	'rules.optionLength.fix': 'Passes the length of the variable, where it has the type that the option takes.',
	'rules.optionLength.short':
		'{bytes, plural, =0 {No byte} one {# byte} other {# bytes}} for {option}, which takes 4: {effect, select, posix {on Linux the call fails with EINVAL} taken {Windows happens to take that for an option that is on or off, but documents a DWORD; Linux and ReactOS refuse it} other {the documents of Windows ask for a DWORD, and WSAEFAULT (10014) says that a length is too small}}. Pass an int and its sizeof.',
	'rules.optionLength.pointer':
		'This is the length of the pointer ({type}), not of the value: 8 bytes in a 64-bit program, where {option} takes 4. Pass the length of what it points to.',
	'rules.optionLength.long':
		'setsockopt reads {bytes} bytes here, and {name} has {size}: the rest is whatever stands behind it in memory. Pass the length of the value, and an int for {option}.',
	'rules.optionLength.mend': 'Pass {length}',

	'rules.optionValueZero.summary':
		'A sharing option is switched off that was not on: off is the default, and the port is as open or as closed as without the call.',
	'rules.optionValueZero.fix': 'Takes the call away.',
	'rules.optionValueZero.finding':
		'{option} is off by default: setting it to 0 changes nothing{proof, select, may {, unless it was switched on elsewhere} other {}}. {option, select, SO_REUSEADDR {{target, select, windows {It does not keep others away: only SO_EXCLUSIVEADDRUSE does.} other {The bind fails while another socket holds the port, as without the call.}}} other {The port stays as open as without the call: for exclusive use set it to 1.}}',
	'rules.optionValueZero.remove': 'Remove the call: {option} is off by default',
} as const satisfies Record<string, string>;
