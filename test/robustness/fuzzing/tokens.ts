const TOKEN =
	/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*|"(?:\\[\s\S]|[^"\\\r\n])*"?|'(?:\\[\s\S]|[^'\\\r\n])*'?|[A-Za-z_]\w*|\d[\w.']*|\r\n|[\r\n]|[ \t]+|->|::|\+\+|--|<<|>>|[=!<>]=|&&|\|\||\.\.\.|##|[\s\S]/gu;

/**
 * The tokens of C or C++, white space and comments among them; joined, they are the text. Independent of the tokenizer
 * that is under test, and no better than tests need: it knows no raw strings and no continued lines.
 */
export function tokensOf(text: string): string[] {
	return text.match(TOKEN) ?? [];
}
