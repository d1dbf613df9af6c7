// Opens pages in a browser and says, in one JSON array on standard output, what each did there:
//
//   NODE_PATH=MODULES node inspect.cjs BROWSER PAGE...
//
// With PICTURES=FOLDER in the environment it also takes pictures of each: three widths, light and dark, and paper.
'use strict';

const path = require('path');
const fs = require('fs');
const { pathToFileURL } = require('url');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDTHS = [400, 800, 1400];
const HEIGHT = 900;
const SERIOUS = ['serious', 'critical'];
// What a hostile page would set if anything in it ran.
const MARK = 'belayHostile';

async function inspect(browser, file) {
  const address = pathToFileURL(path.resolve(file)).href;
  const page = await browser.newPage();
  const found = { page: file, errors: [], requests: [], ran: [], violations: [], wide: [], folded: 0 };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') found.errors.push(message.text());
  });
  page.on('pageerror', (error) => found.errors.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== address) found.requests.push(request.url().slice(0, 200));
  });
  page.on('dialog', (dialog) => {
    found.ran.push('dialog: ' + dialog.message());
    dialog.dismiss();
  });
  page.on('popup', (popup) => found.ran.push('window: ' + popup.url()));
  await page.setViewport({ width: WIDTHS[2], height: HEIGHT });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await act(page, found);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await check(page, scheme, found);
    await look(page, file, scheme, found);
  }
  await paper(page, file);
  if (page.url().split('#')[0] !== address) found.ran.push('went to ' + page.url());
  await mark(page, found);
  await page.close();
  return found;
}

// What a reader does: unfolds all there is, and points at everything that a handler could hang on.
async function act(page, found) {
  found.folded = await page.evaluate(() => {
    const folded = [...document.querySelectorAll('details')];
    for (const one of folded) one.open = true;
    for (const type of ['mouseover', 'focus', 'toggle', 'error', 'load', 'animationstart']) {
      for (const element of document.querySelectorAll('*')) element.dispatchEvent(new Event(type));
    }
    return folded.length;
  });
  await mark(page, found);
}

async function mark(page, found) {
  const ran = await page.evaluate((name) => (name in window ? String(window[name]) : null), MARK);
  if (ran !== null) found.ran.push('script: ' + ran);
}

async function check(page, scheme, found) {
  if (scheme === 'light') await page.evaluate(axe);
  // In the dark nothing differs but the colours.
  const only = scheme === 'light' ? {} : { runOnly: { type: 'rule', values: ['color-contrast'] } };
  const result = await page.evaluate(
    (some) => window.axe.run(document, { resultTypes: ['violations'], ...some }),
    only,
  );
  for (const violation of result.violations.filter((one) => SERIOUS.includes(one.impact))) {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(' '));
    found.violations.push(`${scheme}: ${violation.id}: ${violation.help}: ${where.join('; ')}`);
  }
}

async function look(page, file, scheme, found) {
  const pictures = Boolean(process.env.PICTURES);
  // In the dark nothing is wider.
  if (scheme === 'dark' && !pictures) return;
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: HEIGHT });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    if (scheme === 'light' && content > width) found.wide.push(`${content} pixels on a screen of ${width}`);
    if (pictures) await page.screenshot({ path: pictured(file, `${width}-${scheme}.png`), fullPage: true });
  }
}

async function paper(page, file) {
  if (process.env.PICTURES) await page.pdf({ path: pictured(file, 'paper.pdf'), format: 'A4', printBackground: false });
}

function pictured(file, ending) {
  return path.join(process.env.PICTURES, `${path.basename(file, '.html')}-${ending}`);
}

async function main([executablePath, ...pages]) {
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    args: [
      // Root has no sandbox in it; there is none in many containers either.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      // Whatever a page asks for does not leave this machine.
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
  try {
    const found = [];
    for (const page of pages) found.push(await inspect(browser, page));
    process.stdout.write(JSON.stringify(found));
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
