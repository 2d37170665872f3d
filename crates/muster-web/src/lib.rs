//! How do people work on the record? Pages, complete without scripts, at three coordinates.
//!
//! A visit is one path: `asked` reads the coordinates out of the address, `app` holds the answers that stand
//! there, a file of `pages` picks what its page shows, and the template of the same name sets it.
//! Everything shown comes out of [`muster_work::Answers`], which is masked; this room never sees a ledger's claims
//! unmasked, never decides what figures mean, and keeps nothing but a cache of answers.

mod app;
mod asked;
mod assets;
mod drawn;
mod error;
mod export;
mod finding;
mod frame;
mod headers;
mod headline;
mod icons;
mod links;
mod marked;
mod pages;
mod quoted;
mod ready;
mod spark;
mod timeline;
mod visit;

pub use error::WebError;

use axum::Router;
use axum::routing::get;
use muster_model::Day;
use muster_work::{Packs, Record};

use app::App;

/// Serves a record until `shutdown` is done; `today` is asked once for each visit.
///
/// # Errors
/// When the record's ledger cannot be opened, or the listener fails.
pub async fn serve(
    record: Record,
    packs: Packs,
    listener: tokio::net::TcpListener,
    today: fn() -> Day,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), WebError> {
    let router = router(record, packs, today).await?;
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await.map_err(WebError::Listen)
}

/// Returns the pages of a record.
///
/// # Errors
/// When the record's ledger cannot be opened.
pub async fn router(record: Record, packs: Packs, today: fn() -> Day) -> Result<Router, WebError> {
    let app = App::open(record, packs, today).await?;
    let router = Router::new()
        .route("/", get(pages::overview::page))
        .route("/findings", get(pages::findings::page))
        .route("/sources", get(pages::sources::page))
        .route("/sources/{document}", get(pages::reader::page))
        .route("/claims/{claim}", get(pages::claim::page))
        .route("/coverage", get(pages::coverage::page))
        .route("/{register}", get(pages::register::page))
        .route("/favicon.ico", get(assets::favicon))
        .route("/static/{file}", get(assets::file))
        .fallback(pages::problem::not_found)
        .method_not_allowed_fallback(pages::problem::not_allowed)
        .with_state(app);
    Ok(router.layer(axum::middleware::map_response(headers::secure)))
}
