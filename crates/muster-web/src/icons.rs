//! Which picture stands for which page? Strokes on a grid of 24, drawn for this project.

use std::fmt;

use askama::filters::HtmlSafe;
use muster_model::Register;

/// A picture; its word always stands beside it, so that it says nothing to a screen reader.
#[derive(Clone, Copy)]
pub(crate) struct Icon(&'static str);

impl HtmlSafe for Icon {}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">";
        write!(f, "{head}<path d=\"{}\"/></svg>", self.0)
    }
}

/// Returns the picture of a register.
pub(crate) fn register_icon(register: Register) -> Icon {
    icon(register.as_str())
}

/// Returns the picture of that name, or a plain square.
pub(crate) fn icon(name: &str) -> Icon {
    Icon(match name {
        "overview" => "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z",
        "taskforce" => "M12 3l8 3v6c0 5-3.5 7.6-8 9-4.5-1.4-8-4-8-9V6z",
        "members" => {
            "M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.3.7 3.6 2.6 4 5.5"
        }
        "command" => "M5 9l7-5 7 5M5 14l7-5 7 5M5 19l7-5 7 5",
        "forces" => "M4 20V12M9.3 20V4M14.7 20V9M20 20v-5",
        "operations" => {
            "M12 3c1 0 1.5 1.5 1.5 3v4L21 14v2l-7.5-2v4l2.5 2v1.5L12 20.5l-4 1V20l2.5-2v-4L3 16v-2l7.5-4V6c0-1.5.5-3 1.5-3z"
        }
        "training" => "M2 9l10-5 10 5-10 5zM6 11.5V17c2 2 10 2 12 0v-5.5M22 9v6",
        "support" => "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
        "territory" => "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
        "harm" => {
            "M12 20C5 15.5 3 12 3 8.8A4.8 4.8 0 0 1 12 6.5a4.8 4.8 0 0 1 9 2.3C21 12 19 15.5 12 20zM7 11h3l1.5-2.5 2 5L15 11h2"
        }
        "inquiries" => "M10.5 17a6.5 6.5 0 1 0 0-13a6.5 6.5 0 0 0 0 13M15.5 15.5L21 21",
        "transition" => "M5 21V4M5 5h13l-3 4 3 4H5",
        "talks" => "M3 5h12v8H8l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-5v-1",
        "media" => "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12.5h7M7 16h4",
        "findings" => "M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
        "sources" => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
        "coverage" => "M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4z",
        _ => "M5 5h14v14H5z",
    })
}
