import { describe, expect, it } from 'vitest';
import { SOCKET_OPTIONS } from '../../../server/src/knowledge/options/index.js';
import { STATUSES } from '../../../server/src/knowledge/statuses/index.js';
import { dataWords } from '../../../server/src/messages/portuguese/data-words.js';
import { portuguese } from '../../../server/src/messages/portuguese/index.js';
import { translations } from '../../helpers/translations.js';

/** What docs/pt-BR.md says otherwise: other terms for the same thing, European Portuguese, the slips of machines. */
const SLIPS: readonly RegExp[] = [
	/soquete|coringa|joker|comod[ií]n|carta curinga/i,
	/inutiliza/i,
	/SUCESSO|NEGADO|VERIFICAR|EM USO/,
	/\bliga(r|do|da|ção|ções)\b|amarra|\bvincula(ção|ções)\b/i,
	/(?<!com)partilh/i,
	/ficheir|ecrã|utilizador|\baced(e|er|em)\b|diretoria|directó|palavra-passe|por defeito|por omissão|apontador|\brato\b/i,
	/\bregisto|controlo\b|equipa\b|telemóvel|\bconexã(?!o)|\bfacto\b|\bacção/i,
	/\bset(ar|e|ado|ada)\b|\bresetar|\bcheca(r|gem)|\bdeletar|\bprintar|\bbindar|\bbinda\b/i,
	/\b(tu|teu|tua|vós|vosso)\b/i,
	/\bintervalo de portas|faixa de endereço\b|\bachado|\badvertência/i,
	/\bmatriz\b/i,
	/\b(the|is not|with|wildcard address|sharing|whatever|cannot|already|someone)\b/i,
	/[“”«»]/,
	/[^\n ] {2,}\S| [,;:](\s|$)| \.$/,
];

/** What of a text is not as docs/pt-BR.md has it. */
function slipsIn(text: string): string[] {
	return SLIPS.flatMap((slip) => slip.exec(text)?.[0] ?? []);
}

describe('the words of docs/pt-BR.md', () => {
	const catalogues = translations().map(({ part, portuguese }) => [part, portuguese] as const);

	it.each([...catalogues, ['data', dataWords] as const])('are those of the %s', (_, texts) => {
		const slips = Object.entries<string>(texts).flatMap(([id, text]) => slipsIn(text).map((slip) => `${id}: ${slip}`));
		expect(slips).toEqual([]);
	});

	it.each([
		'um endereço local de transporte comodín',
		'Carta Curinga',
		'INUTILIZAÇÃO',
		'A operação de ligação para o segundo soquete é bem-sucedida.',
		'partilha do endereço',
		'o ficheiro não existe',
		'Este socket takes the port already.',
		'usa “aspas” curvas',
		'um espaço , a mais',
	])('are not: %s', (slip) => {
		expect(slipsIn(slip)).not.toEqual([]);
	});

	it('are ASCII where a text goes into code, whose encoding nobody knows', () => {
		const intoCode = ['completion.failure', 'completion.pending', 'project.reason'];
		expect(intoCode.filter((id) => !/^[\x20-\x7e]+$/.test(portuguese[id] ?? ''))).toEqual([]);
	});
});

describe('the words of the data', () => {
	/** Names, numbers and signs, which are the same in every language. */
	const NAME =
		/^(?:[{(]?[A-Z0-9_]\S*|[a-z0-9_]+\.h,?|\S*[/[{]\S*|[-=]|>=|\([a-z]+\)|(int|char|unsigned|struct|linger|timeval|fd|bind|listen|connect|socket|stream|setsockopt|getsockopt|sendto|send|shutdown|accept|closesocket|sock_fprog|l_onoff|l_linger\}?),?)$/;
	const isNames = (words: string) => words.split(' ').every((word) => NAME.test(word));

	const inData = new Set(
		[
			...SOCKET_OPTIONS.flatMap((option) => [
				option.header,
				option.valueType,
				option.default,
				option.socketKinds,
				option.minimumWindows,
				...Object.values(option.kernel ?? {}).flat(),
			]),
			...STATUSES.map(({ where }) => where),
		].filter((word): word is string => typeof word === 'string'),
	);

	it('have a Portuguese word each, unless they are names', () => {
		expect([...inData].filter((words) => !isNames(words) && !(words in dataWords))).toEqual([]);
	});

	it('and no other', () => {
		expect(Object.keys(dataWords).filter((words) => !inData.has(words))).toEqual([]);
	});
});
