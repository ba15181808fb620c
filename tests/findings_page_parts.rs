//! Mistakes of themes: pictures, links, buttons, fields, tables, ids, film, the keyboard, and addresses.

use crate::accessibility::inside;

#[test]
fn pictures_are_words_to_those_who_do_not_see_them() {
    for html in [
        "<img src=\"data:,x\">",
        "<svg role=img><path/></svg>",
        "<input type=image src=\"data:,x\">",
        "<map name=m><area href=\"./\"></map>",
        "<span role=img>★</span>",
    ] {
        inside(html).check().status(1).only("alternative-missing").message_contains("1.1.1");
    }
    inside(
        "<img src=\"data:,x\" alt=\"\"><img src=\"data:,x\" alt=a><img src=\"data:,x\" role=presentation>\
         <svg role=img><title>a</title></svg><svg></svg><input type=image alt=a><span role=img aria-label=a>★</span>\
         <map name=m><area href=\"./\" alt=a></map>",
    )
    .check()
    .is_clean();
}

#[test]
fn links_say_where_they_lead() {
    for html in [
        "<a href=\"./\"></a>",
        "<a href=\"./\"><img src=\"data:,x\" alt=\"\"></a>",
        "<span role=link></span>",
    ] {
        inside(html).check().status(1).only("link-name-missing").message_contains("2.4.4");
    }
    inside(
        "<a href=\"./\">a</a><a href=\"./\"><img src=\"data:,x\" alt=a></a><a href=\"./\" aria-label=a></a><a></a>\
         <a href=\"./\" aria-labelledby=x></a><p id=x>b</p><a href=\"./\"><svg role=img><title>a</title></svg></a>\
         <a href=\"./\" title=a></a>",
    )
    .check()
    .is_clean();
}

#[test]
fn buttons_say_what_they_do() {
    for html in ["<button><svg></svg></button>", "<input type=button>", "<input type=submit value=\"\">"] {
        inside(html).check().status(1).only("button-name-missing").message_contains("4.1.2");
    }
    inside("<button>a</button><input type=submit><input type=button value=a><button aria-label=a></button>")
        .check()
        .is_clean();
}

#[test]
fn fields_have_labels() {
    for html in [
        "<input>",
        "<input placeholder=a>",
        "<select><option>a</select>",
        "<label for=x></label><textarea id=x></textarea>",
    ] {
        inside(html).check().status(1).only("field-label-missing").message_contains("1.3.1");
    }
    inside(
        "<label for=a>a</label><input id=a><label>b <input></label><input aria-label=c><input title=d>\
         <input type=hidden><p id=e>e</p><textarea aria-labelledby=e></textarea>",
    )
    .check()
    .is_clean();
}

#[test]
fn tables_say_what_they_show_and_which_cells_head_which() {
    let table = |html: &str| inside(&format!("<table><caption>a</caption>{html}</table>"));
    inside("<table><tr><th>a<tr><td>b</table>").check().succeeds().only("table-name-missing").is_warning();
    table("<tr><td>a<td>b").check().status(1).only("table-heads-missing").message_contains("1.3.1");
    let both = "<tr><th scope=col>a<th scope=col>b<tr><th>c<td>d";
    table(both).check().succeeds().only("table-scope-missing").is_warning();
    table("<tr><th id=x>a<tr><td headers=\"x y\">b")
        .check()
        .status(1)
        .only("table-heads-unknown")
        .message_contains("y");
    table("<tr><th>a<th>b<tr><td>c<td>d").check().is_clean();
    table("<tr><th scope=col>a<th scope=col>b<tr><th scope=row>c<td>d").check().is_clean();
    table("<tr><th id=x>a<tr><td headers=x>b").check().is_clean();
    inside("<table role=presentation><tr><td>a</table>").check().is_clean();
    inside("<table aria-label=a><tr><th>b<tr><td>c</table>").check().is_clean();
    inside("<div role=region aria-label=a tabindex=0><table><tr><th>b<tr><td>c</table></div>")
        .check()
        .is_clean();
}

#[test]
fn ids_are_there_once_and_what_is_referred_to_is_there() {
    inside("<p id=a></p><p id=a></p><p id=a></p>")
        .check()
        .status(1)
        .only("id-duplicate")
        .message_contains("4.1.1");
    for html in ["<p aria-labelledby=z>a</p>", "<p aria-describedby=z>a</p>", "<label for=z>a</label>"] {
        inside(html).check().status(1).only("reference-broken").message_contains("z").is_error();
    }
    inside("<button aria-controls=z>a</button>").check().succeeds().only("reference-broken").is_warning();
    let outcome = inside("<a href=\"./\">a</a><a href=\"#z\">b</a>").check().succeeds();
    outcome.only("fragment-broken").is_warning().message_contains("#z");
    inside(
        "<a href=\"./\">a</a><a href=\"#予\">b</a><a href=\"#%E4%BA%88\">b</a><a href=\"#\">c</a><a href=\"#top\">d</a>\
         <p id=予 aria-describedby=b>e</p><p id=b hidden>f</p><a name=c></a><a href=\"#c\">g</a>",
    )
    .check()
    .is_clean();
}

#[test]
fn film_and_sound_wait_for_the_reader() {
    inside("<iframe src=\"https://example.jp/\"></iframe>").check().status(1).only("frame-title-missing");
    inside("<audio autoplay controls></audio>")
        .check()
        .status(1)
        .only("sound-unasked")
        .message_contains("1.4.2");
    for html in ["<video autoplay muted loop></video>", "<marquee>a</marquee>"] {
        inside(html).check().status(1).only("motion-unstoppable").message_contains("2.2.2");
    }
    inside("<video></video>").check().status(1).only("media-controls-missing").message_contains("2.1.1");
    inside("<iframe title=a src=\"https://example.jp/\"></iframe><video controls></video><video autoplay muted controls></video>")
        .check()
        .is_clean();
}

#[test]
fn keys_do_what_is_expected_of_them() {
    inside("<p tabindex=1>a</p>").check().succeeds().only("tab-order-forced").is_warning();
    let outcome =
        inside("<a href=\"./\" accesskey=s>a</a><a href=\"../\" accesskey=S>b</a>").check().succeeds();
    outcome.only("access-key-duplicate").is_warning();
    inside("<p tabindex=0>a</p><p tabindex=-1>b</p><a href=\"./\" accesskey=s>a</a>").check().is_clean();
}

#[test]
fn addresses_lead_to_what_the_site_has() {
    for html in [
        "<a href=\"../2023/\">a</a>",
        "<img alt=a src=\"a.png\">",
        "<img alt=a srcset=\"data:,x 1x, a.png 2x\">",
        "<script src=\"{{ page.root }}assets/a.js\"></script>",
        "<a href=\"../../outside/\">a</a>",
        "<form action=\"search/\"></form>",
    ] {
        inside(html).check().status(1).only("address-missing").is_error();
    }
    inside(
        "<a href=\"../\">a</a><a href=\"{{ page.root }}2022/policy/?a#b\">b</a><a href=\"{{ page.root }}goals.json\">c</a>\
         <a href=\"https://example.jp/none\">d</a><a href=\"mailto:a@example.jp\">e</a><a href=\"/city/\">f</a>\
         <link rel=stylesheet href=\"{{ page.root }}{{ assets[\"style.css\"] }}\">",
    )
    .check()
    .is_clean();
    let own = inside("<a href=\"/goals/none/\">a</a>").settings("base_url: https://example.jp/goals/\n");
    own.check().status(1).only("address-missing");
}
