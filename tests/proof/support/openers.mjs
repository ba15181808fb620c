// What a page can open: folded parts, menus, popovers, dialogs.

// Opens all folded parts, then each menu alone, and names what is open before each look.
export async function* openings(subject) {
  const folded = await subject.evaluate(() => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((details) => (details.open = true));
    return folded.length;
  });
  if (folded) yield `${folded} folded parts`;
  const names = await openers(subject);
  for (let index = 0; index < names.length; index += 1) {
    const isOpened = await subject.evaluate((index) => {
      const opener = window.proofOpeners[index];
      if (opener.localName === "summary" || !proof.visible(opener)) return false;
      opener.click();
      return true;
    }, index);
    if (!isOpened) continue;
    yield names[index];
    await subject.tab.keyboard.press("Escape");
  }
}

// What opens something that lies over the page; the list stays in the page. A folded part in the text is none of these:
// it moves what follows, and stays as it is left.
export function openers(subject) {
  return subject.evaluate(() => {
    const selector = "[aria-expanded=false], button[popovertarget], button[command][commandfor], [aria-haspopup]:not([aria-haspopup=false])";
    const overlays = (details) => [...details.children].some((child) => child.localName !== "summary" && /absolute|fixed/.test(getComputedStyle(child).position));
    const folded = [...document.querySelectorAll("details")].filter(overlays).map((details) => details.querySelector("summary"));
    window.proofOpeners = [...new Set([...document.querySelectorAll(selector), ...folded])];
    return window.proofOpeners.map(proof.name);
  });
}
