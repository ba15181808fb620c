// A tiny page that passes every check, and what goes with it.

export const styles = `
:root { color-scheme: light dark; --paper: #fff; --ink: #111; --link: #00118f; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #111; --ink: #eee; --link: #9db7f9; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1rem/1.75 "Noto Sans CJK JP", sans-serif; overflow-wrap: anywhere; }
body { margin: 0; padding: 1rem; }
a { color: var(--link); display: inline-block; min-height: 24px; min-width: 24px; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.skip { position: absolute; background: var(--paper); }
.skip:not(:focus) { clip-path: inset(50%); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 90rem; }
input, form button { min-height: 24px; min-width: 24px; }
th, td { border: 1px solid; padding: .5rem; text-align: start; }
.menu { position: relative; }
.menu ul { position: absolute; z-index: 1; margin: 0; background: var(--paper); }
.menu button { min-height: 24px; min-width: 24px; }
.bar { height: 1rem; width: 5rem; background: var(--ink); border: 1px solid; }
svg { width: 6rem; height: 2rem; }
@media (max-width: 40em) {
  table, tbody, tr, th, td, caption { display: block; min-width: 0; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@page { size: A4 landscape; margin: 15mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  .skip, nav, .menu, form { display: none; }
  thead { display: table-header-group; }
  table { min-width: 0; }
}
`;

export const script = `
const button = document.querySelector(".menu button");
const list = document.querySelector(".menu ul");
const set = (isOpen) => { button.setAttribute("aria-expanded", isOpen); list.hidden = !isOpen; };
button.hidden = false;
button.addEventListener("click", () => set(list.hidden));
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !list.hidden) { set(false); button.focus(); } });
`;

const row = (number) =>
  `<tr><th scope="row">${number}</th><td><a href="goal/">Goal number ${number}</a></td><td>It is done.</td></tr>`;

export const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<link rel="icon" href="icon.0123456789ab.svg">
<link rel="stylesheet" href="style.0123456789ab.css">
<script src="script.0123456789ab.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><nav aria-label="Site"><a href="./">The start of all</a></nav>
<div class="menu"><button type="button" aria-expanded="false" hidden>Menu</button><ul hidden><li><a href="goal/">A goal</a></li></ul></div>
</header>
<main id="main">
<h1>Department</h1>
<h2>Goals</h2>
<p>All of them.</p>
<form action="./"><p><label for="words">Words</label> <input id="words" name="words"> <button>Find</button></p></form>
<div class="scroll" role="region" aria-label="Goals" tabindex="0">
<table><caption>Goals</caption>
<thead><tr><th scope="col">Number</th><th scope="col">Title</th><th scope="col">Level</th></tr></thead>
<tbody>${Array.from({ length: 30 }, (_, index) => row(index + 1)).join("\n")}</tbody></table>
</div>
<h2>A picture</h2>
<svg role="img" aria-label="Half of all" viewBox="0 0 60 20"><rect class="share" width="30" height="20" fill="currentColor"/></svg>
<div class="bar"></div>
</main>
<footer><p>The end.</p></footer>
</body>
</html>
`;

export const files = {
  "index.html": page,
  "goal/index.html": page.replaceAll('href="icon', 'href="../icon').replaceAll('href="style', 'href="../style').replaceAll('src="script', 'src="../script').replaceAll('href="./"', 'href="../"').replaceAll('href="goal/"', 'href="./"'),
  "icon.0123456789ab.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>',
  "style.0123456789ab.css": styles,
  "script.0123456789ab.js": script,
};
