/** Sentences of completion and inlay hints, by id. */
export const completion = {
	'completion.wholeCall': 'the whole call, with its check',
	'completion.wholeKernelCall': 'the whole call, as the page of the option wants it',
	'completion.failure': 'the option could not be set',
	'completion.pending': '{status} may be STATUS_PENDING: wait until {irp} completes',
	'inlayHint.bind':
		'{option, select, reuse {shared} exclusive {exclusive} other {no option}}{known, select, yes { · {address}} other {}}',
} as const satisfies Record<string, string>;
