// What a page can open: folded parts, menus, popovers, dialogs.

// Opens all folded parts, then each menu alone, and names what is open before each look.
export async function* openings(subject) {
  const folded = await subject.evaluate(() => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((details) => (details.open = true));
    return folded.length;
  });
  if (folded) yield `${folded} folded parts`;
  const count = (await openers(subject)).length;
  for (let index = 0; index < count; index += 1) {
    const opened = await subject.evaluate((index) => {
      const opener = window.proofOpeners[index];
      if (!proof.visible(opener)) return null;
      opener.click();
      return proof.name(opener);
    }, index);
    if (!opened) continue;
    yield opened;
    await subject.tab.keyboard.press("Escape");
  }
}

// Buttons that open something; the list stays in the page.
export function openers(subject) {
  return subject.evaluate(() => {
    const selector = "[aria-expanded=false], button[popovertarget], button[command][commandfor], [aria-haspopup]:not([aria-haspopup=false])";
    window.proofOpeners = [...document.querySelectorAll(selector)];
    return window.proofOpeners.map(proof.name);
  });
}
