/** Frases do completar de código e das dicas embutidas, por id. */
export const completion = {
	'completion.wholeCall': 'a chamada inteira, com o teste',
	'completion.wholeKernelCall': 'a chamada inteira, como a página da opção pede',
	'completion.failure': 'a chamada falhou',
	'completion.pending': '{status} pode ser STATUS_PENDING: espere {irp} terminar',
	'inlayHint.bind':
		'{option, select, reuse {compartilhado} exclusive {exclusivo} other {sem opção}}{known, select, yes { · {address}} other {}}',
} as const satisfies Record<string, string>;
