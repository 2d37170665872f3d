//! What is read of a web page, and is it found again in its bytes? Every page here is invented.

mod common;

use common::{check, headers, read, sound, source, written};
use muster_model::document::Document;
use muster_model::id::Language;

const ONE: &str = "The force trained nine battalions in the spring, and it plans to train twelve more before the snow.";
const TWO: &str =
    "Norland will withdraw its engineers from the harbour in May, its minister of defence told reporters.";

#[test]
fn a_page_keeps_its_article_and_marks_its_frame() {
    let document = check(
        &format!(
            "<!doctype html><html lang=\"en-GB\"><head><title>Force trains | Gazette</title>\
             <meta property=\"og:site_name\" content=\"Harbour Gazette\"><link rel=canonical href=\"https://harbour.example/1\">\
             <meta property=\"article:published_time\" content=\"2025-05-02T10:00:00Z\"><style>p {{}}</style></head>\
             <body><header><a href=/>Gazette</a></header><nav><ul><li>World<li>Roads</ul></nav>\
             <main><h1>Force&nbsp;trains</h1><p>By A Writer</p><p>{ONE}<p>He said &ldquo;ten&rdquo; <b>stay</b> there.\
             <h2>Members</h2><ol start=3><li>Norland<li><p>Sudria</p></ol>\
             <table><tr><th>Country<th>Troops</tr><tr><td>Norland<td>2,500</tr></table>\
             <div class=\"share-bar\">Tell a friend</div></main>\
             <aside>Other things</aside><script>var x = \"<p>no\";</script><footer>Harbour street</footer></body></html>"
        ),
        &[
            "header: 2025-05-02T10:00:00Z",
            "boilerplate: Gazette",
            "boilerplate: World",
            "boilerplate: Roads",
            "heading: Force\u{a0}trains",
            "header: By A Writer",
            &format!("paragraph: {ONE}"),
            "paragraph: He said “ten” stay there.",
            "heading: Members",
            "item 3: Norland",
            "item 4: Sudria",
            "row: Country|Troops",
            "row: Norland|2,500",
            "boilerplate: Tell a friend",
            "boilerplate: Other things",
            "boilerplate: Harbour street",
        ],
    );
    let part = &document.parts[0];
    assert_eq!(source(part)[..2], ["Harbour Gazette (metadata)", "Force trains (stated)"]);
    assert_eq!(part.source.address.as_ref().map(|address| address.text.as_str()), Some("https://harbour.example/1"));
    assert_eq!(part.language, Some(Language::new("en")));
    assert_eq!(headers(&document, 0), ["DateLine: 2025-05-02T10:00:00Z"]);
    assert_eq!(document.format, "text/html; utf-8");
}

/// Returns the captured bytes a piece of the text came from, by the run it begins in.
fn origin(document: &Document, piece: &str) -> usize {
    let at = document.text.find(piece).expect("the text holds the piece");
    let (span, start) = document.origins.iter().rfind(|(span, _)| span.start <= at).expect("a run begins before it");
    start + (at - span.start)
}

#[test]
fn every_run_is_found_again_in_the_bytes() {
    let page = "<!doctype html>\n<p>Charg&eacute;  d'affaires\n   said <b>twelve</b>\tmore &amp; left.</p><p>Next line was here.";
    let document =
        check(page, &["paragraph: Chargé d'affaires said twelve more & left.", "paragraph: Next line was here."]);
    for piece in ["Charg", "d'affaires", "said", "twelve", "more", "left.", "Next line"] {
        assert_eq!(Some(origin(&document, piece)), page.find(piece), "{piece}");
    }
    assert_eq!(Some(origin(&document, "é")), page.find("&eacute;"));
}

#[test]
fn bytes_of_other_encodings_are_counted_as_captured() {
    let page = "<html><head><meta charset=\"windows-1252\"></head><body><p>Le général a quitté la base hier matin.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    let document = read(&bytes);
    sound(&document);
    assert_eq!(document.format, "text/html; windows-1252");
    assert_eq!(written(&document), ["paragraph: Le général a quitté la base hier matin."]);
    let start = bytes.windows(2).position(|pair| pair == b"Le").expect("the page holds the words");
    assert_eq!(origin(&document, "Le g"), start);
}

#[test]
fn a_date_behind_a_short_line_is_a_line_of_its_own() {
    let document = check(
        &format!(
            "<article><h1>Force trains</h1><p><time datetime=\"2025-05-02\">2 hours ago</time></p><p>{ONE}</p>\
                  <p>On <time datetime=\"2025-05-01\">1 May</time> ten of them left the base.</p></article>"
        ),
        &[
            "heading: Force trains",
            "header: 2 hours ago",
            "header: 2025-05-02",
            &format!("paragraph: {ONE}"),
            "paragraph: On 1 May ten of them left the base.",
        ],
    );
    assert_eq!(headers(&document, 0), ["DateLine: 2 hours ago", "DateLine: 2025-05-02"]);
}

#[test]
fn linked_data_dates_a_page() {
    let page = format!(
        "<html><head><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"datePublished\": \"2025-05-02\"}}</script>\
         </head><body><h1>Force trains</h1><p>{ONE}</p></body></html>"
    );
    let document = read(page.as_bytes());
    assert_eq!(headers(&document, 0), ["DateLine: 2025-05-02"]);
    assert_eq!(Some(origin(&document, "2025-05-02")), page.find("2025-05-02"));
}

#[test]
fn articles_of_a_page_are_parts() {
    let document = check(
        &format!(
            "<body><h1>Latest</h1><article><h2>Force trains</h2><time>2 May 2025</time><p>{ONE}</p></article>\
             <article><h2>Engineers leave</h2><p>{TWO}</p></article><footer>Harbour street</footer></body>"
        ),
        &[
            "heading: Latest",
            "1 heading: Force trains",
            "1 header: 2 May 2025",
            &format!("1 paragraph: {ONE}"),
            "2 heading: Engineers leave",
            &format!("2 paragraph: {TWO}"),
            "2 boilerplate: Harbour street",
        ],
    );
    assert_eq!(document.parts.len(), 3);
    assert_eq!(source(&document.parts[2])[1], "Engineers leave (stated)");
}

#[test]
fn tables_that_only_place_things_are_no_rows() {
    check(
        &format!(
            "<table><tr><td><h1>Force trains</h1><p>{ONE}</p></td><td><ul><li>Norland</li><li>Sudria</li></ul></td></tr></table>"
        ),
        &["heading: Force trains", &format!("paragraph: {ONE}"), "item: Norland", "item: Sudria"],
    );
}

#[test]
fn breaks_part_lines_but_not_headings() {
    check(
        &format!("<h1>Force<br>trains</h1><div>{ONE}<br><br>{TWO}</div><pre>It was so.\nIt is so no more.</pre>"),
        &[
            "heading: Force trains",
            &format!("paragraph: {ONE}"),
            &format!("paragraph: {TWO}"),
            "paragraph: It was so.",
            "paragraph: It is so no more.",
        ],
    );
}

#[test]
fn a_page_that_would_be_all_frame_is_read() {
    check(&format!("<div class=menu><p>{ONE}</p></div>"), &[&format!("paragraph: {ONE}")]);
}
