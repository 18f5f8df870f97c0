/** A text as it stands between the double quotes of an attribute in HTML. */
export function htmlAttribute(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
