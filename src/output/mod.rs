//! How results look. Writes to any `Write`, decides nothing, knows no terminal and no flags.

mod failures;
mod json;
mod legible;
pub mod matrix;
pub mod response;
mod style;
pub mod verbose;

pub use legible::legible;
pub use style::Style;
