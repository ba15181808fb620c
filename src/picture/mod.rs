//! Share pictures: what a chat or a social network shows of a page that somebody shares.
//!
//! A picture is a function of words, counts and colours, to the byte and on every machine: the font travels in the
//! program, and nothing asks for a file or a theme.

mod canvas;
mod colours;
mod font;
mod setting;
mod shape;

#[cfg(test)]
mod tests;

use zeno::PathBuilder;

use canvas::{Area, Canvas, Ink};
use font::{Font, width};
use setting::{Room, Setting, set};
use shape::Shape;

pub use canvas::{HEIGHT, WIDTH};
pub use colours::{Colour, Colours};

/// What every picture of a site shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    /// Who publishes the site.
    pub organisation: String,
    /// The site's title.
    pub title: String,
    /// The months of a fiscal year, as they are labelled; none where goals have no deadlines.
    pub months: Option<[String; 12]>,
    /// The colours.
    pub colours: Colours,
}

/// What one picture shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    /// What it stands for, set large.
    pub name: String,
    /// The fiscal year, as people write it.
    pub year: Option<String>,
    /// How many goals there are, in words.
    pub goals: Option<String>,
    /// How many of them are due in each month of the fiscal year.
    pub due: [usize; 12],
}

/// The margin on the left and on the right.
const MARGIN: u16 = 72;
/// What the margins leave.
const MEASURE: u16 = 1200 - 2 * MARGIN;
/// Where the strip of months begins.
const STRIP: u16 = 432;
/// Where its bars stand.
const FLOOR: u16 = 574;
/// How high the highest bar is.
const HIGHEST: u16 = 86;
/// How wide a month is, and a bar in it.
const MONTH: u16 = MEASURE / 12;
const BAR: u16 = 40;
/// Where the middle of the name lies, between the head and the year.
const MIDDLE_OF_NAME: f32 = 246.0;
/// How far above its line the middle of a Japanese character lies, in ems.
const MIDDLE: f32 = 0.38;

/// What is the same in every picture of a site, drawn once.
#[derive(Debug)]
pub struct Ground {
    canvas: Canvas,
    font: Font,
    dot: Shape,
    colours: Colours,
    has_months: bool,
}

impl Ground {
    /// Draws the frame.
    pub fn new(frame: &Frame) -> Self {
        let (mut canvas, font) = (Canvas::new(), Font::new());
        canvas.fill(Ink::AccentOnPaper, Area { left: 0, top: 0, width: WIDTH, height: 14 });
        canvas.lay(Ink::SoftOnWash, Area { left: 0, top: STRIP, width: WIDTH, height: HEIGHT - STRIP });
        head(&mut canvas, &font, frame);
        for (label, middle) in frame.months.iter().flatten().zip(middles()) {
            let room = Room { width: f32::from(MONTH), ..line(25.0) };
            let label = set(&font, label, room);
            centre(&mut canvas, &font, &label, Ink::SoftOnWash, (middle, 608.0));
        }
        Self { canvas, font, dot: dot(5.0), colours: frame.colours, has_months: frame.months.is_some() }
    }

    /// Draws a picture: its bytes as PNG.
    pub fn draw(&self, picture: &Picture) -> Vec<u8> {
        let mut canvas = self.canvas.clone();
        self.name(&mut canvas, &picture.name);
        self.facts(&mut canvas, picture);
        if self.has_months {
            self.months(&mut canvas, &picture.due);
        }
        canvas.encode(&self.colours)
    }

    fn name(&self, canvas: &mut Canvas, name: &str) {
        let room = Room {
            width: f32::from(MEASURE),
            largest: 136.0,
            comfortable: Some(76.0),
            largest_of_two: 78.0,
            smallest: 24.0,
        };
        let Setting { lines, size } = set(&self.font, name, room);
        let pitch = size * 1.2;
        let mut y =
            if lines.len() == 1 { MIDDLE_OF_NAME } else { MIDDLE_OF_NAME - pitch / 2.0 } + MIDDLE * size;
        for line in lines {
            canvas.set(&self.font, &line, Ink::OnPaper, size, (f32::from(MARGIN), y));
            y += pitch;
        }
    }

    /// The year and the number of goals.
    fn facts(&self, canvas: &mut Canvas, picture: &Picture) {
        let inks = [(&picture.year, Ink::SoftOnPaper), (&picture.goals, Ink::AccentOnPaper)];
        let texts = inks.map(|(text, ink)| (self.font.glyphs(text.as_deref().unwrap_or_default()), ink));
        let ems = texts.iter().map(|(glyphs, _)| width(glyphs)).sum::<f32>() + 1.0;
        let size = (f32::from(MEASURE) / ems).min(40.0);
        let mut x = f32::from(MARGIN);
        for (glyphs, ink) in &texts {
            let end = canvas.set(&self.font, glyphs, *ink, size, (x, 394.0));
            x = if glyphs.is_empty() { x } else { end + size };
        }
    }

    /// A bar for each month in which goals are due, with their number, and a dot for each other.
    fn months(&self, canvas: &mut Canvas, due: &[usize; 12]) {
        let most = due.iter().copied().max().unwrap_or_default().max(4) as u128;
        for (count, middle) in due.iter().zip(middles()) {
            if *count == 0 {
                canvas.draw(&self.dot, Ink::MidOnWash, (f32::from(middle), f32::from(FLOOR) - 5.0));
                continue;
            }
            // At least as high as a dot, so that one goal beside a thousand is seen.
            let height = u16::try_from(u128::from(HIGHEST) * *count as u128 / most).unwrap_or(HIGHEST);
            let top = FLOOR - height.max(10);
            let left = middle - BAR / 2;
            canvas.fill(Ink::AccentOnWash, Area { left, top, width: BAR, height: FLOOR - top });
            let room = Room { width: f32::from(MONTH), ..line(28.0) };
            let number = set(&self.font, &count.to_string(), room);
            centre(canvas, &self.font, &number, Ink::AccentOnWash, (middle, f32::from(top) - 9.0));
        }
    }
}

/// Who publishes the site, and its title: side by side, or one below the other where they are long.
fn head(canvas: &mut Canvas, font: &Font, frame: &Frame) {
    let (left, size) = (f32::from(MARGIN), 40.0);
    let (organisation, title) = (font.glyphs(frame.organisation.trim()), font.glyphs(frame.title.trim()));
    if (width(&organisation) + width(&title) + 0.7) * size <= f32::from(MEASURE) {
        let end = canvas.set(font, &organisation, Ink::AccentOnPaper, size, (left, 108.0));
        canvas.set(font, &title, Ink::SoftOnPaper, size, (end + 0.7 * size, 108.0));
        return;
    }
    for (text, ink, y) in
        [(&frame.organisation, Ink::AccentOnPaper, 76.0), (&frame.title, Ink::SoftOnPaper, 126.0)]
    {
        let Setting { lines, size } = set(font, text, line(38.0));
        for line in lines {
            canvas.set(font, &line, ink, size, (left, y));
        }
    }
}

/// The room of one line.
fn line(largest: f32) -> Room {
    Room { width: f32::from(MEASURE), largest, comfortable: None, largest_of_two: largest, smallest: 12.0 }
}

/// Where the middles of the months are.
fn middles() -> impl Iterator<Item = u16> {
    (0..12).map(|month| MARGIN + month * MONTH + MONTH / 2)
}

fn centre(canvas: &mut Canvas, font: &Font, setting: &Setting, ink: Ink, at: (u16, f32)) {
    let (middle, y) = at;
    for line in &setting.lines {
        let x = f32::from(middle) - width(line) * setting.size / 2.0;
        canvas.set(font, line, ink, setting.size, (x, y));
    }
}

fn dot(radius: f32) -> Shape {
    let mut outline = Vec::new();
    outline.add_circle((0.0, 0.0), radius);
    Shape::new(&outline)
}
