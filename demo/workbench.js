import { createBadge } from './badge.js';
import { element } from './element.js';
import { caseForm } from './views/case-form.js';
import { controls } from './views/controls.js';
import { customerCard } from './views/customer.js';
import { header } from './views/header.js';
import { queue } from './views/queue.js';
import { reply } from './views/reply.js';
import { tabs } from './views/tabs.js';
import { transcript } from './views/transcript.js';
import { wordsOf } from './words.js';

const SECONDS_A_LINE = 4;
/** Wall-clock time of a moment some seconds ago: what was said before the page opened lies just behind. */
const secondsAgo = (seconds) => new Date(Date.now() - seconds * 1000).toTimeString().slice(0, 8);
const load = async (path) => (await fetch(path)).json();
const directory = await load('/customers/index.json');
const app = document.getElementById('app');

/** The customer on the screen; replaced whole when another one is opened, as a single-page CRM does. */
let desk;

const idInAddress = () => location.pathname.split('/')[2];

async function show(id) {
  const customer = await load(`/customers/${id}.json`);
  const words = wordsOf(customer.language);
  desk?.leave();
  const badge = createBadge(words, customer.channel);
  const said = transcript(words, customer.channel === 'chat' ? words.conversation : words.transcript);
  customer.opening.forEach((line, index) => said.say(line.role, line.text, secondsAgo((customer.opening.length - index) * SECONDS_A_LINE)));

  const waiting = [...customer.script];
  let playing;
  const next = () => {
    const line = waiting.shift();
    if (line !== undefined) said.say(line.role, line.text);
    return line !== undefined;
  };
  const stop = () => clearInterval(playing);
  desk = {
    id, say: said.say, next, stop,
    play: () => {
      stop();
      playing = setInterval(() => next() || stop(), SECONDS_A_LINE * 1000);
    },
    badge: (state, elapsedSeconds) => badge.set(state, elapsedSeconds),
    leave: () => {
      stop();
      badge.stop();
    },
  };

  document.documentElement.lang = customer.language;
  document.title = `${customer.name} - ${words.overview}`;
  const work = element('main', { class: 'wb-main' }, customerCard(words, customer), tabs(words, customer, caseForm(words, customer.case)));
  const talk = element('div', { class: 'wb-talk' }, said.node, reply(words, (text) => said.say('agent', text)));
  app.replaceChildren(header(words, directory.agents[customer.language], badge),
    element('div', { class: 'wb-body' }, queue(words, directory.customers.filter((each) => each.language === customer.language), id, open), work, talk),
    controls(words, desk));
  if (customer.channel === 'phone') badge.set('in-call', customer.elapsedSeconds ?? 0);
}

/** Opens another customer without loading the page anew. */
async function open(id) {
  history.pushState({}, '', `/customers/${id}${location.search}`);
  await show(id);
}
addEventListener('popstate', () => show(idInAddress()));

if (idInAddress() === undefined) history.replaceState({}, '', `/customers/${directory.customers[0].id}${location.search}`);
await show(idInAddress());
if (new URLSearchParams(location.search).has('play')) desk.play();

/** For a test or a curious person at the console: plays the other side of the call. */
window.demo = {
  say: (role, text) => desk.say(role, text),
  next: () => desk.next(),
  play: () => desk.play(),
  stop: () => desk.stop(),
  badge: (state, elapsedSeconds) => desk.badge(state, elapsedSeconds),
  open,
  customer: () => desk.id,
};
document.documentElement.dataset.ready = 'true';
