//! What has the record seen? Documents by publisher; what is not loaded is not the same as what was not said.

use axum::response::Response;

use crate::export::{Exported, in_form};
use crate::pages::{register, set};
use crate::visit::Visit;

/// Answers `/coverage`.
pub(crate) async fn page(visit: Visit) -> Response {
    let table = muster_record::coverage::table(&visit.ready.answers.view(visit.app.packs()));
    if let Some(response) = in_form(&visit, "coverage", &Exported::Table(&table)) {
        return response;
    }
    set(&register::tables(&visit, &table))
}
