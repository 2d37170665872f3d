//! The pages, one file each, all of one shape: a visit in, an answer out.

pub(crate) mod claim;
pub(crate) mod coverage;
pub(crate) mod findings;
pub(crate) mod overview;
pub(crate) mod problem;
pub(crate) mod reader;
pub(crate) mod register;
pub(crate) mod sources;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::error::WebError;

/// Sets a page.
pub(crate) fn set(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => problem::broken(&WebError::from(error)),
    }
}
