//! What does a visitor see who asks for what is not there, or in a way that cannot be read?

use axum::http::StatusCode;

use crate::html::{check, text};
use crate::record::small;

#[tokio::test]
async fn a_bad_date_says_what_was_there_and_keeps_the_rest() {
    let served = small().await;
    for (address, name, found) in [
        ("/harm?as-of=2018-02-30&said-by=2020-01-01", "as-of", "2018-02-30"),
        ("/harm?said-by=next+week&as-of=2020-01-01", "said-by", "next week"),
        ("/harm?at=12&as-of=2020-01-01", "at", "12"),
        ("/harm?at=-1&as-of=2020-01-01", "at", "-1"),
        ("/harm?format=xml&as-of=2020-01-01", "format", "xml"),
        ("/findings?verdict=maybe&as-of=2020-01-01", "verdict", "maybe"),
        ("/findings?register=navy&as-of=2020-01-01", "register", "navy"),
    ] {
        let answer = served.get(address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        check(address, &answer.body);
        let shown = text(&answer.body);
        for wanted in [&format!("where {name}"), &format!("what was there {found}"), "what was expected", "hint"] {
            assert!(shown.contains(wanted), "{address} does not say {wanted}: {shown}");
        }
        let onward = answer.body.split("<ul class=\"onward\">").nth(1).expect("a way on");
        let link = onward.split('"').find(|part| part.starts_with('/')).expect("a link");
        assert!(link.ends_with("=2020-01-01"), "{address} loses the rest: {link}");
        assert!(!link.contains(&format!("{name}=")), "{address} leads back to itself: {link}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_in_plain_words() {
    let served = small().await;
    for address in ["/nowhere", "/harm/nowhere", "/claims/c:00", "/sources/0000000000", "/claims/"] {
        let answer = served.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        check(address, &answer.body);
        assert!(text(&answer.body).contains("Hint: "), "{address}");
    }
}

#[tokio::test]
async fn an_empty_field_of_the_form_leads_to_the_short_address() {
    let served = small().await;
    let answer = served.get("/harm?as-of=2018-01-01&said-by=&at=").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers["location"], "/harm?as-of=2018-01-01");
    let answer = served.get("//elsewhere.example/harm?as-of=").await;
    assert!(!answer.headers.get("location").is_some_and(|location| location.as_bytes().starts_with(b"//")));
}

#[tokio::test]
async fn a_pinned_page_says_so_and_leads_to_the_head() {
    let served = small().await;
    let shown = text(&served.page("/harm?at=9").await);
    assert!(shown.contains("Pinned at position 9 of 11"), "{shown}");
    let head = served.page("/harm?as-of=2018-01-01").await;
    assert!(head.contains("href=\"/harm?as-of=2018-01-01&#38;at=11\""), "the link that stays the same is offered");
    assert!(text(&head).contains("as of 1 Jan 2018"));
}

#[tokio::test]
async fn pages_change_nothing() {
    let served = small().await;
    let request = axum::http::Request::post("/harm").body(axum::body::Body::empty()).expect("a request");
    let answer = tower::ServiceExt::oneshot(served.router.clone(), request).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
}
