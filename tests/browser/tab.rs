//! One tab of the browser.

use serde_json::{Value, json};

use super::Browser;
use crate::preview::until;

/// What is in the preview's own tree, as JavaScript.
const ROOT: &str = "document.querySelector('goalpress-preview').shadowRoot";

/// A tab, by its handle.
pub(crate) struct Tab<'a> {
    browser: &'a Browser,
    handle: String,
}

impl<'a> Tab<'a> {
    pub(crate) fn new(browser: &'a Browser, handle: String) -> Self {
        Self { browser, handle }
    }

    fn command(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.browser.command("POST", "/window", &json!({ "handle": self.handle }))?;
        self.browser.command(method, path, body)
    }

    /// Opens an address and waits until the preview's script has drawn its bar.
    pub(crate) fn goes_to(&self, address: &str) {
        self.leaves_for(address);
        self.comes_to("document.querySelector('goalpress-preview') !== null");
    }

    /// Opens an address of any kind.
    pub(crate) fn leaves_for(&self, address: &str) {
        self.command("POST", "/url", &json!({ "url": address })).expect("the address opens");
    }

    /// Closes the tab.
    pub(crate) fn closes(self) {
        self.command("DELETE", "/window", &Value::Null).expect("the tab closes");
    }

    /// The value of an expression; an error while a page is being loaded.
    pub(crate) fn attempt(&self, expression: &str) -> Result<Value, String> {
        let script = json!({ "script": format!("return ({expression});"), "args": [] });
        self.command("POST", "/execute/sync", &script)
    }

    /// The value of an expression.
    #[track_caller]
    pub(crate) fn value(&self, expression: &str) -> Value {
        self.attempt(expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Does something.
    #[track_caller]
    pub(crate) fn does(&self, statement: &str) {
        self.value(&format!("(() => {{ {statement} }})()"));
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub(crate) fn comes_to(&self, expression: &str) {
        until(expression, || match self.attempt(expression) {
            Ok(Value::Bool(true)) => Ok(()),
            other => {
                let page = self.attempt("document.body.innerText + (document.querySelector('goalpress-preview')?.shadowRoot.textContent)");
                Err(format!("{other:?}\n{page:?}"))
            }
        });
    }

    /// Waits until the page shows some words.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) {
        self.comes_to(&format!("document.body.innerText.includes({})", json!(words)));
    }

    /// Waits until an expression about the preview's own tree, which is called `root`, is true.
    #[track_caller]
    pub(crate) fn preview_comes_to(&self, expression: &str) {
        self.comes_to(&format!("(root => {expression})({ROOT})"));
    }

    /// Clicks the button of the bar that says this.
    #[track_caller]
    pub(crate) fn presses(&self, label: &str) {
        self.preview_comes_to(&format!(
            "[...root.querySelectorAll('button')].some(button => button.textContent === {})",
            json!(label)
        ));
        self.does(&format!(
            "[...{ROOT}.querySelectorAll('button')].find(button => button.textContent === {}).click()",
            json!(label)
        ));
    }

    /// Leaves something behind that the next loading of the page wipes out.
    #[track_caller]
    pub(crate) fn marks(&self) {
        self.does("window.marker = 1");
    }

    /// Whether the page was not loaded again since it was marked.
    #[track_caller]
    pub(crate) fn is_marked(&self) -> bool {
        self.value("window.marker === 1") == json!(true)
    }
}
