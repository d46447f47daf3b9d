// Sorting and filtering of the table, ways through the removals by keyboard, and opening what an address points into.
// All of a report can be read without it.
'use strict';
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (name, attributes = {}, text = '') => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target.scrollIntoView({block: 'center'});
    if (target.tagName === 'DEL') target.focus({preventScroll: true});
  };

  const step = (by) => {
    const removals = all('details[open].doc:not([hidden]) del');
    if (removals.length === 0) return;
    const at = removals.indexOf(document.activeElement);
    const next = removals[(at + by + removals.length + (at < 0 && by < 0 ? 1 : 0)) % removals.length];
    next.focus({preventScroll: true});
    next.scrollIntoView({block: 'center'});
  };

  const keys = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === '/' && one('#tools input')) one('#tools input').focus();
    else return;
    event.preventDefault();
  };

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.toLowerCase() : Number(cell.dataset.v);
  };

  const sortBy = (table, column, head) => {
    const falls = head.getAttribute('aria-sort') === 'ascending';
    for (const other of all('th', table.tHead)) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', falls ? 'descending' : 'ascending');
    const rows = [...table.tBodies[0].rows].map((row) => [valueOf(row, column), row]);
    const compare = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
    rows.sort((a, b) => (falls ? -compare(a, b) : compare(a, b)));
    table.tBodies[0].append(...rows.map((pair) => pair[1]));
  };

  const select = (label, options) => {
    const element = make('select', {'aria-label': label});
    element.append(make('option', {value: ''}, label));
    for (const [value, text] of options) element.append(make('option', {value}, text));
    return element;
  };

  const addTools = (table) => {
    const texts = (column) => {
      const found = new Set([...table.tBodies[0].rows].map((row) => row.cells[column].textContent).filter((text) => text));
      return [...found].sort().map((text) => [text, text]);
    };
    const columns = all('th', table.tHead).map((head) => head.textContent);
    const words = make('input', {type: 'search', 'aria-label': 'Words to filter by', placeholder: 'filter (/)'});
    const categories = select('any category', all('#categories li').map((item) => [item.dataset.n, item.textContent]));
    const rules = select('any rule', all('#rules details').map((item) => [item.id.slice(1), one('summary', item).firstChild.textContent]));
    const languages = select('any language', texts(columns.indexOf('language')));
    const outcomes = select('any outcome', texts(columns.indexOf('outcome')));
    const warnings = select('any warning', texts(columns.indexOf('warnings')));
    const count = make('span', {'aria-live': 'polite', class: 'share'});
    const has = (list, value) => value === '' || ` ${list} `.includes(` ${value} `);
    const filter = () => {
      let shown = 0;
      const wanted = words.value.toLowerCase().split(/\s+/).filter((word) => word);
      for (const row of table.tBodies[0].rows) {
        const cell = (name) => row.cells[columns.indexOf(name)].textContent;
        const text = wanted.length ? row.textContent.toLowerCase() : '';
        const fits = wanted.every((word) => text.includes(word)) && has(row.dataset.c, categories.value) &&
          has(row.dataset.r, rules.value) && (!languages.value || cell('language') === languages.value) &&
          (!outcomes.value || cell('outcome') === outcomes.value) && (!warnings.value || cell('warnings') === warnings.value);
        row.hidden = !fits;
        shown += fits;
        const section = document.getElementById('d' + row.dataset.d);
        if (section) section.hidden = !fits;
      }
      count.textContent = `${shown} of ${table.tBodies[0].rows.length} documents`;
    };
    for (const control of [words, categories, rules, languages, outcomes, warnings]) {
      if (control.tagName === 'SELECT' && control.options.length < 3) continue;
      control.addEventListener(control === words ? 'input' : 'change', filter);
      one('#tools').append(control);
    }
    one('#tools').append(count);
    filter();
    all('th', table.tHead).forEach((head, column) => {
      const button = make('button', {type: 'button'}, head.textContent);
      head.replaceChildren(button);
      button.addEventListener('click', () => sortBy(table, column, head));
    });
  };

  if (one('#table')) addTools(one('#table'));
  addEventListener('hashchange', openTarget);
  addEventListener('keydown', keys);
  addEventListener('beforeprint', () => all('details.doc:not([hidden])').forEach((item) => { item.open = true; }));
  openTarget();
})();
