// Name buttons by what they show: the theme's aria-labels differ from the visible text, so that
// somebody who speaks the text to a voice control would not hit the button.
document.addEventListener('DOMContentLoaded', () => {
  const selector = 'button[aria-label], summary[aria-label], a[aria-label].btn';
  for (const element of document.querySelectorAll(selector)) {
    const text = element.innerText.replace(/\s+/g, ' ').trim();
    if (text) element.setAttribute('aria-label', text);
  }
  // The icons of the theme switch carry titles that a screen reader would read as well.
  for (const icon of document.querySelectorAll('.theme-switch-button [title]')) {
    icon.removeAttribute('title');
  }
  // Docutils gives entries of the bibliography a role that ARIA has since withdrawn.
  for (const entry of document.querySelectorAll('[role="doc-biblioentry"]')) {
    entry.setAttribute('role', 'listitem');
  }
  // A wide equation scrolls; let the keyboard scroll it.
  for (const math of document.querySelectorAll('div.math')) math.tabIndex = 0;
});
