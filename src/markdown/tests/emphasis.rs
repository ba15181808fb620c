//! Emphasis beside Japanese punctuation.

use super::html;
use crate::markdown::{Labels, whole};

#[test]
fn emphasis_works_beside_japanese_punctuation() {
    for (source, expected) in [
        ("**（試行）。**次", "<strong>（試行）。</strong>次"),
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("*（注）*の", "<em>（注）</em>の"),
        ("~~（旧）~~新", "<del>（旧）</del>新"),
        ("新~~（旧）~~", "新<del>（旧）</del>"),
        ("**重要。**次", "<strong>重要。</strong>次"),
        ("次の**「重要」**。", "次の<strong>「重要」</strong>。"),
        ("市の**『計画』**と**『方針』**を", "市の<strong>『計画』</strong>と<strong>『方針』</strong>を"),
        ("は**SDGs(試行)**の", "は<strong>SDGs(試行)</strong>の"),
        ("これは**\"重要\"**です", "これは<strong>\"重要\"</strong>です"),
        ("あ***「重」***い", "あ<em><strong>「重」</strong></em>い"),
        ("あ*「重」*い", "あ<em>「重」</em>い"),
        ("**[予約](a)**の", "<strong><a href=\"a\">予約</a></strong>の"),
        ("は**`a`**の", "は<strong><code>a</code></strong>の"),
        ("**２０２２年度：**計画", "<strong>２０２２年度：</strong>計画"),
        ("**100％**達成", "<strong>100％</strong>達成"),
        ("**注意！**必ず", "<strong>注意！</strong>必ず"),
        ("対象は**（市民）**で、*（任意）*だ", "対象は<strong>（市民）</strong>で、<em>（任意）</em>だ"),
        ("**「教\n育」**委員会", "<strong>「教育」</strong>委員会"),
        ("は**※重要**です", "は<strong>※重要</strong>です"),
        ("**𠮷野（髙）**様", "<strong>𠮷野（髙）</strong>様"),
        ("**注意…**次", "<strong>注意…</strong>次"),
        ("縦2*3と**「重要」**です", "縦2*3と<strong>「重要」</strong>です"),
        ("**「あ」*「い」*う**え", "<strong>「あ」<em>「い」</em>う</strong>え"),
        ("「**重要**」と「**（再掲）**」", "「<strong>重要</strong>」と「<strong>（再掲）</strong>」"),
        ("Ａは**ＰＲ（広報）**を", "Ａは<strong>ＰＲ（広報）</strong>を"),
        ("**①（一）**の", "<strong>①（一）</strong>の"),
    ] {
        assert_eq!(html(source), format!("<p>{expected}</p>\n"), "{source}");
    }
}

#[test]
fn no_emphasis_is_made_where_there_is_none() {
    for source in [
        "2 * 3 * 4",
        "a ** b ** c",
        "snake_case_name",
        "foo**\"bar\"**baz",
        "a*\"b\"*c",
        "** 重要 **です",
        "重要 ** です ** か",
        "は__「重要」__です",
        "は_「重要」_です",
        "（*）と※",
        "\\*\\*（試行）。\\*\\*次",
        "~（旧）~新",
    ] {
        let shown = source.replace('\\', "");
        assert_eq!(html(source), format!("<p>{shown}</p>\n"), "{source}");
    }
}

#[test]
fn marks_leave_nothing_behind() {
    let source = "は**「[重](<a**「b」**c> \"は**「題」**だ\")」**と`は**「重」**だ`\u{2060}次&NoBreak;";
    let (fragment, _) = whole(source, &Labels::default());
    assert_eq!(fragment.links()[0].destination, "a**「b」**c");
    assert_eq!(
        fragment.html("", |_| None),
        "<p>は<strong>「<a href=\"a**「b」**c\" title=\"は**「題」**だ\">重</a>」</strong>と\
         <code>は**「重」**だ</code>\u{2060}次\u{2060}</p>\n"
    );
    assert_eq!(
        html("```は**「x」**\nは**「重」**だ\n```"),
        "<pre><code class=\"language-x\">は**「重」**だ\n</code></pre>\n"
    );
}

#[test]
fn emphasis_works_in_every_block() {
    assert!(html("|a**「b」**c|\n|-|").contains(">a<strong>「b」</strong>c</th>"));
    assert!(html("# **（試）。**次").contains("><strong>（試）。</strong>次</h2>"));
    assert_eq!(
        html("・**「a」**b\n・c**「d」**e"),
        "<ul>\n<li><strong>「a」</strong>b</li>\n<li>c<strong>「d」</strong>e</li>\n</ul>\n"
    );
    assert_eq!(
        html("> **「a\n> い」**う"),
        "<blockquote>\n<p><strong>「aい」</strong>う</p>\n</blockquote>\n"
    );
}
