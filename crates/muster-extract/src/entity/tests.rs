//! What a text names, case by case.
