// What changes in files when a version is released.

const RELEASE = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;
const UNRELEASED = /^## (\S+) \(unreleased\)$/m;

/** Whether it is a version that both registries take: the marketplace knows none with a suffix. @param {string} text */
export function isVersion(text) {
	return RELEASE.test(text);
}

/** Whether the first is as high as the second, or higher. @param {string} one @param {string} other */
export function isAtLeast(one, other) {
	const [a, b] = [one, other].map((version) => version.split('.').map(Number));
	const differing = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
	return differing === -1 || Number(a?.[differing]) > Number(b?.[differing]);
}

/** Whether the changelog begins with what is not released yet. @param {string} changelog */
export function hasUnreleased(changelog) {
	return changelog.search(UNRELEASED) === changelog.search(/^## /m) && UNRELEASED.test(changelog);
}

/**
 * A changelog whose first heading is that release.
 * @param {string} changelog
 * @param {string} version
 * @param {string} day as 2026-11-21
 */
export function releasedChangelog(changelog, version, day) {
	return changelog.replace(UNRELEASED, `## ${version} (${day})`);
}

/**
 * A package.json with another version, and otherwise byte for byte as it was.
 * @param {string} manifest
 * @param {string} version
 */
export function withVersion(manifest, version) {
	return manifest.replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`);
}

/**
 * A package-lock.json in which the project and its workspace have another version.
 * @param {string} lock
 * @param {string} version
 */
export function lockWithVersion(lock, version) {
	const content = JSON.parse(lock);
	content.version = version;
	content.packages[''].version = version;
	content.packages.server.version = version;
	return `${JSON.stringify(content, undefined, 2)}\n`;
}
