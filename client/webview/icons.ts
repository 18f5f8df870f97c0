const SVG = 'http://www.w3.org/2000/svg';

/** A pin in a square of 16 by 16, in the colour of the text; screen readers pass it by. */
export function pinIcon(): SVGElement {
	const icon = document.createElementNS(SVG, 'svg');
	icon.setAttribute('viewBox', '0 0 16 16');
	icon.setAttribute('aria-hidden', 'true');
	icon.classList.add('icon');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', 'M5.5 2h5M6.5 2v5L4 9.5h8L9.5 7V2M8 9.5V14');
	icon.append(path);
	return icon;
}
