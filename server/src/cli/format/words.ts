import { text } from '../../messages/text.js';

/** What a word of the data is: the data is the same in every language, a text for a reader is not. */
type WordKind = 'severity' | 'address' | 'option' | 'port' | 'protocol' | 'confidence' | 'yesNo' | 'kind' | 'event';

/** A word of the data in the language of this run; as it is where it is a name. */
export function wordFor(kind: WordKind, value: string): string {
	// ICU takes no hyphen in the keys of a choice.
	const key = value.replaceAll('-', '_');
	return text({ id: `cli.word.${kind}`, args: { key, value } });
}
