//! Pictures as a reader of PNG sees them.

use super::{Colours, Frame, Ground, HEIGHT, Picture, WIDTH};

pub(super) fn frame(organisation: &str, title: &str) -> Frame {
    let months = std::array::from_fn(|place| format!("{}月", (place + 3) % 12 + 1));
    Frame {
        organisation: organisation.to_owned(),
        title: title.to_owned(),
        months: Some(months),
        colours: Colours::default(),
    }
}

pub(super) fn picture(name: &str) -> Picture {
    Picture {
        name: name.to_owned(),
        year: Some("令和4年度（2022年度）".to_owned()),
        goals: Some("目標 21件".to_owned()),
        due: [0, 0, 1, 0, 0, 2, 0, 0, 5, 0, 1, 12],
    }
}

/// The pixels as red, green and blue.
fn decoded(bytes: &[u8]) -> Vec<[u8; 3]> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (u32::from(WIDTH), u32::from(HEIGHT)));
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

fn at(pixels: &[[u8; 3]], x: usize, y: usize) -> [u8; 3] {
    pixels[y * usize::from(WIDTH) + x]
}

#[test]
fn a_picture_is_small_and_in_the_colours_of_the_site() {
    let colours = Colours { accent: [200, 0, 0], paper: [250, 250, 240], ..Colours::default() };
    let bytes = Ground::new(&Frame { colours, ..frame("国分寺市", "組織目標") }).draw(&picture("政策部"));
    assert!(bytes.len() < 40_000, "{}", bytes.len());
    let pixels = decoded(&bytes);
    assert_eq!(at(&pixels, 600, 5), colours.accent);
    assert_eq!(at(&pixels, 10, 100), colours.paper);
    assert_eq!(at(&pixels, 10, 500), colours.wash);
    for colour in [colours.ink, colours.ink_soft, colours.accent_mid] {
        assert!(pixels.contains(&colour), "{colour:?}");
    }
}

#[test]
fn words_stay_within_the_margins_however_long_they_are() {
    let names = [
        "政策部".to_owned(),
        "まちづくり推進・デジタル行政改革・公共施設再編担当部会議室".to_owned(),
        "鬱".repeat(30),
        "国".repeat(500),
        "Department of Environmental Protection and Public Infrastructure".to_owned(),
        "W".repeat(80),
        "😀😀 \u{10ffff}".to_owned(),
        String::new(),
    ];
    for name in names {
        let long = Picture {
            year: Some("令和4年度（2022年度）".repeat(4)),
            due: [usize::MAX / 2; 12],
            ..picture(&name)
        };
        let frame = frame(&"東京都広域連合組合".repeat(5), &name);
        let pixels = decoded(&Ground::new(&frame).draw(&long));
        for (place, pixel) in pixels.iter().enumerate() {
            let (x, y) = (place % usize::from(WIDTH), place / usize::from(WIDTH));
            let is_margin =
                !(68..1132).contains(&x) || (14..40).contains(&y) || (412..432).contains(&y) || y >= 618;
            let ground = if y < 432 { [255, 255, 255] } else { Colours::default().wash };
            assert!(!is_margin || y < 14 || *pixel == ground, "{name}: {x}, {y}");
        }
    }
}

#[test]
fn a_character_that_the_font_lacks_is_a_geta() {
    let ground = Ground::new(&frame("国分寺市", "組織目標"));
    assert_eq!(ground.draw(&picture("政策部😀")), ground.draw(&picture("政策部〓")));
    assert_ne!(ground.draw(&picture("𠮷")), ground.draw(&picture("〓")));
}

#[test]
fn bars_are_as_high_as_their_months_are_full() {
    let pixels = decoded(&Ground::new(&frame("国分寺市", "組織目標")).draw(&picture("政策部")));
    let accent = Colours::default().accent;
    // Beside the middle, where no number stands.
    let height =
        |month: usize| (440..574).filter(|y| at(&pixels, 72 + month * 88 + 26, *y) == accent).count();
    assert!(height(11) > height(8) && height(8) > height(5) && height(2) > 0 && height(0) == 0);
}
