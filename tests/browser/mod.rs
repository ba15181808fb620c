//! The preview in a real browser: a headless Chromium is driven over the `WebDriver` protocol.
//!
//! Where there is no Chromium or no chromedriver, it is printed that the tests were left out, and they pass; with
//! `GOALPRESS_BROWSER_TESTS=required` they fail instead.

mod bar;
mod driver;
mod finder;
mod many_tabs;
mod mistakes;
mod reload;
mod tab;

pub(crate) use driver::Browser;
pub(crate) use tab::Tab;

/// A picture of this width.
fn picture(width: u32) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"10\"></svg>").into_bytes()
}
