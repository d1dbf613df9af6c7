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
// So many elements are a page about many sessions.
const LARGE = 10000;
// No browser draws a page of any height at once.
const HIGHEST = 12000;
const SCHEMES = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
};
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
  await page.emulateMediaFeatures(SCHEMES.light);
  await page.goto(address, { waitUntil: 'networkidle0' });
  await act(page, found);
  await check(page, 'light', found);
  await page.emulateMediaFeatures(SCHEMES.dark);
  await check(page, 'dark', found);
  for (const width of WIDTHS) await fit(page, width, found);
  if (process.env.PICTURES) await pictures(page, file);
  if (page.url().split('#')[0] !== address) found.ran.push('went to ' + page.url());
  await mark(page, found);
  await page.close();
  return found;
}

// What a reader does: unfolds all there is, and points at everything that a handler could hang on.
async function act(page, found) {
  found.folded = await page.evaluate(() => {
    const folded = [...document.querySelectorAll('details')];
    // Nobody unfolds all of a page about many sessions.
    for (const one of folded.slice(0, 12)) one.open = true;
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
  const large = (await page.evaluate(() => document.querySelectorAll('*').length)) > LARGE;
  if (scheme === 'dark' && large) return;
  if (scheme === 'light') await page.evaluate(axe);
  const contrast = 'color-contrast';
  // In the dark nothing differs but the colours; those of a large page are those of a small one, and take minutes.
  const only = scheme === 'dark' ? { runOnly: { type: 'rule', values: [contrast] } } : {};
  const without = large ? { rules: { [contrast]: { enabled: false } } } : {};
  const result = await page.evaluate(
    (some) => window.axe.run(document, { resultTypes: ['violations'], ...some }),
    { ...only, ...without },
  );
  for (const violation of result.violations.filter((one) => SERIOUS.includes(one.impact))) {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(' '));
    found.violations.push(`${scheme}: ${violation.id}: ${violation.help}: ${where.join('; ')}`);
  }
}

async function fit(page, width, found) {
  await page.setViewport({ width, height: HEIGHT });
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  if (content > width) found.wide.push(`${content} pixels on a screen of ${width}`);
}

// As a reader finds it, with what is folded folded.
async function pictures(page, file) {
  const target = path.join(process.env.PICTURES, path.basename(file, '.html'));
  await page.reload({ waitUntil: 'load' });
  for (const [scheme, features] of Object.entries(SCHEMES)) {
    await page.emulateMediaFeatures(features);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: HEIGHT });
      const content = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(content, HIGHEST) };
      await page.screenshot({ path: `${target}-${width}-${scheme}.png`, clip, captureBeyondViewport: true });
    }
  }
  await page.pdf({ path: `${target}-paper.pdf`, format: 'A4', printBackground: false });
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
