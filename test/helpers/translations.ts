import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { BRAZILIAN_PORTUGUESE } from '../../client/panel-host/panel-texts-pt-br.js';
import { TEXTS } from '../../client/webview/texts.js';
import { TEXTS as PLAYGROUND } from '../../playground/src/texts.js';
import { BRAZILIAN_PORTUGUESE as PLAYGROUND_IN_PORTUGUESE } from '../../playground/src/texts-pt-br.js';
import { english } from '../../server/src/messages/english/index.js';
import { portuguese } from '../../server/src/messages/portuguese/index.js';

const root = path.resolve(import.meta.dirname, '../..');

export type Sentences = Readonly<Record<string, string>>;

/** The sentences of one part of Bindsight in English, and the same in Portuguese. */
export interface Translation {
	part: string;
	english: Sentences;
	portuguese: Sentences;
	/** The gaps of a sentence, sorted, and the keys that choose its words. Throws where it does not parse. */
	gapsOf(sentence: string): Gaps;
}

/** What goes into a sentence. */
export interface Gaps {
	/** The names of what is put into words as it is: `{name}`. */
	filled: readonly string[];
	/** The keys by which words are chosen, by the name of the gap: `{kind, select, one {} other {}}`. */
	chosen: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Every catalogue that a reader meets. */
export function translations(): Translation[] {
	const json = (file: string): Sentences => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
	const ofClient = Object.fromEntries(clientSentences().map((sentence) => [sentence, sentence]));
	return [
		{ part: 'server', english, portuguese, gapsOf: icuGaps },
		{ part: 'panel', english: TEXTS, portuguese: BRAZILIAN_PORTUGUESE, gapsOf: plainGaps },
		{ part: 'playground', english: PLAYGROUND, portuguese: PLAYGROUND_IN_PORTUGUESE, gapsOf: plainGaps },
		{
			part: 'manifest',
			english: json('package.nls.json'),
			portuguese: json('package.nls.pt-br.json'),
			gapsOf: plainGaps,
		},
		{ part: 'extension', english: ofClient, portuguese: json('l10n/bundle.l10n.pt-br.json'), gapsOf: plainGaps },
	];
}

/** What the extension's own code says through vscode.l10n. */
function clientSentences(): string[] {
	const calls = /l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`$]*)`)/g;
	return sourcesUnder('client/src').flatMap(({ text }) =>
		[...text.matchAll(calls)].map(([, single, double, back]) =>
			(single ?? double ?? back ?? '').replace(/\\(.)/g, '$1'),
		),
	);
}

/** The sources below a folder: TypeScript, and pages that name sentences. */
export function sourcesUnder(folder: string): { file: string; text: string }[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(?:ts|html)$/.test(file))
		.map((file) => ({ file, text: readFileSync(path.join(root, folder, file), 'utf8') }));
}

/** A node of a parsed ICU message, as far as it is looked at. */
interface IcuNode {
	/** 0 is literal text, 1 to 4 are gaps that are filled. */
	type: number;
	value?: unknown;
	options?: Readonly<Record<string, { value: readonly IcuNode[] }>>;
}

function icuGaps(sentence: string): Gaps {
	const filled = new Set<string>();
	const chosen = new Map<string, Set<string>>();
	const look = (nodes: readonly IcuNode[]) => {
		for (const { type, value, options } of nodes) {
			if (options) {
				const keys = chosen.get(String(value)) ?? new Set();
				chosen.set(String(value), keys);
				for (const [key, option] of Object.entries(options)) {
					keys.add(key);
					look(option.value);
				}
			} else if (type >= 1 && type <= 4) {
				filled.add(String(value));
			}
		}
	};
	look(new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true }).getAst() as readonly IcuNode[]);
	return { filled: [...filled].sort(), chosen };
}

function plainGaps(sentence: string): Gaps {
	const filled = new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
	return { filled: [...filled].sort(), chosen: new Map() };
}
