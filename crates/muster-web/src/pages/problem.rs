//! What does a visitor see when something is wrong? Plain words, what was there, what was expected, and a hint.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::asked::Unreadable;
use crate::assets;
use crate::error::WebError;
use crate::frame::Frame;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    heading: &'static str,
    problems: Vec<Unreadable>,
    words: String,
    hint: String,
    onward: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "broken.html")]
struct BrokenPage {
    style: &'static str,
    icon: &'static str,
}

/// Answers an address that leads nowhere.
pub(crate) async fn not_found(visit: Visit) -> Response {
    nothing_there(
        visit,
        "There is no page at this address.".into(),
        "choose a register on the left, or look in Sources".into(),
    )
}

/// Answers with what is not there, and a hint.
pub(crate) fn nothing_there(mut visit: Visit, words: String, hint: String) -> Response {
    let links = visit.links();
    visit.path = "/".into();
    visit.asked.rest.clear();
    let page = ProblemPage {
        frame: Frame::of(&visit, "Not found"),
        heading: "Not found",
        problems: Vec::new(),
        words,
        hint,
        onward: vec![("Overview".into(), links.page("/")), ("Sources".into(), links.page("/sources"))],
    };
    with_status(StatusCode::NOT_FOUND, &page)
}

/// Answers an address whose coordinates cannot be read; what could be read is kept.
pub(crate) fn unreadable(visit: &Visit, problems: Vec<Unreadable>) -> Response {
    let mut frame = Frame::of(visit, "This address cannot be read");
    let is_readable = |name: &str| problems.iter().all(|problem| problem.name != name);
    frame.controls.hidden.retain(|(name, _)| is_readable(name));
    let kept: Vec<(&str, &str)> =
        frame.controls.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let without = visit.links().with(&visit.path, &kept);
    let page = ProblemPage {
        frame,
        heading: "This address cannot be read",
        problems,
        words: "Nothing was left out silently: the part below could not be read, and the rest is kept.".into(),
        hint: String::new(),
        onward: vec![("Show the page without it".into(), without)],
    };
    with_status(StatusCode::BAD_REQUEST, &page)
}

/// Answers a request to change something: pages only show.
pub(crate) async fn not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, "pages only show the record; use GET\n").into_response()
}

/// Answers when the record itself fails: the log gets the error, the visitor plain words.
pub(crate) fn broken(error: &WebError) -> Response {
    eprintln!("error: {error}");
    let page = BrokenPage { style: assets::style(), icon: assets::icon() };
    with_status(StatusCode::INTERNAL_SERVER_ERROR, &page)
}

fn with_status(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => (status, "this page could not be set\n").into_response(),
    }
}
