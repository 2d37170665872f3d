//! What do pages load beside themselves? One style sheet and one picture, embedded, named by their hash.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use muster_model::sha256_hex;

const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/style.css"));
const ICON: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/icon.svg"));

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| hashed("style", "css", STYLE));
static ICON_PATH: LazyLock<String> = LazyLock::new(|| hashed("icon", "svg", ICON));

fn hashed(name: &str, ending: &str, content: &str) -> String {
    format!("/static/{name}-{}.{ending}", &sha256_hex(content.as_bytes())[..12])
}

/// Returns the address of the style sheet.
pub(crate) fn style() -> &'static str {
    &STYLE_PATH
}

/// Returns the address of the picture in a browser's tab.
pub(crate) fn icon() -> &'static str {
    &ICON_PATH
}

/// Answers with a file; a name whose hash is another's is not there.
pub(crate) async fn file(Path(file): Path<String>) -> Response {
    let asked = format!("/static/{file}");
    let found = [(style(), "text/css; charset=utf-8", STYLE), (icon(), "image/svg+xml", ICON)];
    match found.into_iter().find(|(path, ..)| *path == asked) {
        Some((_, kind, content)) => {
            let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, content).into_response()
        }
        None => axum::http::StatusCode::NOT_FOUND.into_response(),
    }
}

/// Leads browsers that ask for the old name to the picture.
pub(crate) async fn favicon() -> Redirect {
    Redirect::temporary(icon())
}
