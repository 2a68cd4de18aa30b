// Name buttons by what they show: the theme's aria-labels differ from the visible text, so that
// somebody who speaks the text to a voice control would not hit the button.
function nameByText(element) {
  const text = element.innerText.replace(/\s+/g, ' ').trim();
  if (text) element.setAttribute('aria-label', text);
}

// Mark the ends beyond which there is more to see: the style sheet lets them fade.
function showMore({target}) {
  const after = target.scrollWidth - target.clientWidth - target.scrollLeft;
  target.classList.toggle('more-before', target.scrollLeft > 1);
  target.classList.toggle('more-after', after > 1);
}

// What is too wide scrolls by itself; where it does, let the keyboard scroll it, and show it.
function reach(element, wide = element.scrollWidth > element.clientWidth) {
  if (!wide) {
    element.removeAttribute('tabindex');
    return element.classList.remove('more-before', 'more-after');
  }
  element.tabIndex = 0;
  element.addEventListener('scroll', showMore, {passive: true});
  showMore({target: element});
}

// A formula inside a line is a word that cannot be broken; only a too long one becomes a box.
function fit(math) {
  let box = math.parentElement;
  while (!box.clientWidth) box = box.parentElement; // an element inside a line has no width
  const wide = math.firstElementChild.getBoundingClientRect().width > box.clientWidth + 1; // which is rounded
  math.classList.toggle('wide', wide);
  reach(math, wide);
}

document.addEventListener('DOMContentLoaded', () => {
  const all = selector => document.querySelectorAll(selector);
  all('button[aria-label]:not(.answer-tool), summary[aria-label], a[aria-label].btn').forEach(nameByText);
  // The icons of the theme switch carry titles that a screen reader would read as well.
  for (const icon of all('.theme-switch-button [title]')) icon.removeAttribute('title');
  // Docutils gives entries of the bibliography a role that ARIA has since withdrawn.
  for (const entry of all('[role="doc-biblioentry"]')) entry.setAttribute('role', 'listitem');
  for (const button of all('[data-prints]')) button.addEventListener('click', () => print());
  const watch = new ResizeObserver(entries => entries.forEach(({target}) => {
    if (target.matches('article')) target.querySelectorAll('span.math:has(> math)').forEach(fit);
    else reach(target);
  }));
  const boxes = 'article.bd-article, div.math, .highlight > pre, .bd-content table, .image-reference';
  for (const box of all(boxes)) watch.observe(box);
});

// Paper is white, and shows the pictures that nobody has scrolled to.
addEventListener('beforeprint', () => {
  const {dataset} = document.documentElement;
  const {theme} = dataset;
  dataset.theme = 'light';
  for (const image of document.images) image.loading = 'eager';
  addEventListener('afterprint', () => { dataset.theme = theme; }, {once: true});
});
