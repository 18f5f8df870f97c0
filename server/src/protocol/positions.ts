/** A place in a text: zero-based line, zero-based column in UTF-16 code units. */
export interface Position {
	line: number;
	character: number;
}

/** A half-open stretch of a text between two positions. */
export interface Range {
	start: Position;
	end: Position;
}

/** A half-open stretch of a text as UTF-16 offsets from its start. What analysis and rules use inside. */
export interface Span {
	start: number;
	end: number;
	/** The uri of the text, where it is another one than the text that the surrounding data is about. */
	file?: string;
}
