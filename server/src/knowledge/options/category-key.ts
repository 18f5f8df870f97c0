/** Categories of Winsock Kernel sockets as the key by which sentences choose their words: `listening_connection_oriented`. */
export function categoryKey(categories: readonly string[]): string {
	return categories.join('_').replaceAll('-', '_');
}
