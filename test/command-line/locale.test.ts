import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindsight, checkRefused, folderWith, SAMPLES } from './helpers/bindsight.js';

const UNCHECKED = path.join(SAMPLES, 'unchecked-bind.c');
const BRAZIL = { LANG: 'pt_BR.UTF-8' };
const PORTUGUESE = 'Ninguém verifica o resultado de bind';
const ENGLISH = 'Nobody looks at the result of bind';

function checkSays(sentence: string, args: readonly string[], env: Record<string, string>): void {
	expect(bindsight(['check', ...args, UNCHECKED], { env }).stdout).toContain(sentence);
}

describe('text', () => {
	it('follows the environment', () => {
		checkSays(PORTUGUESE, [], BRAZIL);
		checkSays(PORTUGUESE, ['--format', 'github'], BRAZIL);
		checkSays(ENGLISH, [], { LANG: 'de_DE.UTF-8' });
	});

	it('follows LC_ALL before LC_MESSAGES, and that before LANG', () => {
		checkSays(PORTUGUESE, [], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'pt_BR' });
		checkSays(ENGLISH, [], { ...BRAZIL, LC_MESSAGES: 'pt_BR', LC_ALL: 'C.UTF-8' });
	});

	it('follows --locale before the environment, wherever it stands', () => {
		checkSays(ENGLISH, ['--locale', 'en'], BRAZIL);
		checkSays(PORTUGUESE, ['--locale=pt-BR'], {});
		expect(bindsight(['--locale', 'pt', 'rules']).stdout).toContain(PORTUGUESE);
	});
});

describe('what programs read', () => {
	const json = (args: readonly string[]) => JSON.parse(bindsight(args, { env: BRAZIL }).stdout);

	it('is English, whatever the environment', () => {
		expect(json(['check', '--format', 'json', UNCHECKED]).findings[0].message).toMatch(/^Without SO_EXCLUSIVEADDRUSE/);
		expect(json(['explain', '10013', '--format', 'json']).causes).toMatch(/^The address is held/);
	});

	it('is Portuguese where --locale says so, its names being the same', () => {
		const { explanation, outcome, confidence } = json(['resolve', '--format', 'json', '--locale', 'pt-BR']);
		expect(explanation).toMatch(/^O segundo bind/);
		expect({ outcome, confidence }).toEqual({ outcome: 'INUSE', confidence: 'documented' });
	});

	it('is English line by line, too', () => {
		const { stdout } = bindsight(['resolve', '--batch', '-'], { env: BRAZIL, input: '{}\n' });
		expect(JSON.parse(stdout).error).toMatch(/is missing/);
	});
});

describe('the help and what is wrong', () => {
	it('are in the language of the text', () => {
		const { stdout } = bindsight(['check', '--help'], { env: BRAZIL });
		expect(stdout).toMatch(/^Uso: bindsight check \[opções\]/);
		expect(stdout).toMatch(/^Opções globais:$/m);
		expect(stdout).not.toMatch(/\b(Usage|Options|default|choices|display)\b/);
	});

	it.each([
		[['chekc'], 'comando desconhecido "chekc"\n(Você quis dizer check?)'],
		[['check', '--fromat', 'x'], 'opção desconhecida "--fromat"\n(Você quis dizer --format?)'],
		[['check', '--format', 'jsn'], 'o valor "jsn" da opção "--format <format>" não é válido.'],
		[['check', '--output'], 'falta o valor da opção "--output <file>"'],
		[['rules', 'all'], 'argumentos demais para "rules": nenhum é esperado, e foi dado 1.'],
		[['explain'], 'falta o argumento obrigatório "name"'],
		[['lsp'], 'a opção obrigatória "--stdio" não foi dada'],
		[['check', 'nada.c'], 'nada.c: arquivo ou diretório não encontrado'],
	])('%j', (args, sentence) => {
		expect(bindsight(args, { env: BRAZIL, cwd: folderWith() }).stderr).toContain(`bindsight: ${sentence}`);
	});

	it('refuses a language that there are no sentences in', () =>
		checkRefused(['check', '--locale', 'fr', '.'], ['fr', 'no translation', 'Allowed: en, pt-BR.']));
});
