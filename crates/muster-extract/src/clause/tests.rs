//! Cases of the clause layer.
