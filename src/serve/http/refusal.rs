//! Why a request is not answered by the handler.

/// A status with its reason, in the two languages of those who may read it: the officials at their browsers, and
/// the people who run the machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) japanese: &'static str,
    pub(super) english: &'static str,
}

impl Refusal {
    pub(super) const MALFORMED: Self = Self {
        status: 400,
        japanese: "HTTP のリクエストとして読み取れません。アドレスは http:// で始めてください。",
        english: "This is not an HTTP request. Begin the address with http://.",
    };
    pub(super) const ADDRESS: Self = Self {
        status: 400,
        japanese: "このアドレスは読み取れません。",
        english: "This address cannot be read.",
    };
    pub(super) const FOREIGN_ORIGIN: Self = Self {
        status: 403,
        japanese: "ほかのサイトのページからは、プレビューを読み込めません。",
        english: "Pages of other sites cannot load the preview.",
    };
    pub(super) const NOT_FOUND: Self =
        Self {
            status: 404, japanese: "ページが見つかりません。", english: "There is no such page."
        };
    pub(super) const METHOD: Self = Self {
        status: 405,
        japanese: "プレビューで使えるのは GET と HEAD だけです。",
        english: "The preview answers GET and HEAD alone.",
    };
    pub(super) const SLOW: Self = Self {
        status: 408,
        japanese: "リクエストが時間内に届きませんでした。",
        english: "The request did not arrive in time.",
    };
    pub(super) const FOREIGN_HOST: Self = Self {
        status: 421,
        japanese: "このホスト名ではプレビューを表示できません。画面に表示されたアドレスを開いてください。外部のサイトになりすまされるのを防ぐためです。",
        english: "The preview is not served under this host name. Open the address that was printed. \
                  This keeps other sites from posing as the preview (DNS rebinding).",
    };
    pub(super) const LARGE: Self = Self {
        status: 431,
        japanese: "リクエストのヘッダーが長すぎます。",
        english: "The headers of the request are too long.",
    };
    pub(super) const PANIC: Self = Self {
        status: 500,
        japanese: "プレビューの内部で誤りが起きました。端末の表示を確かめてください。",
        english: "The preview made a mistake of its own. See the terminal.",
    };
    pub(super) const VERSION: Self = Self {
        status: 505,
        japanese: "使えるのは HTTP/1.1 と HTTP/1.0 だけです。",
        english: "Only HTTP/1.1 and HTTP/1.0 are understood.",
    };

    /// What is shown.
    pub(super) fn text(&self) -> String {
        format!("{}\n{}\n", self.japanese, self.english)
    }
}
