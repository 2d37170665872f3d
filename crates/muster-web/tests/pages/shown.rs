//! What do pages show, and where do they lead?

use axum::http::StatusCode;
use jiff::civil::date;
use muster_model::{BlockKind, Bound, Register};

use crate::html::{check, plain, text};
use crate::record::{document, links, small};

fn all_pages() -> Vec<String> {
    let registers = Register::ALL.iter().map(|register| format!("/{}", register.as_str()));
    registers.chain(["/", "/findings", "/sources", "/coverage"].map(str::to_owned)).collect()
}

#[tokio::test]
async fn every_page_has_its_landmarks_and_headers() {
    let served = small().await;
    for page in all_pages() {
        let answer = served.get(&page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        let tags = check(&page, &answer.body);
        for wanted in
            ["<title>", "<main id=\"content\"", "<nav class=\"rail\"", "class=\"skip\"", "lang=\"en\"", "<footer"]
        {
            assert!(answer.body.contains(wanted), "{page} lacks {wanted}");
        }
        for field in ["as-of", "said-by", "at"] {
            assert!(tags.iter().any(|tag| tag.get("name") == Some(field)), "{page} has no field {field}");
        }
        assert_eq!(tags.iter().filter(|tag| tag.name == "h1").count(), 1, "{page}");
        assert!(
            text(&answer.body).contains("Position 11, the head of the record"),
            "{page} does not say where it stands"
        );
        let policy = answer.headers.get("content-security-policy").expect("a policy").to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'"), "{policy}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    }
}

#[tokio::test]
async fn every_link_leads_somewhere_and_keeps_the_coordinates() {
    let served = small().await;
    let mut seen = std::collections::BTreeSet::new();
    let mut next = vec!["/?as-of=2021-12-09&said-by=2022-03-01&at=11".to_owned()];
    while let Some(address) = next.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let answer = served.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let kind = answer.headers["content-type"].to_str().expect("text");
        if !kind.starts_with("text/html") {
            continue;
        }
        for link in links(&check(&address, &answer.body)).into_keys() {
            let is_kept = ["as-of=2021-12-09", "said-by=2022-03-01", "at=11"].map(|part| link.contains(part));
            // Three links of the frame each leave one coordinate out, and say so; all others keep them.
            assert!(is_kept.iter().filter(|kept| !**kept).count() <= 1, "{address} leads to {link}");
            if is_kept == [true; 3] {
                next.push(link);
            }
        }
    }
    assert!(seen.len() > 30, "only {} addresses were found", seen.len());
}

#[tokio::test]
async fn a_figure_leads_to_its_sentence_and_its_document() {
    let served = small().await;
    let harm = served.page("/harm").await;
    let link = harm.split("href=\"").find(|rest| rest.starts_with("/claims/")).expect("a figure is a link");
    let claim = served.page(link.split('"').next().expect("an address")).await;
    let shown = text(&claim);
    assert!(shown.contains("In March 2017 the force received 27 reports and completed 30"), "{shown}");
    assert!(claim.contains("<mark>"), "the quote is marked in its sentence");
    for wanted in
        ["task force report", "1 May 2017", "coalition/harm.reports/en#by-hand", "{{cite web", "@misc{", "position 2,"]
    {
        assert!(shown.contains(wanted), "the claim's page lacks {wanted}");
    }
    let document = claim.split("href=\"").find(|rest| rest.starts_with("/sources/")).expect("the document is a link");
    let document = plain(document.split(['"', '#']).next().expect("an address"));
    let reader = served.page(&document).await;
    assert!(reader.contains("id=\"words\""), "the words that are looked at can be found in the text");
    assert!(reader.contains("aria-current=\"true\""), "and their claim in the list");
}

#[tokio::test]
async fn the_reader_marks_overlapping_claims_apart() {
    let served = small().await;
    let sources = served.page("/sources").await;
    let report =
        sources.split("href=\"").find(|rest| rest.contains("Figures for March")).expect("the report is listed");
    let reader = served.page(report.split('"').next().expect("an address")).await;
    assert!(reader.contains("class=\"mark stated-0 stated-1\""), "two claims run below each other");
    assert!(reader.contains("class=\"block boilerplate\""), "what was never read is dimmed");
    assert!(reader.contains("Share this &lt;page&gt; &amp; print it"), "text is escaped");
    let shown = text(&reader);
    assert!(shown.contains("Claims read here 5"), "{shown}");
}

#[tokio::test]
async fn findings_say_what_does_not_add_up_with_their_terms() {
    let served = small().await;
    let findings = served.page("/findings?verdict=fails").await;
    let shown = text(&findings);
    assert!(shown.contains("does not add up in the loaded documents"), "{shown}");
    assert!(shown.contains("completed 30 reports"), "{shown}");
    assert!(served.page("/findings?register=talks").await.contains("No finding matches this choice"));
}

#[tokio::test]
async fn marks_and_lanes_are_drawn() {
    let served = small().await;
    let forces = served.page("/forces").await;
    assert!(forces.contains("class=\"figure planned\""), "a plan is hatched");
    assert!(forces.contains("<span class=\"glyph\" aria-hidden=\"true\">≈</span>"), "the bound is a glyph");
    assert!(text(&forces).contains("about 2,500"), "and words for who cannot see it");
    let members = text(&served.page("/members").await);
    assert!(members.contains("no time in the words") || members.contains("No time in the words"), "{members}");
    let sources = text(&served.page("/sources").await);
    assert!(sources.contains("Documents without a day 1"), "{sources}");
}

#[tokio::test]
async fn an_append_is_seen_at_the_head_and_not_at_an_earlier_position() {
    let served = small().await;
    let before = text(&served.page("/sources").await);
    assert!(before.contains("3 documents, 8 claims"), "{before}");
    let mut later = document("later.txt", "news agency", Bound::day(date(2022, 1, 1)));
    later.block(BlockKind::Paragraph, "Nothing more was said.");
    served.add(later).await;
    assert!(text(&served.page("/sources").await).contains("4 documents"), "the head moved on");
    assert!(text(&served.page("/sources?at=11").await).contains("3 documents, 8 claims"), "the past did not");
}

#[tokio::test]
async fn said_by_leaves_out_what_was_not_said_yet() {
    let served = small().await;
    let forces = text(&served.page("/forces?said-by=2020-01-01").await);
    assert!(!forces.contains("2,500"), "{forces}");
    assert!(forces.contains("Nothing here at these coordinates"), "{forces}");
    assert!(forces.contains("What would fill it"), "{forces}");
    let sources = text(&served.page("/sources?said-by=2020-01-01").await);
    assert!(sources.contains("1 said after the day asked for is left out"), "{sources}");
    let overview = served.page("/?said-by=2020-01-01").await;
    assert!(overview.contains("href=\"/?said-by=2021-12-31\""), "the timeline leads forward too");
}

#[tokio::test]
async fn tables_come_as_data_too() {
    let served = small().await;
    for (format, kind, wanted) in [
        ("csv", "text/csv; charset=utf-8", "section,group,lane,month"),
        ("json", "application/json", "\"register\": \"harm\""),
        ("jsonl", "application/jsonl; charset=utf-8", "{\"section\":"),
    ] {
        let answer = served.get(&format!("/harm?format={format}")).await;
        assert_eq!(answer.headers["content-type"], kind);
        assert!(answer.body.contains(wanted), "{format}: {}", answer.body);
    }
    let findings = served.get("/findings?verdict=fails&format=csv").await.body;
    assert_eq!(findings.lines().filter(|line| line.contains(",fails,")).count(), findings.lines().count() - 1);
}

#[tokio::test]
async fn the_style_sheet_is_named_by_its_hash_and_kept() {
    let served = small().await;
    let page = served.page("/").await;
    let style = page.split('"').find(|part| part.starts_with("/static/style-")).expect("a style sheet");
    let answer = served.get(style).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
    assert!(answer.body.contains("prefers-color-scheme: dark"));
    assert_eq!(served.get("/static/style-000000000000.css").await.status, StatusCode::NOT_FOUND);
    assert_eq!(served.get("/favicon.ico").await.status, StatusCode::TEMPORARY_REDIRECT);
}

#[tokio::test]
async fn an_empty_record_says_what_would_fill_it() {
    let served = crate::record::Served::with(Vec::new()).await;
    for page in all_pages() {
        served.page(&page).await;
    }
    assert!(text(&served.page("/").await).contains("muster add"));
}
