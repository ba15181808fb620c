//! Frames have titles; sound and film begin and end as the reader wants (1.4.2, 2.1.1, 2.2.2, 4.1.2).

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    for element in page.shown() {
        match element.name() {
            "iframe" | "frame" if !element.is_silent() && name::of_frame(page, element).is_empty() => {
                remarks.push(Remark::on(Rule::FrameTitleMissing, element));
            }
            "audio" | "video" => remarks.extend(film(element)),
            "marquee" | "blink" => {
                remarks.push(Remark::on(Rule::MotionUnstoppable, element).with("element", element.name()));
            }
            _ => {}
        }
    }
}

fn film(element: Element<'_>) -> Option<Remark> {
    let has_controls = element.has("controls");
    let rule = match (element.has("autoplay"), element.has("muted")) {
        (true, false) => Rule::SoundUnasked,
        (true, true) if !has_controls => Rule::MotionUnstoppable,
        (false, _) if !has_controls => Rule::MediaControlsMissing,
        _ => return None,
    };
    Some(Remark::on(rule, element).with("element", element.name()))
}
