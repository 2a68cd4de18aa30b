// Finds the elements that a list of steps leads to, as Playwright's locators do.
const fold = text => text.replace(/\s+/g, ' ').trim().toLowerCase();
const fits = (text, wanted, exact) =>
  exact ? fold(text) === fold(wanted) : fold(text).includes(fold(wanted));
const visible = one => one.checkVisibility({visibilityProperty: true})
  && one.getClientRects().length > 0;
const ROLES = {button: 'button, [role=button], input[type=button]', link: 'a[href]',
  slider: 'input[type=range], [role=slider]', radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox]', textbox: 'textarea, input:not([type]), input[type=text]'};
const nameOf = one => one.getAttribute('aria-label') || one.labels?.[0]?.innerText
  || one.innerText || one.title || '';
const inner = (from, selector) =>
  [...new Set(from.flatMap(one => [...one.querySelectorAll(selector)]))];
const STEPS = {
  css: (from, selector) => inner(from, selector),
  role: (from, role, name, exact) => inner(from, ROLES[role] ?? `[role=${role}]`)
    .filter(one => visible(one) && (name === null || fits(nameOf(one), name, exact))),
  text: (from, text, exact) => inner(from, '*').filter(one => fits(one.textContent, text, exact)
    && ![...one.children].some(child => fits(child.textContent, text, exact))),
  having: (from, text) => from.filter(one => fits(one.textContent, text, false)),
  nth: (from, place) => from.slice(place, place === -1 ? undefined : place + 1),
};
const find = steps =>
  steps.reduce((from, [step, ...given]) => STEPS[step](from, ...given), [document]);
const one = steps => {
  const found = find(steps);
  if (found.length > 1) throw new Error(`expected one element, got ${found.length}: ${steps}`);
  return found[0];
};
const until = async (get) => {
  for (;;) {
    const got = get();
    if (got) return got;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
};
