// What scripts/lib/playground.mjs puts into the page's script.

/** A file of the project, compressed with gzip, as base64. */
declare module 'packed:*' {
	const packed: string;
	export default packed;
}

/** The inside of the panel's frame, ready to stand in a page. */
declare module 'frame:script' {
	const script: string;
	export default script;
}
declare module 'frame:style' {
	const style: string;
	export default style;
}

/** A sample as it stands in samples/. */
declare module '*.c' {
	const code: string;
	export default code;
}
declare module '*.cpp' {
	const code: string;
	export default code;
}
