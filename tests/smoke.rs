use crate::harness::Site;
#[test]
fn smoke() {
    let t = std::time::Instant::now();
    let o = Site::new().build().is_clean();
    eprintln!("{:?}", t.elapsed());
    for p in o.pages() { eprintln!("/{} {:?}", p.address(), p.leads_to().len()); }
    eprintln!("{:?} {}", o.output_files(), o.stderr());
    let t = std::time::Instant::now();
    let o = Site::real().build().is_clean();
    eprintln!("{:?}", t.elapsed());
    let t = std::time::Instant::now();
    Site::real().check().is_clean();
    eprintln!("check {:?}", t.elapsed());
    eprintln!("{}", o.stderr());
    let t = std::time::Instant::now();
    Site::new().goal("01-x", |g|g.category("市長特名")).check().status(1).finding("category-unknown").words("市長特名");
    eprintln!("check {:?}", t.elapsed());
}
