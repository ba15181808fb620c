// What breaks the tiny page, and which check must see it: the file, what stands in it, and what is put there instead.

const html = "index.html";
const css = "style.0123456789ab.css";
const js = "script.0123456789ab.js";

const search = "assets/search.";

const rule = (text) => [css, "* { box-sizing", `${text}\n* { box-sizing`];
const inMain = (text) => [html, "<p>All of them.</p>", `<p>All of them.</p>${text}`];
const inHead = (text) => [html, "</head>", `${text}</head>`];

export const breaks = [
  ["nu", "an element that is not closed", inMain("<p><em>Words</p>")],
  ["nu", "a property that does not exist", rule("p { colour: red; }")],
  ["axe", "a text with little contrast in the dark", rule("@media (prefers-color-scheme: dark) { h2 { color: #333; } }")],
  ["axe", "a button without a name", inMain('<p><button type="button"></button></p>')],
  ["axe", "a bad colour in what opens", rule("@media (prefers-color-scheme: light) { .menu a { color: #ddd; } }")],
  ["keyboard", "no outline", rule(":focus-visible { outline: none !important; }")],
  ["keyboard", "an outline of hardly any contrast", rule(":focus-visible { outline-color: #ddd !important; }")],
  ["keyboard", "something that Tab does not leave", [js, "const set", 'document.querySelector("#words").addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault(); });\nconst set']],
  ["keyboard", "something over what has the focus", rule("footer { position: fixed; inset: 0; background: #888; z-index: 9; opacity: .9; }")],
  ["keyboard", "a skip link that leads nowhere", [html, 'href="#main"', 'href="#nowhere"']],
  ["keyboard", "an order of its own", [html, "<button>Find", '<button tabindex="3">Find']],
  ["order", "an order of its own", [html, "<button>Find", '<button tabindex="3">Find']],
  ["order", "an order for the eye alone", rule("main { display: flex; flex-direction: column-reverse; }")],
  ["escape", "a menu that stays", [js, '"Escape"', '"F9"']],
  ["reflow", "something too wide", rule("h1 { width: 500px; }")],
  ["reflow", "a text that is cut off", rule("h1 { width: 3rem; overflow: hidden; white-space: nowrap; }")],
  ["reflow", "texts on each other", rule("h1 { margin-block-end: -3rem; }")],
  ["reflow", "no room for wider spacing", rule("h1 { height: 2.4rem; width: 12.5rem; overflow: hidden; line-height: 1.2; }")],
  ["reflow", "a region without a name", [html, 'role="region" aria-label="Goals" tabindex="0"', ""]],
  ["targets", "a small button", rule(".menu button, form button { min-height: 0 !important; height: 14px; padding: 0; line-height: 1; }")],
  ["tree", "a second heading of the first level", inMain("<h1>Again</h1>")],
  ["tree", "a landmark without a name", [html, '<nav aria-label="Site">', "<nav>"]],
  ["tree", "a picture without a name", [html, 'aria-label="Half of all"', ""]],
  ["tree", "a table that is none", [html, "<table>", '<table role="presentation">']],
  ["styleless", "a skipped heading", [html, "<h2>Goals</h2>", "<h4>Goals</h4>"]],
  ["styleless", "a field without a label", [html, '<label for="words">', "<label>"]],
  ["styleless", "a table without a caption", [html, '<div class="scroll" role="region" aria-label="Goals" tabindex="0">\n<table><caption>Goals</caption>', "<div>\n<table>"]],
  ["styleless", "words from the style sheet", rule('h2::before { content: "Part "; }')],
  ["scriptless", "a text that a script brings", [js, "const set", 'document.querySelector("main p").append(" With scripts.");\nconst set']],
  ["scriptless", "a button that does nothing", [html, 'aria-expanded="false" hidden', 'aria-expanded="false"']],
  ["scriptless", "a link that leads nowhere", inMain('<p><a href="gone/">Gone away</a></p>')],
  ["forced-colours", "a bar of a colour alone", [css, "background: var(--ink); border: 1px solid;", "background: var(--ink);"]],
  ["forced-colours", "a picture of the ground's colour", rule("@media (forced-colors: active) { .share { fill: Canvas; } }")],
  ["forced-colours", "a focus of a shadow alone", rule(":focus-visible { outline: none !important; box-shadow: 0 0 0 3px; }")],
  ["motion", "a slow change", rule("a { transition: color .3s; }")],
  ["motion", "smooth scrolling", rule("html { scroll-behavior: smooth; }")],
  ["weight", "a script in the page", inHead("<script>1;</script>")],
  ["weight", "a style in the page", [html, "<h1>", '<h1 style="color: red">']],
  ["weight", "a script that is not deferred", [html, " defer>", ">"]],
  ["weight", "a heavy style sheet", rule(`p { color: inherit; }\n`.repeat(1500))],
  ["print", "the wrong paper", [css, "A4 landscape", "A4 portrait"]],
  ["print", "a header row on the first page alone", [css, "thead { display: table-header-group; }", "thead { display: table-row-group; }"]],
  ["print", "no numbers of pages", [css, '@bottom-right { content: counter(page) " / " counter(pages); }', ""]],
  ["print", "the navigation", [css, ".skip, nav, .menu, form {", ".skip, .menu, form {"]],
  ["print", "a dark ground", [css, "@media screen and (prefers-color-scheme: dark)", "@media (prefers-color-scheme: dark)"]],
  ["search-answers", "capitals that count", [search, ".toLowerCase()", ""]],
  ["search-answers", "pairs that lie anywhere", [search, "isExact:grams.size<2", "isExact:true"]],
  ["search-answers", "places far from one another", [search, "if(peek()>>>24<255)return rice(parameter);", "return rice(parameter);"]],
  ["search-answers", "what the larger pairs would rule out", [search, "return isWanted()?look(", "return isWanted()?(()=>exact)("]],
  ["search-answers", "an order without ranks", [search, "score+=lowest", "score-=lowest"]],
  ["search-use", "a search within a conversion", [search, "isConverting||event.isComposing||typed()", "typed()"]],
  ["search-use", "an unconverted word in the address", [search, "isConverting?(waiting=0):replace()", "replace()"]],
  ["search-use", "Enter without an entry", [search, 'enter("pushState",next)', 'enter("replaceState",next)']],
  ["search-use", "filters that do not filter", [search, "filters={...chosen};", ""]],
  ["search-use", "further results without the focus", [search, 'list.children[shown].querySelector("a").focus();', ""]],
  ["search-use", "a small site that is not read ahead", [search, "index.warm().catch(()=>{})", "0"]],
  ["requests", "a picture that is not there", inMain('<img src="gone.png" alt="Gone">')],
  ["requests", "another host", inMain('<img src="http://127.0.0.2:9/a.png" alt="Elsewhere">')],
  ["requests", "an error in a script", [js, "const set", "window.nothing.at.all;\nconst set"]],
  ["requests", "what the policy forbids", inMain("<script>document.title = 1;</script>")],
];
