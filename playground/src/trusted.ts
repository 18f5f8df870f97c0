/*
 * The page's policy takes no text as a script or as HTML but through this. Two things go through it, both from the build.
 */
interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createHTML(text: string): string; createScriptURL(text: string): string },
	): { createHTML(text: string): string; createScriptURL(text: string): string };
}

const asItIs = (text: string) => text;
const rules = { createHTML: asItIs, createScriptURL: asItIs };
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
// Browsers that do not know the rule do not enforce it.
const policy = trustedTypes?.createPolicy('bindsight', rules) ?? rules;

/** An address at which a worker finds its script. */
export function scriptAddress(script: Blob): string {
	return policy.createScriptURL(URL.createObjectURL(script));
}

/** A page made by this program, for a frame. */
export function framePage(page: string): string {
	return policy.createHTML(page);
}
