//! What the file says about itself and to printers.

use super::bytes;

#[test]
fn scratch() {
    if let (Ok(site), Ok(out)) = (std::env::var("FORM_SITE"), std::env::var("FORM_OUT")) {
        let clock = crate::plan::Clock { now: jiff::Timestamp::UNIX_EPOCH, shows_withheld: false };
        let loaded = crate::pipeline::load(
            std::path::Path::new(&site),
            &crate::settings::Overrides::default(),
            |_| clock,
        )
        .unwrap();
        assert!(!loaded.has_errors(), "{:#?}", loaded.findings);
        let t = std::time::Instant::now();
        let b = bytes(&loaded);
        println!("{:?} {} bytes", t.elapsed(), b.len());
        for _ in 0..3 {
            let t = std::time::Instant::now();
            for _ in 0..20 {
                bytes(&loaded);
            }
            println!("{:?} each", t.elapsed() / 20);
        }
        std::fs::write(out, b).unwrap();
    }
}
