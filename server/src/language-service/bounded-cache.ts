/** A map that keeps the entries used last. */
export interface BoundedCache<Key, Value> {
	get(key: Key): Value | undefined;
	set(key: Key, value: Value): void;
	delete(key: Key): void;
}

/** A cache of at most `limit` entries (1 or more); the one that was not used for longest goes first. */
export function boundedCache<Key, Value>(limit: number): BoundedCache<Key, Value> {
	const entries = new Map<Key, Value>();
	return {
		get(key) {
			const value = entries.get(key);
			if (value !== undefined) {
				entries.delete(key);
				entries.set(key, value);
			}
			return value;
		},
		set(key, value) {
			entries.delete(key);
			entries.set(key, value);
			for (const oldest of entries.keys()) {
				if (entries.size <= limit) {
					break;
				}
				entries.delete(oldest);
			}
		},
		delete(key) {
			entries.delete(key);
		},
	};
}
