//! What does one visit bring? The page asked for, its coordinates, and the answers that stand there.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use muster_model::{Coordinates, Position};

use crate::app::App;
use crate::asked::{Asked, read};
use crate::links::Links;
use crate::pages::problem;
use crate::ready::Ready;

/// One visit to one page.
pub(crate) struct Visit {
    /// The record.
    pub app: App,
    /// The answers at the coordinates asked for.
    pub ready: Arc<Ready>,
    /// What was asked.
    pub asked: Asked,
    /// The page's own path.
    pub path: String,
    /// Where the record ends now.
    pub head: Position,
}

impl Visit {
    /// Returns what makes links that keep the coordinates.
    pub(crate) fn links(&self) -> Links {
        Links::keeping(self.asked.coordinates)
    }

    /// Returns what was asked beside the coordinates.
    pub(crate) fn rest(&self, name: &str) -> Option<&str> {
        self.asked.rest.get(name).map(String::as_str)
    }

    /// Returns the address of this page at other coordinates, everything else kept.
    pub(crate) fn here(&self, coordinates: Coordinates) -> String {
        let rest: Vec<(&str, &str)> =
            self.asked.rest.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Links::keeping(coordinates).with(&self.path, &rest)
    }

    /// Returns the address of this page in another form.
    pub(crate) fn exported(&self, format: &str) -> String {
        let rest = self.asked.rest.iter().filter(|(name, _)| name.as_str() != "format");
        let mut rest: Vec<(&str, &str)> = rest.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        rest.push(("format", format));
        self.links().with(&self.path, &rest)
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let fields = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let fields = fields.map(|Query(fields)| fields).unwrap_or_default();
        let head = app.head().await.map_err(|error| problem::broken(&error))?;
        let reading = read(fields, head);
        // A path of two strokes would lead a browser to another host.
        let path = format!("/{}", parts.uri.path().trim_start_matches(['/', '\\']));
        let ready = app.ready(reading.asked.coordinates, head).await.map_err(|error| problem::broken(&error))?;
        let visit = Self { app: app.clone(), ready, asked: reading.asked, path, head };
        if !reading.unreadable.is_empty() {
            return Err(problem::unreadable(&visit, reading.unreadable));
        }
        if reading.has_empty {
            return Err(Redirect::to(&visit.here(visit.asked.coordinates)).into_response());
        }
        Ok(visit)
    }
}
