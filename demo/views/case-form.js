import { card, element } from '../element.js';

const item = (label, id, control) =>
  element('div', { class: 'wb-form-item' }, element('label', { class: 'wb-form-item__label', for: id }, label),
    element('div', { class: 'wb-form-item__content' }, control));

const input = (id, value) => {
  const field = element('input', { class: 'wb-input', id, readonly: true });
  field.value = value;
  return field;
};

/** The case on the table, with the field where the agent writes what was done. */
export function caseForm(words, theCase) {
  const remark = element('textarea', { class: 'wb-textarea', id: 'remark', name: 'remark', rows: 4, placeholder: words.remarkHint });
  const outcome = element('select', { class: 'wb-select', id: 'outcome' }, element('option', { value: '' }, words.choose),
    ...words.outcomes.map((each) => element('option', {}, each)));
  const message = element('span', { class: 'wb-saved', role: 'status' });
  const form = element('form', {
    class: 'wb-form',
    onsubmit: (event) => {
      event.preventDefault();
      message.textContent = words.saved;
    },
  },
    element('div', { class: 'wb-form__grid' },
      item(words.caseNumber, 'case-number', input('case-number', theCase.number)), item(words.type, 'case-type', input('case-type', theCase.type)),
      item(words.status, 'case-status', input('case-status', theCase.status)), item(words.priority, 'case-priority', input('case-priority', theCase.priority)),
      item(words.subject, 'case-subject', input('case-subject', theCase.subject)), item(words.opened, 'case-opened', input('case-opened', theCase.opened))),
    item(words.description, 'case-description', element('div', { class: 'wb-text', id: 'case-description' }, theCase.description)),
    item(words.remark, 'remark', remark), item(words.outcome, 'outcome', outcome),
    element('div', { class: 'wb-form__buttons' }, element('button', { class: 'wb-button wb-button--primary', type: 'submit' }, words.save),
      element('button', { class: 'wb-button', type: 'button' }, words.handOver), message));
  return card(words.caseForm, form);
}
