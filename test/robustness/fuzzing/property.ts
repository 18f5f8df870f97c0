import type { Choices } from './choices.js';

/** What a property is tried on. Everything that a property does to the text is decided by its variation. */
export interface Input {
	language: 'c' | 'cpp';
	/** Several files stand behind each other, each below a line with its name: see files-in-text.ts. */
	text: string;
	variation: number;
}

/** Something that holds for every input of a kind. */
export interface Property {
	/** Without spaces: it names files. */
	name: string;
	/** An input that the choices decide. */
	make(choices: Choices): Input;
	/** The text that the input is held to, for whoever looks into a failure; left out where there is none. */
	other?(input: Input): string | undefined;
	/** What does not hold, in a few words; undefined where all is well. What it throws does not hold, either. */
	whatIsWrong(input: Input): string | undefined | Promise<string | undefined>;
}

/** What does not hold for an input. */
export async function failureOf(
	{ whatIsWrong }: Pick<Property, 'whatIsWrong'>,
	input: Input,
): Promise<string | undefined> {
	try {
		return await whatIsWrong(input);
	} catch (error) {
		return error instanceof Error ? `${error.stack}` : String(error);
	}
}

/** The same for two failures that look alike: where, and how, without the places and the code. */
export function sortOf(failure: string): string {
	return failure
		.split('\n')[0]!
		.replace(/"(?:[^"\\]|\\.)*"|\{.*|[\d.]+/g, '#')
		.slice(0, 60);
}
